import Polynomials

extension IntegrationRule {
  /// Rational functions of x over ℚ, by partial fractions, Hermite's reduction and residues.
  static let rational = IntegrationRule("partial fractions") { _, arena, node in
    guard let result = arena.rationalAntiderivative(node) else { return nil }
    let apart = arena.apart(node, in: .x)
    let isNew = apart != node && apart != .undefined
    return Derivation(result, details: isNew ? [.rewriting(apart)] : [])
  }
}
