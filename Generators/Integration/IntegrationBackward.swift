import Symbolics
import Tokenization

/// Integration problems made backward: a random antiderivative is differentiated.
///
/// Cheap and needs no integrator, but the problems come out longer than their answers (Lample and
/// Charton 2020, section 4.1, "BWD"). Source: `sub Y'` and the integrand in prefix; target: the
/// antiderivative in prefix, without a constant term.
public struct IntegrationBackward: IntegrationTask {
  public static let name = "integration-backward"
  public static let summary = "integrate the derivative of a random expression"

  public let distribution: IntegrationDistribution
  let sampler: ExpressionSampler

  /// `sub Y'`, which every source begins with.
  static let sourceMarker = ["sub", "Y'"].compactMap { Vocabulary.symbolic.id(of: $0) }

  public init(distribution: IntegrationDistribution) throws(DistributionError) {
    try distribution.validate()
    self.distribution = distribution
    sampler = ExpressionSampler(distribution.expression, requiredSymbol: .x)
  }

  public func makeSampler() -> IntegrationBackwardSampler { IntegrationBackwardSampler(self) }
}
