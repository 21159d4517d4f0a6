import Symbolics

/// Integration problems made by parts: ∫F·g = F·G − ∫f·G, where one of the integrals is known.
///
/// Lample and Charton (2020, section 4.1, "IBP") look the known integral up in a table that each worker
/// process fills as it runs. Here an integral is known exactly when the integrator finds it with a stated
/// effort: a fixed function of the integrand, so that example i does not depend on the worker's history. A
/// fixed table of integrals beside it would find next to nothing more (see the page of these tasks).
public struct IntegrationByParts: IntegrationTask {
  public static let name = "integration-by-parts"
  public static let summary = "integrate an expression made by parts from two random ones"

  public let distribution: ByPartsDistribution
  let sampler: ExpressionSampler

  public init(distribution: ByPartsDistribution) throws(DistributionError) {
    try distribution.validate()
    self.distribution = distribution
    sampler = ExpressionSampler(distribution.first.expression, requiredSymbol: .x)
  }

  public func makeSampler() -> IntegrationByPartsSampler { IntegrationByPartsSampler(self) }
}
