public import Randomness
import Symbolics
public import Tokenization

/// Differentiation: the problems of backward integration, asked the other way.
///
/// Source: `sub Y` and F in prefix, which states Y = F (the released code of Lample and Charton 2020 writes
/// `sub Y derivative F x`; the vocabulary of expressions has no `derivative`); target: Y', the derivative of F.
public struct Differentiation: ProblemGenerator {
  public static let name = "differentiation"
  public static let summary = "differentiate a random expression"

  private let inverse: IntegrationBackward
  public var distribution: IntegrationDistribution { inverse.distribution }
  public var vocabulary: Vocabulary { .symbolic }

  /// `sub Y`, which every source begins with.
  static let sourceMarker = ["sub", "Y"].compactMap { Vocabulary.symbolic.id(of: $0) }

  public init(distribution: IntegrationDistribution) throws(DistributionError) {
    inverse = try IntegrationBackward(distribution: distribution)
  }

  public func makeSampler() -> DifferentiationSampler {
    DifferentiationSampler(inverse: inverse.makeSampler())
  }

  public func makeJudge() -> DerivativeJudge { DerivativeJudge() }

  public func labels(of problem: Problem) -> [ProblemLabel] {
    let function = problem.source.dropFirst(Self.sourceMarker.count)
    return [
      ProblemLabel(name: "function operators", value: symbolicOperatorCount(function)),
      ProblemLabel(
        name: "derivative operators", value: symbolicOperatorCount(problem.target[...])),
    ]
  }

  public func readableText(of problem: Problem) -> (source: String, target: String) {
    let function = problem.source.dropFirst(Self.sourceMarker.count)
    return (symbolicInfix(function), symbolicInfix(problem.target[...]))
  }
}

/// Draws integration problems backward and turns them round.
public struct DifferentiationSampler: ProblemSampler {
  fileprivate let inverse: IntegrationBackwardSampler

  public mutating func beginExample(_ index: UInt64, of run: RandomStream) {
    inverse.beginExample(index, of: run)
  }

  public mutating func draw(
    into problem: inout Problem, using random: inout RandomStream
  ) -> RejectionReason? {
    if let reason = inverse.draw(into: &problem, using: &random) { return reason }
    problem.source.removeFirst(IntegrationBackward.sourceMarker.count)
    swap(&problem.source, &problem.target)
    problem.source.insert(contentsOf: Differentiation.sourceMarker, at: 0)
    return nil
  }
}
