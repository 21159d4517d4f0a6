import Symbolics
public import Tokenization

/// Integration problems made backward: a random antiderivative is differentiated.
///
/// Cheap and needs no integrator, but the problems come out longer than their answers (Lample and
/// Charton 2020, section 4.1, "BWD"). Source: `sub Y'` and the integrand in prefix; target: the
/// antiderivative in prefix, without a constant term.
public struct IntegrationBackward: ProblemGenerator {
  public static let name = "integration-backward"
  public static let summary = "integrate the derivative of a random expression"

  public let distribution: IntegrationDistribution
  public var vocabulary: Vocabulary { .symbolic }
  let sampler: ExpressionSampler

  /// `sub Y'`, which every source begins with.
  static let sourceMarker = ["sub", "Y'"].compactMap { Vocabulary.symbolic.id(of: $0) }

  public init(distribution: IntegrationDistribution) throws(DistributionError) {
    try distribution.validate()
    self.distribution = distribution
    sampler = ExpressionSampler(distribution.expression, requiredSymbol: .x)
  }

  public func makeSampler() -> IntegrationBackwardSampler { IntegrationBackwardSampler(self) }

  public func makeJudge() -> AntiderivativeJudge { AntiderivativeJudge() }

  public func labels(of problem: Problem) -> [ProblemLabel] {
    [
      ProblemLabel(
        name: "integrand operators",
        value: operatorCount(problem.source.dropFirst(Self.sourceMarker.count))),
      ProblemLabel(name: "antiderivative operators", value: operatorCount(problem.target[...])),
    ]
  }

  public func readableText(of problem: Problem) -> (source: String, target: String) {
    (infix(problem.source.dropFirst(Self.sourceMarker.count)), infix(problem.target[...]))
  }

  private func operatorCount(_ tokens: ArraySlice<TokenID>) -> Int {
    tokens.count { Operator(token: vocabulary[$0]) != nil }
  }

  private func infix(_ tokens: ArraySlice<TokenID>) -> String {
    (try? Expr(prefixIDs: tokens).infix) ?? text(of: Array(tokens))
  }
}
