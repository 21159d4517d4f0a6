import ExactArithmetic
import Randomness
import Symbolics
import Testing

/// Random expressions against themselves rewritten: by true laws, and with a mistake.
@Suite struct ZeroTestRewritingTests {
  /// Laws that hold on the principal branches wherever both sides are defined.
  private static func trueLaw(_ u: Expr, _ random: inout RandomStream) -> Expr {
    let (one, two, half) = (
      Expr.integer(1), Expr.integer(2), Expr.number(Rational(1, overNonzero: 2))
    )
    func op(_ name: Operator, _ operands: Expr...) -> Expr { .apply(name, operands) }
    guard case .apply(let name, let v) = u else {
      return op(.sub, op(.pow, op(.add, u, one), two), op(.add, op(.add, op(.mul, u, u), u), one))
    }
    switch name {
    case .add: return op(.sub, v[1], op(.mul, .integer(-1), v[0]))
    case .sub:
      return op(.div, op(.sub, op(.mul, v[0], v[0]), op(.mul, v[1], v[1])), op(.add, v[0], v[1]))
    case .mul:
      return op(
        .div, op(.sub, op(.pow, op(.add, v[0], v[1]), two), op(.pow, op(.sub, v[0], v[1]), two)),
        .integer(4))
    case .div:
      return op(.mul, v[0], op(.div, op(.add, v[1], one), op(.mul, v[1], op(.add, v[1], one))))
    case .sin:
      return op(.mul, two, op(.mul, op(.sin, op(.mul, half, v[0])), op(.cos, op(.mul, half, v[0]))))
    case .cos: return op(.sub, one, op(.mul, two, op(.pow, op(.sin, op(.mul, half, v[0])), two)))
    case .tan: return op(.div, op(.sin, v[0]), op(.cos, v[0]))
    case .sec: return op(.div, one, op(.cos, v[0]))
    case .csc: return op(.div, one, op(.sin, v[0]))
    case .cot: return op(.div, op(.cos, v[0]), op(.sin, v[0]))
    case .exp: return op(.pow, op(.exp, op(.mul, half, v[0])), two)
    case .sinh:
      return op(.mul, half, op(.sub, op(.exp, v[0]), op(.exp, op(.mul, .integer(-1), v[0]))))
    case .cosh:
      return op(.mul, half, op(.add, op(.exp, v[0]), op(.exp, op(.mul, .integer(-1), v[0]))))
    case .tanh: return op(.div, op(.sinh, v[0]), op(.cosh, v[0]))
    case .acos: return op(.sub, op(.div, .symbol(.pi), two), op(.asin, v[0]))
    case .asinh: return op(.ln, op(.add, v[0], op(.sqrt, op(.add, op(.mul, v[0], v[0]), one))))
    case .atanh:
      return op(.mul, half, op(.sub, op(.ln, op(.add, one, v[0])), op(.ln, op(.sub, one, v[0]))))
    case .acot: return op(.atan, op(.div, one, v[0]))
    case .asec: return op(.acos, op(.div, one, v[0]))
    default: return op(.sub, op(.mul, u, two), u)
    }
  }

  /// Changes that are nearly always wrong.
  private static func mistake(_ u: Expr, _ random: inout RandomStream) -> Expr {
    switch random.uniform(below: 4) {
    case 0: .apply(.add, [u, .number(Rational(1, overNonzero: 1_000_003))])
    case 1: .apply(.mul, [u, .number(Rational(999_999, overNonzero: 1_000_000))])
    case 2: .apply(.abs, [u])
    default: .apply(.sub, [.integer(0), u])
    }
  }

  /// The tree with the change made at one random place.
  private static func changed(
    _ expr: Expr, _ random: inout RandomStream, _ change: (Expr, inout RandomStream) -> Expr
  ) -> Expr {
    guard case .apply(let op, var operands) = expr, random.chance(0.7) else {
      return change(expr, &random)
    }
    let index = random.uniform(below: operands.count)
    operands[index] = changed(operands[index], &random, change)
    return .apply(op, operands)
  }

  private static let points = [-3.7, -2.31, -1.13, -0.62, -0.21, 0.27, 0.71, 1.37, 2.53, 4.9, 7.3]

  @Test(arguments: 0..<6) func trueLawsAreAccepted(_ seed: UInt64) {
    var random = RandomStream(seed: seed).child("laws")
    var arena = ExprArena()
    var (tried, accepted) = (0, 0)
    for _ in 0..<150 {
      let expr = randomExpression(&random, operators: 1 + random.uniform(below: 4))
      let other = Self.changed(expr, &random, Self.trueLaw)
      arena.reset()
      let (a, b) = (arena.insert(expr), arena.insert(other))
      if arena.isUndefined(a) || arena.isUndefined(b) { continue }
      let verdict = arena.zeroTest(arena.apply(.sub, a, b))
      tried += 1
      if verdict.isVerified { accepted += 1 }
      // With a domain there must be an answer; without one there may be none.
      let usable = Self.points.filter { plainValue(expr, at: $0).magnitude < 1e6 }
      if case .refuted = verdict { Issue.record("\(expr.infix) and \(other.infix): \(verdict)") }
      if usable.count >= 8 { #expect(verdict.isVerified, "\(expr.infix) and \(other.infix)") }
    }
    #expect(accepted * 100 >= tried * 90, "\(accepted) of \(tried)")
  }

  @Test(arguments: 0..<6) func mistakesAreRefused(_ seed: UInt64) {
    var random = RandomStream(seed: seed).child("mistakes")
    var wrong = 0
    for _ in 0..<200 {
      let expr = randomExpression(&random, operators: 1 + random.uniform(below: 4))
      let rewritten = Self.changed(expr, &random, Self.trueLaw)
      let other = Self.changed(rewritten, &random, Self.mistake)
      // Plain double precision says which are wrong for certain.
      let isWrong = Self.points.contains { x in
        let (a, b) = (plainValue(expr, at: x), plainValue(other, at: x))
        return abs(a) < 1e3 && abs(a - b) > 1e-8 * max(1, abs(a), abs(b))
          && abs(plainValue(rewritten, at: x) - a) < 1e-11 * max(1, abs(a))
      }
      guard isWrong else { continue }
      wrong += 1
      var arena = ExprArena()
      let (a, b) = (arena.insert(expr), arena.insert(other))
      let verdict = arena.zeroTest(arena.apply(.sub, a, b))
      #expect(!verdict.isVerified, "\(expr.infix) and \(other.infix): \(verdict)")
    }
    #expect(wrong > 60)
  }
}
