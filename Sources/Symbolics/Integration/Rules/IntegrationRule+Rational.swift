import Polynomials

extension IntegrationRule {
  /// Rational functions of x over ℚ, by partial fractions, Hermite's reduction and residues.
  static let rational = IntegrationRule("partial fractions") { _, arena, node in
    guard arena.shape(of: node).isSubset(of: [.variable, .pole]),
      let result = arena.rationalAntiderivative(node)
    else { return nil }
    let apart = arena.apart(node, in: .x)
    let isNew = apart != node && apart != .undefined
    return Derivation(result, details: isNew ? [.rewriting(apart)] : [])
  }
}

extension IntegrationRule {
  /// (m·x + n)/(a·x² + b·x + c) for coefficients that are not rational numbers, by completing the square.
  static let quadraticDenominator = IntegrationRule("completing the square") { _, arena, node in
    var (numerator, denominator) = (ExprArena.Node.one, ExprArena.Node.undefined)
    for factor in arena.factors(of: node) {
      if factor.weight == .minusOne, denominator == .undefined {
        denominator = factor.base
      } else {
        numerator = arena.multiply(numerator, arena.power(factor.base, factor.weight))
      }
    }
    guard denominator != .undefined,
      let below = arena.polynomialCoefficients(denominator, degreeLimit: 2), below.count == 3,
      let above = arena.polynomialCoefficients(numerator, degreeLimit: 1), !above.isEmpty
    else { return nil }
    // m/(2a)·ln q + (2·(n − b·m/(2a))/√(4ac − b²))·atan((2ax + b)/√(4ac − b²)).
    let (constant, linear, square) = (below[0], below[1], below[2])
    let double = arena.scale(square, by: .two)
    let weight = above.count == 2 ? arena.divide(above[1], by: double) : .zero
    let rest = arena.subtract(above[0], arena.multiply(weight, linear))
    let product = arena.multiply(arena.scale(double, by: .two), constant)
    let discriminant = arena.expanded(arena.subtract(product, arena.power(linear, .two)))
    guard discriminant != .zero else { return nil }
    let root = arena.power(discriminant, .half)
    let slope = arena.derivative(of: denominator)
    let angle = arena.apply(.atan, arena.divide(slope, by: root))
    let logarithm = arena.multiply(weight, arena.apply(.ln, denominator))
    let scaled = arena.divide(arena.multiply(arena.scale(rest, by: .two), angle), by: root)
    return Derivation(arena.add(logarithm, scaled), details: [.naming("4ac − b²", discriminant)])
  }
}
