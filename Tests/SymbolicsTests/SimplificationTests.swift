import Randomness
import Symbolics
import Testing

@Suite struct SimplificationTests {
  @Test(arguments: 0..<6) func everyPassPreservesTheValue(_ seed: UInt64) {
    var random = RandomStream(seed: seed).child("passes")
    var arena = ExprArena()
    for _ in 0..<300 {
      arena.reset()
      let expr = randomExpression(&random, operators: 1 + random.uniform(below: 8))
      let node = arena.insert(expr)
      guard !arena.isUndefined(node) else { continue }
      let simplified = arena.simplified(node)
      let expanded = arena.expanded(node)
      let lengths = (arena.prefixLength(simplified), arena.prefixLength(node))
      #expect(lengths.0 <= lengths.1)
      for x in kernelTestPoints {
        let expected = arena.value(of: node, at: x)
        let nearby = arena.value(of: node, at: x + 1e-9)
        guard expected.isFinite, abs(expected) < 1e6, abs(nearby - expected) < 1e-5 else {
          continue
        }
        let found = arena.value(of: simplified, at: x)
        #expect(agree(found, expected), "\(expr.infix) at \(x)")
        let written = arena.value(of: expanded, at: x)
        #expect(agree(written, expected), "\(expr.infix) at \(x)")
      }
    }
  }

  static let forms: [(input: String, form: String)] = [
    ("x*exp(x^2) + exp(x^2)", "exp(x^2)*(x + 1)"), ("sin(x)^2 + cos(x)^2", "1"),
    ("(x + 1)^2 - x^2 - 2x", "1"), ("1/x + x", "1/x + x"), ("1/(x+1) + x/(x+1)", "1"),
    ("x*sin(x)^2 + x*cos(x)^2 + 1", "x + 1"),
  ]

  @Test(arguments: forms) func findsTheSmallForm(_ example: (input: String, form: String)) throws {
    let expected = try Expr(infix: example.form).simplified()
    #expect(try Expr(infix: example.input).simplified() == expected)
  }
}
