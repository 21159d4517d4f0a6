public import ExactArithmetic
public import Randomness
import Symbolics
public import Tokenization

/// The task of answering questions about integers, written as Int2Int writes arrays.
public struct IntegerTask<Question: IntegerQuestion>: ProblemGenerator {
  public static var name: String { Question.name }
  public static var summary: String { Question.summary }

  public let distribution: Question.Law
  public var vocabulary: Vocabulary { notation.vocabulary }
  let notation: IntegerNotation

  public init(distribution: Question.Law) throws(DistributionError) {
    try distribution.validate()
    self.distribution = distribution
    notation = IntegerNotation(
      distribution.encoding, forms: [Question.questionForm, Question.answerForm])
  }

  public func makeSampler() -> IntegerTaskSampler<Question> {
    IntegerTaskSampler(law: distribution, notation: notation)
  }

  public func makeJudge() -> IntegerTaskJudge<Question> { IntegerTaskJudge(notation: notation) }

  /// The integers that an answer states, or nil where the tokens are none; they need not be right.
  public func integers(ofAnswer tokens: [TokenID]) -> [BigInteger]? {
    notation.read(tokens, as: Question.answerForm)
  }

  public func labels(of problem: Problem) -> [ProblemLabel] {
    guard let integers = notation.read(problem.source, as: Question.questionForm),
      let answer = notation.read(problem.target, as: Question.answerForm)
    else { return [] }
    return Question.labels(of: integers, answer: answer, law: distribution)
  }

  public func readableText(of problem: Problem) -> (source: String, target: String) {
    (
      notation.read(problem.source, as: Question.questionForm).map(Question.text(ofQuestion:))
        ?? text(of: problem.source),
      notation.read(problem.target, as: Question.answerForm).map(Question.text(ofAnswer:))
        ?? text(of: problem.target)
    )
  }
}

/// Draws questions about integers and answers them.
public struct IntegerTaskSampler<Question: IntegerQuestion>: ProblemSampler {
  let law: Question.Law
  let notation: IntegerNotation
  private var integers: [BigInteger] = []

  init(law: Question.Law, notation: IntegerNotation) {
    self.law = law
    self.notation = notation
  }

  public mutating func draw(
    into problem: inout Problem, using random: inout RandomStream
  ) -> RejectionReason? {
    integers.removeAll(keepingCapacity: true)
    if let reason = Question.draw(law, into: &integers, using: &random) { return reason }
    guard let answer = Question.answer(to: integers) else {
      preconditionFailure("\(Question.name) drew the question \(integers) without an answer")
    }
    notation.write(integers, as: Question.questionForm, to: &problem.source)
    notation.write(answer, as: Question.answerForm, to: &problem.target)
    return nil
  }
}

/// Judges answers by computing; any right answer counts.
public struct IntegerTaskJudge<Question: IntegerQuestion>: AnswerJudge {
  let notation: IntegerNotation

  public func judge(_ answer: [TokenID], to source: [TokenID]) -> Judgement {
    guard let found = notation.read(answer, as: Question.answerForm) else {
      return .malformed("the answer is not \(Question.answerForm.name)")
    }
    guard let integers = notation.read(source, as: Question.questionForm) else {
      return .checked(.undecided(reason: "the problem is not \(Question.questionForm.name)"))
    }
    return Question.judge(found, to: integers)
  }
}
