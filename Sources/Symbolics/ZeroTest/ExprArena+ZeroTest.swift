extension ExprArena {
  /// Whether the derivative of `antiderivative` with respect to x is `integrand`.
  ///
  /// The ladder: equality of canonical forms, the rational normal form of the difference, then
  /// evaluation in multiple precision.
  public mutating func verdict(
    thatDerivativeOf antiderivative: Node, equals integrand: Node
  ) -> Verdict {
    if antiderivative == .undefined { return .undecided(reason: "the answer has no value") }
    if integrand == .undefined { return .undecided(reason: "the problem has no value") }
    let slope = derivative(of: antiderivative, withRespectTo: .x)
    if slope == integrand { return .proved(by: .canonicalForm) }
    if slope == .undefined { return .undecided(reason: "the answer has no derivative") }
    return zeroTest(subtract(slope, integrand))
  }

  /// Whether an expression is zero wherever it is defined.
  public mutating func zeroTest(_ node: Node) -> Verdict {
    if node == .zero { return .proved(by: .canonicalForm) }
    if node == .undefined { return .undecided(reason: "the difference has no value") }
    if isNumber(node) { return .refuted(at: 0) }
    let numeric = NumericZeroTest()
    // A difference that double precision already shows to be large is not worth normalising.
    if let refutation = numeric.quickRefutation(node, &self) { return refutation }
    if rationalNormalForm(node) == .zero
      || rationalNormalForm(node, takingAnglesApart: true) == .zero
    {
      return .proved(by: .rationalNormalForm)
    }
    return numeric.verdict(node, &self)
  }
}

extension Expr {
  /// Whether the derivative of this expression with respect to x is the integrand.
  public func verdict(asAntiderivativeOf integrand: Expr) -> Verdict {
    var arena = ExprArena()
    let node = arena.insert(self)
    return arena.verdict(thatDerivativeOf: node, equals: arena.insert(integrand))
  }
}
