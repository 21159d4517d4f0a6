public import ExactArithmetic
public import Generators
import Tokenization

/// A formula for a sequence of integers is sought, and the terms after those shown.
public struct SequenceProblem: SolvableProblem, Hashable {
  public static let kind = "sequence"

  /// How many terms are computed after those shown.
  public static let continuation = 10

  /// The terms shown, at least one.
  public let terms: [BigInteger]

  /// Asks how terms go on.
  public init(_ terms: [BigInteger]) { self.terms = terms }

  public var taskNames: [String] { [SequenceFormula<IntegerSequences>.name] }

  public func inquiry(in task: any ProblemGenerator) throws(SolverError) -> any Inquiry {
    guard let task = task as? SequenceFormula<IntegerSequences> else {
      throw .unwritable("the task has no sequences of integers")
    }
    return SequenceInquiry(self, task)
  }

  /// The shortest linear recurrence that the terms bear out and that goes on in integers.
  ///
  /// From order 3 on two terms must bear it out: the first seven primes satisfy one of order 3 by luck. One will do for a line
  /// or a parabola.
  fileprivate var recurrence: LinearRecurrence? {
    var found = LinearRecurrence.find(terms: terms)
    if let order = found?.order, order >= 3, terms.count < 2 * order + 2 { found = nil }
    let parabola = LinearRecurrence.polynomial(terms: terms, evidence: 1)
      .flatMap { $0.order <= 3 ? $0 : nil }
    guard let recurrence = found ?? LinearRecurrence.polynomial(terms: terms) ?? parabola,
      recurrence.continuation(of: terms, count: Self.continuation).allSatisfy({
        $0.asInteger != nil
      })
    else { return nil }
    return recurrence
  }

  public func exactAnswer() -> SolverResult.Answer? {
    guard let recurrence else { return nil }
    let next = recurrence.continuation(of: terms, count: Self.continuation)
    return SolverResult.Answer(
      text: recurrence.description, latex: recurrence.latex,
      check: .fits(shown: terms.count, computed: terms.count - recurrence.order),
      origin: .recurrence, nextTerms: next.map(\.description))
  }
}

/// Runs the formulas of a model against the terms of a sequence.
///
/// A formula that gives all terms but goes on otherwise, in those that are shown, than a linear recurrence that they bear
/// out is refused: of 2, 4, 6, 8, 10, 12 it may be n + n mod 8, of 1, 4, 9, 16 (n + ⌊n/5⌋)².
private final class SequenceInquiry: Inquiry {
  let sources: [[TokenID]]
  private let terms: [BigInteger]
  private let task: SequenceFormula<IntegerSequences>
  /// How the recurrence goes on, if there is one.
  private let expected: [Rational]?

  init(_ problem: SequenceProblem, _ task: SequenceFormula<IntegerSequences>) {
    terms = problem.terms
    self.task = task
    sources = [task.source(terms)]
    expected = problem.recurrence?.continuation(
      of: terms, count: SequenceProblem.continuation)
  }

  func check(_ answer: [TokenID]) -> CheckedHypothesis {
    switch task.fit(answer, to: terms, continuingBy: SequenceProblem.continuation) {
    case .malformed(let reason):
      return CheckedHypothesis(text: nil, outcome: .rejected("malformed (\(reason))"))
    case .wrong(let reason):
      let text = task.readableText(of: Problem(source: sources[0], target: answer)).target
      return CheckedHypothesis(text: text, outcome: .rejected("wrong (\(reason))"))
    case .fits(let formula, let next):
      if let expected, zip(next, expected).contains(where: { Rational($0) != $1 }) {
        return CheckedHypothesis(
          text: formula.description,
          outcome: .rejected("fits, but the shortest linear recurrence goes on otherwise"))
      }
      if next.isEmpty {
        return CheckedHypothesis(
          text: formula.description, outcome: .rejected("fits, but gives no further term"))
      }
      let computed = terms.count - formula.degree
      return CheckedHypothesis(
        text: formula.description,
        outcome: .accepted(.fits(shown: terms.count, computed: computed)))
    }
  }

  func presented(_ answer: [TokenID], _ check: AnswerCheck) -> SolverResult.Answer? {
    guard
      case .fits(let formula, let next) = task.fit(
        answer, to: terms, continuingBy: SequenceProblem.continuation)
    else { return nil }
    return SolverResult.Answer(
      text: formula.description, latex: formula.latex, check: check, origin: .model,
      nextTerms: next.map(\.description))
  }
}
