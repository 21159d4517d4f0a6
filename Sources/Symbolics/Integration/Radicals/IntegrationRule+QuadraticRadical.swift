import ExactArithmetic

extension IntegrationRule {
  /// R(x, √(a·x² + b·x + c)): polynomials times odd powers of the root with coefficients of any kind,
  /// and rational R over ℚ.
  static let quadraticRadical = IntegrationRule("root of a quadratic") {
    integrator, arena, node in
    guard arena.shape(of: node).isAlgebraic, let radical = QuadraticRadical(in: node, &arena)
    else { return nil }
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
