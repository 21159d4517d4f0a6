import ExactArithmetic
import Polynomials

extension IntegrationRule {
  /// R(x, √(a·x² + b·x + c)): polynomials times odd powers of the root with coefficients of any kind,
  /// and rational R over ℚ.
  static let quadraticRadical = IntegrationRule("root of a quadratic") {
    integrator, arena, node in
    guard let radical = QuadraticRadical(in: node, &arena) else { return nil }
    if let (polynomial, power) = arena.polynomialTimesRoot(node, radical) {
      var derivation = Derivation(
        radical.antiderivative(of: polynomial, timesRootTo: power, in: &arena))
      if polynomial.count == 2,
        arena.multiply(polynomial[0], radical.a)
          == arena.scale(
            arena.multiply(polynomial[1], radical.b), by: .half)
      {
        // The derivative of the quadratic stands in front.
        derivation.rule = "substitution"
        derivation.details = [.naming("u", radical.radicand)]
      } else {
        derivation.details = arena.completedSquare(radical)
      }
      return derivation
    }
    return RadicalSubstitution(node, radical, &arena)?.run(&integrator, &arena)
  }
}

extension ExprArena {
  /// A node as P(x)·(√q)ᵏ with an odd k.
  mutating func polynomialTimesRoot(
    _ node: Node, _ radical: QuadraticRadical
  ) -> (polynomial: [Node], power: Int)? {
    var power: Int?
    for factor in factors(of: node) where factor.base == radical.radicand {
      power = value(ofNumber: multiply(.two, factor.weight))?.asInt
    }
    guard let power, power % 2 != 0, abs(power) <= 21 else { return nil }
    let rest = divide(node, by: radical.root(power, in: &self))
    guard let polynomial = polynomialCoefficients(rest, degreeLimit: 30) else { return nil }
    return (polynomial, power)
  }

  /// The quadratic as a·(x + b/2a)² + d, where that says more than the sum.
  fileprivate mutating func completedSquare(_ radical: QuadraticRadical) -> [Derivation.Detail] {
    guard radical.b != .zero else { return [] }
    let slope = radical.slope(in: &self)
    let square = divide(power(slope, .two), by: multiply(integer(4), radical.a))
    let rest = divide(radical.discriminant, by: multiply(integer(4), radical.a))
    return [.naming("q", add(square, rest))]
  }
}

/// R(x, √q) over ℚ by parity in z = x + b/2a, for q = a·z² + d.
///
/// R = A + B/√q. The polynomial part of B has an antiderivative of its own. The odd part of the rest
/// becomes rational in u = √q (z dz = u du/a), the even part in u = z/√q (dz/√q = du/(1 − a·u²)).
struct RadicalSubstitution {
  typealias Node = ExprArena.Node

  private let radical: QuadraticRadical
  private let a: Rational
  private let shift: Rational
  /// q = a·z² + d.
  private let d: Rational
  /// A in R = A + B/√q.
  private let rational: RationalFunction
  private let polynomial: Polynomial
  /// The proper part of B, as a function of z.
  private let proper: RationalFunction

  init?(_ node: Node, _ radical: QuadraticRadical, _ arena: inout ExprArena) {
    guard let a = arena.value(ofNumber: radical.a), let b = arena.value(ofNumber: radical.b),
      let c = arena.value(ofNumber: radical.c),
      let half = try? b.divided(by: a * 2),
      case let square = Polynomial([c, b, a]),
      let element = QuadraticField(
        variable: arena.symbol(.x), base: radical.radicand, unit: .half, square: square
      ).element(node, in: &arena)
    else { return nil }
    (self.radical, self.a, shift, d) = (radical, a, half, c - a * half * half)
    rational = element.rational
    let whole = element.radical * RationalFunction(square)
    guard
      let (quotient, remainder) = try? whole.numerator.quotientAndRemainder(
        dividingBy: whole.denominator),
      let shifted = RationalFunction(remainder, overNonzero: whole.denominator).composed(
        with: RationalFunction(Polynomial([-half, 1])))
    else { return nil }
    (polynomial, proper) = (quotient, shifted)
  }

  func run(_ integrator: inout Integrator, _ arena: inout ExprArena) -> Derivation? {
    let (even, odd) = proper.parities
    var parts: [Derivation] = []
    if !odd.isZero {
      let square = Polynomial([-d, 0, 1]) * (reciprocal(a))
      guard let inner = odd.composed(with: RationalFunction(square)) else { return nil }
      let integrand = inner * RationalFunction(Polynomial(reciprocal(a)))
      let kernel = radical.root(1, in: &arena)
      guard let part = substitute(integrand, kernel, &integrator, &arena) else { return nil }
      parts.append(part)
    }
    if !even.isZero {
      guard
        let denominator = try? RationalFunction(Polynomial([1, 0, -a])).reciprocal(),
        let inner = even.composed(
          with: RationalFunction(Polynomial([0, 0, d])) * denominator)
      else { return nil }
      let z = arena.add(arena.symbol(.x), arena.number(shift))
      let kernel = arena.divide(z, by: radical.root(1, in: &arena))
      guard let part = substitute(inner * denominator, kernel, &integrator, &arena) else {
        return nil
      }
      parts.append(part)
    }
    if parts.count == 1 && polynomial.isZero && rational.isZero { return parts[0] }
    var results: [Node] = []
    for part in parts { results.append(part.result) }
    if !polynomial.isZero {
      var coefficients: [Node] = []
      for value in polynomial.coefficients { coefficients.append(arena.number(value)) }
      results.append(radical.antiderivative(of: coefficients, timesRootTo: -1, in: &arena))
    }
    if !rational.isZero {
      let node = arena.node(rational, at: arena.symbol(.x))
      guard let part = integrator.integrate(node, in: &arena) else { return nil }
      results.append(part.result)
    }
    return Derivation(arena.sum(results), parts: parts.flatMap(\.parts))
  }

  private func reciprocal(_ value: Rational) -> Rational { (try? value.reciprocal()) ?? 0 }

  private func substitute(
    _ integrand: RationalFunction, _ kernel: Node, _ integrator: inout Integrator,
    _ arena: inout ExprArena
  ) -> Derivation? {
    let inner = arena.node(integrand, at: arena.symbol(.x))
    return integrator.integrate(inner, substituting: kernel, in: &arena)
  }
}
