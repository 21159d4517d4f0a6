import Randomness
import Symbolics
import Testing

@Suite struct SimplificationSearchTests {
  @Test(arguments: 0..<4) func neverGrowsAndPreservesTheValueAndIsStable(_ seed: UInt64) {
    var random = RandomStream(seed: seed).child("simplified")
    var arena = ExprArena()
    for _ in 0..<60 {
      arena.reset()
      let expr = randomExpression(&random, operators: 1 + random.uniform(below: 10))
      let node = arena.insert(expr)
      guard !arena.isUndefined(node) else { continue }
      let simplified = arena.simplified(node)
      let again = arena.simplified(simplified)
      let condensed = arena.condensed(node)
      let lengths = [simplified, again, condensed, node].map { arena.prefixLength($0) }
      #expect(lengths[0] <= lengths[2] && lengths[2] <= lengths[3], "\(expr.infix)")
      #expect(lengths[0] == lengths[1], "\(expr.infix)")
      for x in kernelTestPoints {
        let expected = arena.value(of: node, at: x)
        let nearby = arena.value(of: node, at: x + 1e-9)
        guard expected.isFinite, abs(expected) < 1e6, abs(nearby - expected) < 1e-5 else {
          continue
        }
        let found = arena.value(of: simplified, at: x)
        #expect(agree(found, expected), "\(expr.infix) at \(x)")
      }
    }
  }

  @Test func doesNotDependOnWhatWasBuiltBefore() throws {
    var random = RandomStream(seed: 5).child("simplified")
    var used = ExprArena()
    for _ in 0..<40 {
      let expr = randomExpression(&random, operators: 6)
      var fresh = ExprArena()
      let (a, b) = (fresh.simplified(fresh.insert(expr)), used.simplified(used.insert(expr)))
      let (left, right) = (fresh.expr(a), used.expr(b))
      #expect(left == right)
    }
  }

  static let forms: [(input: String, form: String)] = [
    ("sin(x)^2 + cos(x)^2 + ln(x^2) - 2*ln(abs(x))", "1"), ("tan(x)*cos(x) - sin(x) + x", "x"),
    ("(sin(x) + cos(x))^2 - sin(2x)", "1"), ("ln(exp(x)*(sqrt(3 + 2*sqrt(2)) - sqrt(2)))", "x"),
    ("(cosh(x) + sinh(x))*exp(-x)", "1"), ("exp(x*ln(2))/2^x", "1"), ("x*abs(x)/x^2", "sign(x)"),
    ("1/(1 + sqrt(2)) + 1 - sqrt(2)", "0"), ("(1 - cos(2x))/sin(x)", "2*sin(x)"),
    ("sin(x)/cos(x) - tan(x)", "0"), ("ln(2x) - ln(x)", "ln(2)"), ("(x + 1)^2 - x^2 - 2x", "1"),
    ("sqrt(cosh(x)^2 - sinh(x)^2)", "1"), ("x/(x*sec(x)^2) + sin(x)^2", "1"),
    ("4^(ln(x)/ln(2))", "x^2"), ("(exp(2x) - 2 + exp(-2x))/sinh(x)", "4*sinh(x)"),
  ]

  @Test(arguments: forms) func findsTheSmallForm(_ example: (input: String, form: String)) throws {
    var arena = ExprArena()
    let form = arena.insert(try Expr(infix: example.form))
    let expected = arena.expr(form)?.infix
    #expect(try Expr(infix: example.input).simplified()?.infix == expected)
  }
}
