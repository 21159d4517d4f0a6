import Polynomials
public import Tokenization

/// Polynomial systems with a Lyapunov function (Alfarano, Charton and Hayat 2024, backward generation).
public struct LyapunovBackward: ProblemGenerator {
  public static let name = "lyapunov-backward"
  public static let summary = "a Lyapunov function of a polynomial system that was made for one"

  public let distribution: LyapunovDistribution
  public var vocabulary: Vocabulary { LyapunovLanguage.vocabulary }
  private let language = LyapunovLanguage()

  public init(distribution: LyapunovDistribution) throws(DistributionError) {
    try distribution.validate()
    self.distribution = distribution
  }

  public func makeSampler() -> LyapunovSampler { LyapunovSampler(distribution, language) }

  public func makeJudge() -> LyapunovJudge { LyapunovJudge(language) }

  /// The number of equations, and the degree of V.
  public func labels(of problem: Problem) -> [ProblemLabel] {
    guard let (system, function) = read(problem) else { return [] }
    return [
      ProblemLabel(name: "equations", value: system.count),
      ProblemLabel(name: "target degree", value: function.totalDegree),
    ]
  }

  public func readableText(of problem: Problem) -> (source: String, target: String) {
    guard let (system, function) = read(problem) else {
      return (text(of: problem.source), text(of: problem.target))
    }
    let equations = system.enumerated().map { "x\($0.offset)' = \(language.text($0.element))" }
    return (equations.joined(separator: ", "), language.text(function))
  }

  private func read(_ problem: Problem) -> ([SparsePolynomial], SparsePolynomial)? {
    var budget = PolynomialBudget()
    guard let system = language.system(problem.source, &budget),
      let function = language.polynomial(
        problem.target[...], variableCount: system.count, &budget)
    else { return nil }
    return (system, function)
  }
}
