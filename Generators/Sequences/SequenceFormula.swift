public import Tokenization

/// Finding the recurrence behind a sequence (d'Ascoli and others 2022, "symbolic" models).
///
/// Source: the initial and some further terms; target: the formula of the next term in prefix notation.
public struct SequenceFormula<Numbers: SequenceNumbers>: ProblemGenerator {
  public static var name: String { Numbers.namePrefix + "sequence-formula" }
  public static var summary: String { "find the recurrence behind a sequence of \(Numbers.plural)" }

  public let distribution: SequenceDistribution<Numbers>
  public var vocabulary: Vocabulary { language.vocabulary }
  let language: SequenceLanguage<Numbers>
  private let formulas: RecurrenceSampler

  public init(distribution: SequenceDistribution<Numbers>) throws(DistributionError) {
    try distribution.validate()
    self.distribution = distribution
    language = SequenceLanguage(distribution.law)
    formulas = RecurrenceSampler(distribution.law, constants: Numbers.constants)
  }

  public func makeSampler() -> SequenceSampler<Numbers> {
    SequenceSampler(language, formulas, answer: .formula)
  }

  public func makeJudge() -> SequenceFormulaJudge<Numbers> { SequenceFormulaJudge(language) }

  public func labels(of problem: Problem) -> [ProblemLabel] {
    var labels = [ProblemLabel(name: "shown terms", value: language.termCount(problem.source))]
    if case .success(let formula) = language.formula(problem.target) {
      labels.append(ProblemLabel(name: "operators", value: formula.operatorCount))
      labels.append(ProblemLabel(name: "degree", value: formula.degree))
    }
    return labels
  }

  public func readableText(of problem: Problem) -> (source: String, target: String) {
    let formula = try? language.formula(problem.target).get().description
    return (
      language.text(ofTerms: problem.source) ?? text(of: problem.source),
      formula ?? language.text(ofTerms: problem.target) ?? text(of: problem.target)
    )
  }
}
