public import Generators
public import Tokenization
public import Training

/// A problem that a person may pose: a value, and what its kind knows of models, of answers and of exact methods.
public protocol SolvableProblem: Sendable {
  /// What such problems are called, such as `integral`.
  static var kind: String { get }
  /// The names of the tasks whose models can be asked, the preferred one first.
  var taskNames: [String] { get }

  /// What a model of one of the tasks is asked; the task has no wrappers.
  func inquiry(in task: any ProblemGenerator) throws(SolverError) -> any Inquiry

  /// The answer of an exact method, for which no model is needed; nil where there is none.
  func exactAnswer() -> SolverResult.Answer?

  /// How an answer was found or checked, in steps for a person.
  func explanation(of answer: SolverResult.Answer) -> [String]
}

extension SolvableProblem {
  /// No steps.
  public func explanation(of answer: SolverResult.Answer) -> [String] { [] }

  /// What a model reads for the problem, end token included, in the first spelling of a task that it has learned.
  ///
  /// - Returns: Ids of the model's vocabulary; nil where the model has learned no such task or lacks a token.
  public func source(for model: ModelFolder) throws -> [TokenID]? {
    let learned = try LearnedTask.all(in: model)
    for name in taskNames {
      guard let task = try learned.first(where: { $0.taskName == name })?.makeTask()
      else { continue }
      let map = VocabularyMap(model: model.vocabulary, task: task.vocabulary)
      return try inquiry(in: task).sources.first.flatMap { map.encodedSource($0) }
    }
    return nil
  }
}

/// One problem in the encoding of one task: what a model reads, and what its answers are worth.
///
/// A class, because it may own an arena; it stays on the thread that made it.
public protocol Inquiry: AnyObject {
  /// The problem as the task writes it, once for each spelling; at least one.
  var sources: [[TokenID]] { get }

  /// Checks an answer in the ids of the task.
  func check(_ answer: [TokenID]) -> CheckedHypothesis

  /// What a person is shown of an answer that was accepted.
  func presented(_ answer: [TokenID], _ check: AnswerCheck) -> SolverResult.Answer?
}

/// What came of checking an answer.
public struct CheckedHypothesis: Hashable, Sendable {
  /// The answer as a person writes it; nil where it cannot be read.
  public let text: String?
  /// The check that accepted it, or why it was not accepted.
  public let outcome: Outcome

  /// Whether an answer counts.
  public enum Outcome: Hashable, Sendable {
    case accepted(AnswerCheck)
    case rejected(String)
  }

  /// Creates the result of a check.
  public init(text: String?, outcome: Outcome) {
    self.text = text
    self.outcome = outcome
  }

  /// Whether the answer was accepted.
  public var isAccepted: Bool {
    if case .accepted = outcome { true } else { false }
  }
}
