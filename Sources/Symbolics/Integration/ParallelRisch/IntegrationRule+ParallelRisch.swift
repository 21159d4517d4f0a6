import ExactArithmetic

extension IntegrationRule {
  /// An ansatz with unknown coefficients, solved as a linear system (Norman and Moore 1977).
  ///
  /// It needs no part of the integrand to be integrable alone, so it finds what comes from the product
  /// and quotient rules. Three rounds: from the terms of the integrand, then twice from the terms
  /// that the derivatives of the candidates bring in.
  static let parallelRisch = IntegrationRule("ansatz") { _, arena, node in
    let integrand = arena.expanded(node)
    guard var ansatz = Ansatz(for: integrand, in: &arena) else { return nil }
    var sources = [integrand]
    var slopes: [ExprArena.Node] = []
    var size = 0
    for _ in 0..<3 {
      ansatz.extend(by: sources, in: &arena)
      guard ansatz.candidates.count > slopes.count else { return nil }
      sources = []
      for candidate in ansatz.candidates[slopes.count...] {
        let slope = arena.expanded(arena.derivative(of: candidate))
        size += arena.prefixLength(slope)
        guard slope != .undefined, size <= Ansatz.sizeLimit else { return nil }
        sources.append(slope)
      }
      slopes += sources
      guard
        let coefficients = RationalCombination.coefficients(
          of: slopes, summingTo: integrand, in: &arena)
      else { continue }
      var parts: [ExprArena.Node] = []
      for (coefficient, candidate) in zip(coefficients, ansatz.candidates)
      where !coefficient.isZero {
        parts.append(arena.multiply(arena.number(coefficient), candidate))
      }
      return Derivation(arena.sum(parts), details: [.naming("terms", arena.sum(parts))])
    }
    return nil
  }
}
