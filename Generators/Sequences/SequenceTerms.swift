import Symbolics
public import Tokenization

/// Continuing a sequence (d'Ascoli and others 2022, "numeric" models).
///
/// Source: the initial and some further terms of a recurrence; target: the terms that follow.
public struct SequenceTerms<Numbers: SequenceNumbers>: ProblemGenerator {
  public static var name: String { Numbers.namePrefix + "sequence-terms" }
  public static var summary: String { "continue a sequence of \(Numbers.plural)" }

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
    SequenceSampler(language, formulas, answer: .terms)
  }

  public func makeJudge() -> SequenceTermsJudge<Numbers> { SequenceTermsJudge(language) }

  public func labels(of problem: Problem) -> [ProblemLabel] {
    [ProblemLabel(name: "shown terms", value: language.termCount(problem.source))]
  }

  public func readableText(of problem: Problem) -> (source: String, target: String) {
    (
      language.text(ofTerms: problem.source) ?? text(of: problem.source),
      language.text(ofTerms: problem.target) ?? text(of: problem.target)
    )
  }
}

/// Judges terms by those of the reference, as many and the same up to the tolerance of the numbers.
///
/// A class, because it owns the space that terms are read into.
public final class SequenceTermsJudge<Numbers: SequenceNumbers>: AnswerJudge {
  private var expected: Numbers.Terms
  private var found: Numbers.Terms

  init(_ language: SequenceLanguage<Numbers>) {
    expected = language.makeTerms()
    found = language.makeTerms()
  }

  /// Without a reference nothing is known: every sequence can be continued by any terms.
  public func judge(_ answer: [TokenID], to source: [TokenID]) -> Judgement {
    judge(answer, to: source, reference: [])
  }

  public func judge(
    _ answer: [TokenID], to source: [TokenID], reference: [TokenID]
  ) -> Judgement {
    guard found.read(answer) else { return .malformed("the answer is not a sequence of terms") }
    guard expected.read(reference) else {
      return .checked(.undecided(reason: "how the sequence continues is not known"))
    }
    if found.count == expected.count,
      found.firstDifference(from: expected, in: 0..<expected.count) == nil
    {
      return .right
    }
    return .wrong("\(expected.text(0..<expected.count)) is right")
  }
}
