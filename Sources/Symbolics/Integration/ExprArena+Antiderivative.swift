/// An antiderivative in an arena, and what its derivative was found to be.
public struct VerifiedAntiderivative: Sendable {
  /// The antiderivative, without root constants.
  public let node: ExprArena.Node
  /// How its derivative was seen to equal the integrand; always verified.
  public let verdict: Verdict
  /// How it was found, in the variable x.
  let derivation: Derivation
}

extension ExprArena {
  /// Integrands of more tokens than this are refused.
  public static let integrandTokenLimit = 500

  /// An antiderivative found by rules, verified by differentiation.
  ///
  /// The logarithm of the absolute value is written ln, as in Lample and Charton (2020). Deterministic:
  /// the search is bounded by counts of rules tried and of nodes made.
  ///
  /// - Throws: The reason why there is none: no rule applies, or a bound was reached.
  public mutating func antiderivative(
    of integrand: Node, in symbol: Symbol = .x, effort: IntegrationEffort = .full
  ) throws(IntegrationFailure) -> VerifiedAntiderivative {
    if integrand == .undefined { throw .undefinedIntegrand }
    for unknown in [Symbol.unknown, .unknownPrime, .unknownSecond]
    where contains(integrand, unknown) {
      throw .unknownFunction
    }
    guard prefixLength(integrand) <= Self.integrandTokenLimit else {
      throw .tooLong(tokens: prefixLength(integrand), limit: Self.integrandTokenLimit)
    }
    let inX = exchanging(symbol, .x, in: integrand)
    var integrator = Integrator(for: inX, in: self, effort: effort)
    guard let derivation = integrator.integrate(inX, in: &self) else {
      if integrator.isExhausted { throw .stepLimit(integrator.steps) }
      let part = exchanging(symbol, .x, in: integrator.stuck ?? inX)
      throw expr(part).map { .noRule($0) } ?? .undefinedIntegrand
    }
    var (best, verdict) = (derivation.result, Verdict.undecided(reason: "not looked at"))
    for form in forms(of: derivation.result) {
      // What the search has verified need not be verified again.
      let known = form == derivation.result ? integrator.verdict : nil
      let found = known ?? self.verdict(thatDerivativeOf: form, equals: inX)
      if found.isVerified {
        (best, verdict) = (form, found)
        break
      }
    }
    guard verdict.isVerified else {
      throw expr(integrand).map { .noRule($0) } ?? .undefinedIntegrand
    }
    return VerifiedAntiderivative(
      node: exchanging(symbol, .x, in: best), verdict: verdict, derivation: derivation)
  }

  /// The forms in which an antiderivative may be shown, the most pleasant first.
  private mutating func forms(of node: Node) -> [Node] {
    let bare = withoutRootConstants(node)
    let multipliedOut = withoutRootConstants(expanded(bare))
    let short = multipliedOut != .undefined && prefixLength(multipliedOut) <= prefixLength(bare)
    return short ? [multipliedOut, bare, node] : [bare, node]
  }

  /// The node with two symbols exchanged.
  mutating func exchanging(_ first: Symbol, _ second: Symbol, in node: Node) -> Node {
    if first == second { return node }
    let parked = substituting(symbol(.unknown), for: first, in: node)
    let moved = substituting(symbol(first), for: second, in: parked)
    return substituting(symbol(second), for: .unknown, in: moved)
  }
}
