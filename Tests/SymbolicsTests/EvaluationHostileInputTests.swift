import ExactArithmetic
import Foundation
import Symbolics
import Testing

/// Expressions that are meant to do harm, through every way of evaluating and testing them.
@Suite struct EvaluationHostileInputTests {
  private static func nested(_ op: Operator, _ depth: Int) -> Expr {
    (0..<depth).reduce(Expr.symbol(.x)) { inner, _ in .apply(op, [inner]) }
  }

  private static func tower(_ base: Expr, _ depth: Int) -> Expr {
    (0..<depth).reduce(base) { exponent, _ in .apply(.pow, [base, exponent]) }
  }

  private static func million(_ digit: String) -> Expr {
    .number(Rational(BigInteger(String(repeating: digit, count: 1_000_000)) ?? 0))
  }

  static let texts = [
    "9^9^9^9", "x^x^x^x^x^x^x^x", "2^100000", "2^(2^100000)", "(1/3)^(10^18)", "x^(10^18)",
    "x^(-9223372036854775808)", "x^9223372036854775807", "(-2)^(10^10 + 1/3)", "sqrt(2)^(10^9)",
    "exp(exp(exp(exp(x))))", "exp(exp(exp(exp(exp(exp(-x))))))", "1/0", "0^0", "0^(-x)", "ln(0)",
    "sin(10^1000)", "tan(10^(10^5))", "sin(exp(exp(exp(x))))", "cosh(10^300*x)", "1/(x - x)",
    "tan(exp(100*x))", "tanh(10^50*x)", "gibberish", "atan(exp(exp(exp(x))))", "(x^x)^(x^x)^(x^x)",
    "(x + 1)^(10^30) - (x + 1)^(10^30 + 1)/(x + 1)", "abs(exp(exp(exp(x))))", "acot(0*x)",
    "sign(exp(-exp(exp(exp(x)))))", "sqrt(-exp(exp(exp(exp(x)))))", "(10^4000*x + 1)^8",
    "sin(x)^10000 + cos(x)^10000", "(x+1)^8*(x+2)^8*(x+3)^8*(x+4)^8", "1e300^1e300", "1e9999*x",
  ]

  private func exercise(_ expr: Expr) {
    for x in [0.0, 1, -1, 0.5, 1e308, -1e-308, .infinity, .nan] {
      let _: Double = expr.value(at: [.x: x])
      let _: ComplexDouble = expr.value(at: [.x: ComplexDouble(x, 1)])
    }
    var arena = ExprArena()
    let node = arena.insert(expr)
    _ = arena.zeroTest(node)
    let again = arena.apply(.mul, node, arena.apply(.sin, node))
    _ = arena.explainedVerdict(thatDerivativeOf: again, equals: node)
    _ = arena.verdict(thatDerivativeOf: node, equals: again)
  }

  @Test(arguments: texts) func noTextIsHarmful(_ text: String) {
    guard let expr = try? Expr(infix: text) else { return }
    exercise(expr)
    _ = expr.compared(with: .symbol(.x)).description
    _ = expr.compared(with: expr).description
  }

  @Test(arguments: [Operator.sin, .exp, .sqrt, .asec])
  func deepNestingIsEvaluated(_ op: Operator) {
    let deep = Self.nested(op, Expr.maximumDepth)
    let _: Double = deep.value(at: [.x: 0.5])
    _ = deep.compared(with: .symbol(.x))
    _ = deep.verdict(asAntiderivativeOf: Self.nested(op, Expr.maximumDepth - 1))
  }

  @Test func towersAreNotWrittenOut() {
    for base in [Expr.integer(9), .symbol(.x), .number(Rational(1, overNonzero: 3))] {
      let tower = Self.tower(base, 300)
      var arena = ExprArena()
      let node = arena.insert(tower)
      let count = arena.nodeCount
      #expect(count < 5_000)
      _ = arena.zeroTest(node)
      _ = tower.compared(with: base)
    }
  }

  @Test func integersOfAMillionDigitsAreNumbersLikeOthers() {
    let (nines, ones) = (Self.million("9"), Self.million("1"))
    let ratio = Expr.apply(.div, [nines, ones])
    let value: Double = ratio.value(at: [.x: 1.0])
    // Either side is beyond a double; multiple precision knows better.
    #expect(value.isNaN || value == 9)
    let comparison = ratio.compared(with: .integer(9))
    #expect(comparison.outcome == .equal)
    let power: Double = Expr.apply(.pow, [nines, nines]).value(at: [.x: 1.0])
    #expect(!power.isFinite)
    var arena = ExprArena()
    let node = arena.insert(.apply(.sin, [.apply(.mul, [nines, .symbol(.x)])]))
    let verdict = arena.zeroTest(node)
    #expect(!verdict.isVerified)
  }

  @Test func constantPowersAreFoldedOnlyBelowTheLimit() throws {
    var arena = ExprArena()
    for (text, isFolded) in [
      ("2^4000", true), ("2^100000", false), ("(2/3)^(-2000)", true), ("10^(10^18)", false),
      ("9^9^9^9", false), ("2^(100000 + x)", false), ("(-1)^(10^18 + 1)", false),
    ] {
      let node = arena.insert(try Expr(infix: text))
      let isNumber = arena.value(ofNumber: node) != nil
      #expect(isNumber == isFolded, "\(text)")
      let length = arena.prefixLength(node)
      #expect(length < 4_000)
    }
  }

  @Test func numbersBeyondTheLimitsAreRefusedByTheReaders() {
    let digits = String(repeating: "7", count: 1_000_000)
    #expect(throws: InfixError.self) { try Expr(infix: digits) }
    #expect(throws: PrefixError.self) {
      try Expr(prefix: ["INT+"] + digits.map { String($0) })
    }
  }
}
