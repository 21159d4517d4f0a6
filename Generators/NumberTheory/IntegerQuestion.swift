public import ExactArithmetic
public import Randomness
import Symbolics
public import Tokenization

/// A law of problems about integers, which says how the integers are written.
public protocol IntegerQuestionLaw: ProblemDistribution {
  /// The base of the digits, 2…``IntegerEncoding/largestBase``.
  var base: Int { get }
  /// Which end of a number is written first.
  var digitOrder: IntegerEncoding.DigitOrder { get }
}

extension IntegerQuestionLaw {
  /// The largest integer that a law may draw; results may be of any size.
  static var largestInteger: Int { 1_000_000_000_000_000_000 }

  /// How the integers are written; always with signs, which separate the integers of an array.
  var encoding: IntegerEncoding {
    IntegerEncoding(base: base, digitOrder: digitOrder, hasSign: true)
  }

  /// Refuses a base that is none, naming the field.
  func validateEncoding() throws(DistributionError) {
    try require(base, field: "base", within: 2...IntegerEncoding.largestBase)
  }
}

/// A question about a few integers that has one answer, given by a few integers.
///
/// Numbers are big integers everywhere, so that problems of any size can be judged; those that
/// fit a machine word cost little more than one.
public protocol IntegerQuestion: Sendable {
  /// The law that the integers are drawn from.
  associatedtype Law: IntegerQuestionLaw

  /// The name of the task.
  static var name: String { get }
  /// One line that says what is asked and what is answered.
  static var summary: String { get }
  /// What the integers of the question look like.
  static var questionForm: IntegerForm { get }
  /// What the integers of the answer look like.
  static var answerForm: IntegerForm { get }

  /// Appends the integers of a question, or returns why the draw makes none.
  static func draw(
    _ law: Law, into integers: inout [BigInteger], using random: inout RandomStream
  ) -> RejectionReason?

  /// The answer to the question, or nil where it has none.
  static func answer(to integers: [BigInteger]) -> [BigInteger]?

  /// What is to be said of an answer of the right form.
  static func judge(_ answer: [BigInteger], to integers: [BigInteger]) -> Judgement

  /// The numbers by which results are reported.
  static func labels(
    of integers: [BigInteger], answer: [BigInteger], law: Law
  ) -> [ProblemLabel]

  /// The question as a person writes it.
  static func text(ofQuestion integers: [BigInteger]) -> String

  /// The answer as a person writes it.
  static func text(ofAnswer integers: [BigInteger]) -> String
}

extension IntegerQuestion {
  /// Compares with the one right answer.
  public static func judge(_ answer: [BigInteger], to integers: [BigInteger]) -> Judgement {
    guard let expected = self.answer(to: integers) else {
      return .checked(.undecided(reason: "the problem has no answer"))
    }
    return answer == expected ? .right : .wrong("\(text(ofAnswer: expected)) is right")
  }

  /// The number of decimal digits of the largest integer of the question.
  public static func labels(
    of integers: [BigInteger], answer: [BigInteger], law: Law
  ) -> [ProblemLabel] {
    let digits = integers.map { $0.magnitude.description.count }.max() ?? 0
    return [ProblemLabel(name: "operand digits", value: digits)]
  }

  /// The integers separated by commas.
  public static func text(ofAnswer integers: [BigInteger]) -> String {
    integers.map(\.description).joined(separator: ", ")
  }
}
