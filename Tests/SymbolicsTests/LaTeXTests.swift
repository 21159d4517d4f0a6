import Randomness
import Symbolics
import Testing

struct LaTeXTests {
  struct Printing: CustomTestStringConvertible {
    let infix: String
    let latex: String
    init(_ infix: String, _ latex: String) {
      self.infix = infix
      self.latex = latex
    }
    var testDescription: String { infix }
  }

  static let printings = [
    Printing("x*sin(x) + cos(x)", #"x \sin\left(x\right) + \cos\left(x\right)"#),
    Printing("x^2/2", #"\frac{x^{2}}{2}"#),
    Printing("-x/2", #"-\frac{x}{2}"#),
    Printing("1/(x+1)", #"\frac{1}{x + 1}"#),
    Printing("(x+1)/(2*x)", #"\frac{x + 1}{2 x}"#),
    Printing("sqrt(x+1)", #"\sqrt{x + 1}"#),
    Printing("x^-1", #"\frac{1}{x}"#),
    Printing("2*3*x^10", #"2 \cdot 3 x^{10}"#),
    Printing("x*2^x", #"x \cdot 2^{x}"#),
    Printing("x*(-2)", #"x \cdot \left(-2\right)"#),
    Printing("2*(1/3)", #"2 \cdot \frac{1}{3}"#),
    Printing("(1/2)^x", #"\left(\frac{1}{2}\right)^{x}"#),
    Printing("(x+1)*(x-1)", #"\left(x + 1\right) \left(x - 1\right)"#),
    Printing("e^x*pi", #"e^{x} \pi"#),
    Printing("exp(x)^2", #"\left(e^{x}\right)^{2}"#),
    Printing("sin(x)^2", #"\sin^{2}\left(x\right)"#),
    Printing("sin(x)^y", #"\sin\left(x\right)^{y}"#),
    Printing("|x|*a8", #"\left|x\right| a_{8}"#),
    Printing("asin(x) - asinh(x)", #"\arcsin\left(x\right) - \operatorname{arsinh}\left(x\right)"#),
    Printing("x^(2/3)", #"x^{\frac{2}{3}}"#),
    Printing("Y'' - Y'/2", #"Y'' - \frac{Y'}{2}"#),
    Printing("x - (y - z)", #"x - \left(y - z\right)"#),
    Printing("sign(x)/ln(x)", #"\frac{\operatorname{sgn}\left(x\right)}{\ln\left(x\right)}"#),
  ]

  @Test(arguments: printings)
  func expressionsPrintAsInTextbooks(_ example: Printing) throws {
    #expect(try Expr(infix: example.infix).latex == example.latex)
  }

  static let readings = [
    InfixParserTests.Reading(
      #"\dfrac{x}{2} \times \tfrac12"#, "mul div x INT+ 2 div INT+ 1 INT+ 2"),
    InfixParserTests.Reading(#"\frac x2"#, "div x INT+ 2"),
    InfixParserTests.Reading(#"\frac{1}{\frac{1}{x}}"#, "div INT+ 1 div INT+ 1 x"),
    InfixParserTests.Reading(#"\sin\frac{1}{2}x"#, "sin mul div INT+ 1 INT+ 2 x"),
    InfixParserTests.Reading(#"\sin 2x \cos x"#, "mul sin mul INT+ 2 x cos x"),
    InfixParserTests.Reading(#"\sin{x}"#, "sin x"),
    InfixParserTests.Reading(#"\sin^{-1}(x)"#, "asin x"),
    InfixParserTests.Reading(#"\sin^2 x"#, "pow sin x INT+ 2"),
    InfixParserTests.Reading(#"\sqrt[3]{x+1}"#, "pow add x INT+ 1 div INT+ 1 INT+ 3"),
    InfixParserTests.Reading(#"\sqrt[2]{x}"#, "sqrt x"),
    InfixParserTests.Reading(#"\sqrt[5]x"#, "pow x div INT+ 1 INT+ 5"),
    InfixParserTests.Reading(#"\sqrt2x"#, "mul sqrt INT+ 2 x"),
    InfixParserTests.Reading(#"\mathrm{e}^{x}"#, "exp x"),
    InfixParserTests.Reading(#"\operatorname{arctanh} x"#, "atanh x"),
    InfixParserTests.Reading(#"\left\lvert x\right\rvert"#, "abs x"),
    InfixParserTests.Reading(#"|x|\,\lvert y\rvert"#, "mul abs x abs y"),
    InfixParserTests.Reading(#"\left\{x\right\} \bigl[y\bigr]"#, "mul x y"),
    InfixParserTests.Reading(#"xy\cdot a_1 a_{2}"#, "mul x mul y mul a1 a2"),
    InfixParserTests.Reading(#"x \div y"#, "div x y"),
    InfixParserTests.Reading(#"x^2y"#, "mul pow x INT+ 2 y"),
    InfixParserTests.Reading(#"2\pi x~+\;1"#, "add mul INT+ 2 mul pi x INT+ 1"),
    InfixParserTests.Reading(#"0.5\ln(x)"#, "mul div INT+ 1 INT+ 2 ln x"),
    InfixParserTests.Reading(#"\log x"#, "ln x"),
  ]

  @Test(arguments: readings)
  func usualVariantsAreRead(_ reading: InfixParserTests.Reading) throws {
    #expect(try Expr(latex: reading.text).prefixText == reading.prefix)
  }

  @Test(arguments: 0..<20)
  func printedLaTeXReadsBackToTheSameNormalForm(seed: UInt64) throws {
    var random = RandomStream(seed: seed).child("latex")
    for size in 0..<300 {
      let expr = NotationRandomTree.expression(&random, operators: size % 15)
      let read = try Expr(latex: expr.latex)
      #expect(
        read.notationNormalForm == expr.notationNormalForm, "\(expr.prefixText): \(expr.latex)")
    }
  }

  struct Malformed: CustomTestStringConvertible {
    let text: String
    let message: String
    init(_ text: String, _ message: String) {
      self.text = text
      self.message = message
    }
    var testDescription: String { text }
  }

  static let malformed = [
    Malformed(#"\foo{x}"#, #"column 1: unknown command '\foo'"#),
    Malformed(#"\farc{x}{2}"#, #"column 1: unknown command '\farc'; did you mean '\frac'?"#),
    Malformed(#"\frac{x}"#, #"column 9: expected '{', as in \frac{1}{2} or \sqrt[3]{x}"#),
    Malformed(#"\frac{x"#, #"column 8: the '{' in column 6 is not closed"#),
    Malformed(
      #"\frac{}{2}"#, "column 7: unexpected '}'; expected a number, a name or an opening bracket"),
    Malformed(#"\left(x\right]"#, #"column 8: '\right]' does not close the '\left(' in column 1"#),
    Malformed(#"\left.x"#, #"column 6: unknown delimiter '.'; use ( ) [ ] | or \{ \}"#),
    Malformed(#"x^10"#, "column 3: LaTeX raises only the first digit of '10'; write ^{…}"),
    Malformed(#"sin(x)"#, #"column 1: unknown letter 's'; did you mean '\sin'?"#),
    Malformed(
      #"b"#, "column 1: unknown letter 'b'; letters are x, y, z, t, e, Y and a_{0} to a_{9}"),
    Malformed(#"\operatorname{snh}"#, "column 15: unknown name 'snh'; did you mean 'sinh'?"),
    Malformed(
      #"\sqrt[x]{2}"#, #"column 6: the degree of a root is an integer above 1, as in \sqrt[3]{x}"#),
    Malformed(#"\log_2 x"#, "column 5: only the coefficients take an index, as in a_{0}"),
    Malformed(#"x\"#, #"column 2: a backslash ends the line; write a command such as \sin"#),
    Malformed(#"a_{12}"#, "column 1: coefficients are a_{0} to a_{9}"),
  ]

  @Test(arguments: malformed)
  func malformedLaTeXNamesTheColumnAndTheRemedy(_ example: Malformed) throws {
    let error = try #require(throws: InfixError.self) { try Expr(latex: example.text) }
    #expect(error.description == example.message)
  }
}
