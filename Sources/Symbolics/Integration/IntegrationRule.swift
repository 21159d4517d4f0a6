/// A way to find an antiderivative with respect to x.
///
/// The integrand that a rule sees is monic (no constant factor), defined and not free of x. A rule may
/// be wrong or go back to other integrals (``Integrator/integrate(_:in:)``); its result is tested
/// before it is used. It bounds its own work: at most 64 terms or candidates.
struct IntegrationRule: Sendable {
  /// What people call the rule; it stands in the steps.
  let name: String
  let apply: @Sendable (inout Integrator, inout ExprArena, ExprArena.Node) -> Derivation?

  init(
    _ name: String,
    apply: @escaping @Sendable (inout Integrator, inout ExprArena, ExprArena.Node) -> Derivation?
  ) {
    self.name = name
    self.apply = apply
  }

  /// The rules tried first, in this order: cheap and certain ones, and substitution.
  static let direct: [IntegrationRule] = [
    .table, .sum, .circularPowers, .productToSum, .quadraticRadical, .substitution,
  ]

  /// The rules tried where these do not help.
  static let further: [IntegrationRule] = [
    .absoluteValue, .rational, .quadraticDenominator, .circularRational, .binomialDifferential,
    .byParts, .expansion, .linearFractionalRoot, .repeatedParts, .inverseSubstitution,
    .hyperbolicExponential,
  ]
}
