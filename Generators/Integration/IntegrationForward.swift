import Symbolics

/// Integration problems made forward: a random integrand is integrated by rules.
///
/// Problems come out short and answers long (Lample and Charton 2020, section 4.1, "FWD"). The search is
/// bounded by counts and every antiderivative is verified by differentiation.
public struct IntegrationForward: IntegrationTask {
  public static let name = "integration-forward"
  public static let summary = "integrate a random expression that the rules can integrate"

  public let distribution: ForwardDistribution
  let sampler: ExpressionSampler

  public init(distribution: ForwardDistribution) throws(DistributionError) {
    try distribution.validate()
    self.distribution = distribution
    sampler = ExpressionSampler(distribution.expression, requiredSymbol: .x)
  }

  public func makeSampler() -> IntegrationForwardSampler { IntegrationForwardSampler(self) }
}
