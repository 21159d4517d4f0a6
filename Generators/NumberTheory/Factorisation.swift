public import ExactArithmetic
public import Randomness
import Symbolics
public import Tokenization

/// The prime factors of an integer; not a task of the literature.
public enum Factorisation: IntegerQuestion {
  public typealias Law = FactorisationDistribution

  public static let name = "factorisation"
  public static let summary = "the prime factors of an integer, each as often as it divides"
  public static let questionForm = IntegerForm.integer
  /// No machine integer has more prime factors.
  public static let answerForm = IntegerForm.list(upTo: 63)

  public static func draw(
    _ law: FactorisationDistribution, into integers: inout [BigInteger],
    using random: inout RandomStream
  ) -> RejectionReason? {
    integers.append(BigInteger(law.numbers.draw(using: &random)))
    return nil
  }

  /// The factors in ascending order, for machine integers from 2.
  public static func answer(to integers: [BigInteger]) -> [BigInteger]? {
    guard let number = integers[0].asInt, number > 1 else { return nil }
    return number.magnitude.primeFactors.map { BigInteger($0) }
  }

  /// Accepts the factors in any order.
  public static func judge(_ answer: [BigInteger], to integers: [BigInteger]) -> Judgement {
    guard let expected = self.answer(to: integers) else {
      return .checked(.undecided(reason: "the number is not an integer of 2…2⁶³ − 1"))
    }
    return answer.sorted() == expected ? .right : .wrong("\(text(ofAnswer: expected)) is right")
  }

  public static func labels(
    of integers: [BigInteger], answer: [BigInteger], law: FactorisationDistribution
  ) -> [ProblemLabel] {
    [
      ProblemLabel(name: "operand digits", value: integers[0].magnitude.description.count),
      ProblemLabel(name: "prime factors", value: answer.count),
    ]
  }

  public static func text(ofQuestion integers: [BigInteger]) -> String {
    "factor \(integers[0])"
  }

  public static func text(ofAnswer integers: [BigInteger]) -> String {
    integers.map(\.description).joined(separator: " * ")
  }
}

/// The law of integers to be factored.
public struct FactorisationDistribution: IntegerQuestionLaw {
  /// The law of the integers, within 2…10¹⁸.
  public var numbers: IntegerLaw
  public var base: Int
  public var digitOrder: IntegerEncoding.DigitOrder

  /// Creates the law.
  public init(
    numbers: IntegerLaw = .uniform(2...1_000_000), base: Int = 1000,
    digitOrder: IntegerEncoding.DigitOrder = .mostSignificantFirst
  ) {
    self.numbers = numbers
    self.base = base
    self.digitOrder = digitOrder
  }

  enum CodingKeys: String, CodingKey, CaseIterable { case numbers, base, digitOrder }

  /// Reads the law, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    numbers = try container.decode(IntegerLaw.self, forKey: .numbers)
    base = try container.decodeInteger(forKey: .base)
    digitOrder = try container.decode(IntegerEncoding.DigitOrder.self, forKey: .digitOrder)
  }

  public func validate() throws(DistributionError) {
    try numbers.validate(field: "numbers", within: 2...Self.largestInteger)
    try validateEncoding()
  }

  public static var presets: [Preset<FactorisationDistribution>] {
    [
      Preset(
        name: "uniform", summary: "not published: uniform in 2…10⁶, base 1000",
        distribution: FactorisationDistribution()),
      Preset(
        name: "log-uniform", summary: "not published: log-uniform in 2…10⁶, base 1000",
        distribution: FactorisationDistribution(numbers: .logUniform(2...1_000_000))),
    ]
  }
}
