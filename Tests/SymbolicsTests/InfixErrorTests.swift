import Symbolics
import Testing

struct InfixErrorTests {
  struct Malformed: CustomTestStringConvertible {
    let text: String
    let message: String
    let diagram: String
    init(_ text: String, _ message: String, diagram: String) {
      self.text = text
      self.message = message
      self.diagram = diagram
    }
    var testDescription: String { text }
  }

  static let structure = [
    Malformed(
      "", "column 1: the expression is empty",
      diagram: """

        ^
        """),
    Malformed(
      "x +", "column 4: the expression ends where an operand is expected",
      diagram: """
        x +
           ^
        """),
    Malformed(
      "x*/y", "column 3: unexpected '/'; expected a number, a name or an opening bracket",
      diagram: """
        x*/y
          ^
        """),
    Malformed(
      "x*(x+1", "column 7: the '(' in column 3 is not closed",
      diagram: """
        x*(x+1
              ^
        """),
    Malformed(
      "x+1)", "column 4: ')' closes no bracket",
      diagram: """
        x+1)
           ^
        """),
    Malformed(
      "(x+1]", "column 5: ']' does not close the '(' in column 1",
      diagram: """
        (x+1]
            ^
        """),
    Malformed(
      "()", "column 2: unexpected ')'; expected a number, a name or an opening bracket",
      diagram: """
        ()
         ^
        """),
    Malformed(
      "|x", "column 3: the '|' in column 1 is not closed; write abs(…) where bars are nested",
      diagram: """
        |x
          ^
        """),
    Malformed(
      "x 2", "column 3: the number '2' follows an operand; write '*' or '^' between them",
      diagram: """
        x 2
          ^
        """),
    Malformed(
      "√-x", "column 2: put a bracket around what the root is of",
      diagram: """
        √-x
         ^
        """),
  ]

  static let words = [
    Malformed(
      "2*sn(x)", "column 3: unknown name 'sn'; did you mean 'sin'?",
      diagram: """
        2*sn(x)
          ^
        """),
    Malformed(
      "arcsine(x)", "column 1: unknown name 'arcsine'; did you mean 'arcsin'?",
      diagram: """
        arcsine(x)
        ^
        """),
    Malformed(
      "1 + sinx", "column 5: unknown name 'sinx'; did you mean 'sin x'?",
      diagram: """
        1 + sinx
            ^
        """),
    Malformed(
      "foo(x)",
      "column 1: unknown name 'foo'; names are x, y, z, t, a0 to a9, pi, e, Y"
        + " and functions such as sin, ln, sqrt",
      diagram: """
        foo(x)
        ^
        """),
    Malformed(
      "sin +", "column 6: the expression ends where an operand is expected",
      diagram: """
        sin +
             ^
        """),
    Malformed(
      "sin*x", "column 4: 'sin' needs an argument, as in sin(x)",
      diagram: """
        sin*x
           ^
        """),
    Malformed(
      "sin^x(x)",
      "column 5: the power of a function name is an integer, as in sin^2(x);"
        + " write (sin(x))^… otherwise",
      diagram: """
        sin^x(x)
            ^
        """),
    Malformed(
      "sin^-2(x)",
      "column 5: a negative power of a function name is ambiguous; write 1/sin(x)^2",
      diagram: """
        sin^-2(x)
            ^
        """),
    Malformed(
      "log2(x)",
      "column 1: a digit follows 'log'; write log(2*x), or ln(x)/ln(2) for the logarithm to base 2",
      diagram: """
        log2(x)
        ^
        """),
    Malformed(
      "a10", "column 1: unknown coefficient 'a10'; coefficients are a0 to a9",
      diagram: """
        a10
        ^
        """),
    Malformed(
      "Y'''", "column 1: derivatives go up to the second, Y''",
      diagram: """
        Y'''
        ^
        """),
    Malformed(
      "x'", "column 2: only Y takes a prime, as in Y' and Y''",
      diagram: """
        x'
         ^
        """),
  ]

  static let characters = [
    Malformed(
      "x!", "column 2: the factorial '!' is not supported",
      diagram: """
        x!
         ^
        """),
    Malformed(
      "y = x", "column 3: '=' does not belong in an expression; give one side of the equation",
      diagram: """
        y = x
          ^
        """),
    Malformed(
      "1,5", "column 2: unexpected ','; write decimals with a point and no thousands separators",
      diagram: """
        1,5
         ^
        """),
    Malformed(
      "x+#", "column 3: unexpected character '#'",
      diagram: """
        x+#
          ^
        """),
    Malformed(
      "x\t+\u{7}", "column 4: unexpected character ' '",
      diagram: "x + \n   ^"),
    Malformed(
      "1e99999",
      "column 2: the exponent '99999' is above 9999; write a power such as 10^(20000)",
      diagram: """
        1e99999
         ^
        """),
    Malformed(
      "x⁻", "column 2: '⁻' is not a raised integer; write the power with '^'",
      diagram: """
        x⁻
         ^
        """),
  ]

  @Test(arguments: structure + words + characters)
  func malformedTextNamesTheColumnAndTheRemedy(_ example: Malformed) throws {
    let error = try #require(throws: InfixError.self) { try Expr(infix: example.text) }
    #expect(error.description == example.message)
    #expect(error.diagram(for: example.text) == example.diagram)
  }

  @Test func theDiagramOfALongLineShowsThePartAroundTheColumn() {
    let text = String(repeating: "x+", count: 100) + "?" + String(repeating: "+x", count: 100)
    let diagram = InfixError(column: 200, message: "").diagram(for: text).split(separator: "\n")
    #expect(diagram.count == 2)
    #expect(diagram[0].count == 74)
    #expect(diagram[0].hasPrefix("…") && diagram[0].hasSuffix("…"))
    #expect(Array(diagram[0])[diagram[1].count - 1] == "?")
    #expect(InfixError(column: 401, message: "").diagram(for: text).hasSuffix(" ^"))
  }
}
