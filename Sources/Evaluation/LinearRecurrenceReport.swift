import Datasets
import ExactArithmetic
import Generators
import Tokenization

/// What the exact linear-recurrence baseline achieves on problems of continuing integer sequences.
///
/// It answers where all shown terms satisfy a linear recurrence whose order is less than half their number.
public struct LinearRecurrenceReport: Codable, Hashable, Sendable {
  /// How often a recurrence was found.
  public private(set) var found = Proportion()
  /// How often the next term is right.
  public private(set) var nextTerm = Proportion()
  /// How often all terms that are asked for are right.
  public private(set) var allTerms = Proportion()

  /// Scores the baseline on a split of a dataset of `sequence-terms`.
  public init(on source: Evaluation.Source) throws(EvaluationError) {
    let (dataset, problems) = try Evaluation.read(source)
    guard dataset.manifest.task == SequenceTerms<IntegerSequences>.name else {
      throw .noBaseline(
        path: source.path, task: dataset.manifest.task,
        expected: SequenceTerms<IntegerSequences>.name)
    }
    let task: SequenceTerms<IntegerSequences>
    do {
      task = try SequenceTerms.make(distribution: dataset.manifest.distribution)
    } catch {
      throw .dataset(DatasetError(path: source.path, .distribution(error)))
    }
    if task.vocabulary != dataset.vocabulary {
      throw .foreignVocabulary(path: source.path, task: dataset.manifest.task)
    }
    for problem in problems {
      add(shown: task.terms(problem.source) ?? [], hidden: task.terms(problem.target) ?? [])
    }
  }

  /// Scores the baseline on one sequence.
  private mutating func add(shown: [BigInteger], hidden: [BigInteger]) {
    let recurrence = LinearRecurrence.find(terms: shown)
    let answer = recurrence?.continuation(of: shown, count: hidden.count) ?? []
    let right = hidden.map { Rational($0) }
    found.add(recurrence != nil)
    nextTerm.add(answer.first != nil && answer.first == right.first)
    allTerms.add(!answer.isEmpty && answer == right)
  }
}
