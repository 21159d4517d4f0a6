import ExactArithmetic
import Polynomials

/// R(x, √q) = A + B/√q over ℚ, with B split into a polynomial, linear poles and the rest.
///
/// The rest goes by parity in z = x + b/2a, for q = a·z² + d: its odd part becomes rational in u = √q
/// (z dz = u du/a), its even part in u = z/√q (dz/√q = du/(1 − a·u²)).
struct RadicalSubstitution {
  typealias Node = ExprArena.Node

  private let radical: QuadraticRadical
  private let a: Rational
  private let shift: Rational
  /// q = a·z² + d.
  private let d: Rational
  private let rational: RationalFunction
  private let polynomial: Polynomial
  /// The proper part of B, as a function of x.
  private let proper: RationalFunction

  init?(_ node: Node, _ radical: QuadraticRadical, _ arena: inout ExprArena) {
    guard let a = arena.value(ofNumber: radical.a), let b = arena.value(ofNumber: radical.b),
      let c = arena.value(ofNumber: radical.c), let half = try? b.divided(by: a * 2),
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
        dividingBy: whole.denominator)
    else { return nil }
    polynomial = quotient
    proper = RationalFunction(remainder, overNonzero: whole.denominator)
  }

  func run(_ integrator: inout Integrator, _ arena: inout ExprArena) -> Derivation? {
    var results: [Node] = []
    var rest = proper
    if let (even, odd) = parities(of: proper), !even.isZero && !odd.isZero {
      rest = takingPoles(from: proper, &results, &arena)
    }
    guard let parts = byParity(rest, &integrator, &arena) else { return nil }
    if parts.count == 1 && results.isEmpty && polynomial.isZero && rational.isZero {
      return parts[0]
    }
    for part in parts { results.append(part.result) }
    if !polynomial.isZero {
      let coefficients = nodes(polynomial, &arena)
      results.append(radical.antiderivative(of: coefficients, timesRootTo: -1, in: &arena))
    }
    var inner = parts.flatMap(\.parts)
    if !rational.isZero {
      let node = arena.node(rational, at: arena.symbol(.x))
      guard let part = integrator.integrate(node, in: &arena) else { return nil }
      results.append(part.result)
      inner.append(part)
    }
    return Derivation(arena.sum(results), parts: inner)
  }

  /// What the integrals of the poles at rational numbers leave; those are appended.
  private func takingPoles(
    from function: RationalFunction, _ results: inout [Node], _ arena: inout ExprArena
  ) -> RationalFunction {
    guard let fractions = try? function.partialFractions() else { return function }
    var rest = function
    var (pole, terms): (Rational?, [PartialFractions.Term]) = (nil, [])
    func close(_ arena: inout ExprArena) {
      guard let place = pole else { return }
      var coefficients: [Node] = []
      var sum = RationalFunction.zero
      for term in terms {
        // c/(αx + β)ᵏ is c·α⁻ᵏ/(x − r)ᵏ.
        let scale = (try? term.factor.leadingCoefficient.power(-term.exponent)) ?? 1
        while coefficients.count < term.exponent { coefficients.append(.zero) }
        coefficients[term.exponent - 1] = arena.number(term.numerator[0] * scale)
        let below = (try? term.factor.power(term.exponent)) ?? .one
        sum += RationalFunction(term.numerator, overNonzero: below)
      }
      guard
        let result = radical.antiderivative(
          ofPoleAt: arena.number(place), coefficients: coefficients, in: &arena)
      else { return }
      results.append(result)
      rest = rest - sum
    }
    for term in fractions.terms where term.factor.degree == 1 {
      let place = (try? (-term.factor[0]).divided(by: term.factor[1])) ?? 0
      if place != pole {
        close(&arena)
        (pole, terms) = (place, [])
      }
      terms.append(term)
    }
    close(&arena)
    return rest
  }

  private func parities(
    of function: RationalFunction
  ) -> (even: RationalFunction, odd: RationalFunction)? {
    function.composed(with: RationalFunction(Polynomial([-shift, 1])))?.parities
  }

  private func byParity(
    _ function: RationalFunction, _ integrator: inout Integrator, _ arena: inout ExprArena
  ) -> [Derivation]? {
    guard let (even, odd) = parities(of: function), let inverse = try? a.reciprocal(),
      case let squareOfZ = RationalFunction(Polynomial([-d, 0, 1]) * inverse),
      let inRoot = odd.composed(with: squareOfZ),
      let weight = try? RationalFunction(Polynomial([1, 0, -a])).reciprocal(),
      let inQuotient = even.composed(with: RationalFunction(Polynomial([0, 0, d])) * weight)
    else { return nil }
    let root = radical.root(1, in: &arena)
    let z = arena.add(arena.symbol(.x), arena.number(shift))
    let candidates = [
      (inRoot * RationalFunction(Polynomial(inverse)), root),
      (inQuotient * weight, arena.divide(z, by: root)),
    ]
    var parts: [Derivation] = []
    for (integrand, kernel) in candidates where !integrand.isZero {
      let inner = arena.node(integrand, at: arena.symbol(.x))
      guard let part = integrator.integrate(inner, substituting: kernel, in: &arena) else {
        return nil
      }
      parts.append(part)
    }
    return parts
  }

  private func nodes(_ polynomial: Polynomial, _ arena: inout ExprArena) -> [Node] {
    var coefficients: [Node] = []
    for value in polynomial.coefficients { coefficients.append(arena.number(value)) }
    return coefficients
  }
}
