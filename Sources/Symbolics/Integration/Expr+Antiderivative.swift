/// An antiderivative, verified by differentiation, with the way to it.
public struct Antiderivative: Sendable {
  /// The antiderivative, without a constant.
  public let expression: Expr
  /// The integrals met on the way, each before those it rests on.
  public let steps: [IntegrationStep]
  /// How the derivative was seen to equal the integrand.
  public let verdict: Verdict
}

extension Expr {
  /// An antiderivative found by rules and verified by differentiation, with the steps.
  ///
  /// - Throws: The reason where there is none; see ``ExprArena/antiderivative(of:in:)``.
  public func antiderivative(
    in symbol: Symbol = .x
  ) throws(IntegrationFailure) -> Antiderivative {
    var arena = ExprArena()
    let found = try arena.antiderivative(of: arena.insert(self), in: symbol)
    guard let expression = arena.expr(found.node) else { throw .undefinedIntegrand }
    return Antiderivative(
      expression: expression, steps: arena.steps(of: found.derivation, in: symbol),
      verdict: found.verdict)
  }
}
