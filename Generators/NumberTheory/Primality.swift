public import ExactArithmetic
public import Randomness
import Symbolics
public import Tokenization

/// Whether an integer is a prime; not a task of the literature.
public enum Primality: IntegerQuestion {
  public typealias Law = PrimalityDistribution

  public static let name = "primality"
  public static let summary = "1 if an integer is a prime, else 0"
  public static let questionForm = IntegerForm.integer
  public static let answerForm = IntegerForm.truth

  public static func draw(
    _ law: PrimalityDistribution, into integers: inout [BigInteger],
    using random: inout RandomStream
  ) -> RejectionReason? {
    let wanted = law.primeShare.map { random.chance($0) }
    // Ends with certainty: validation has seen that what is wanted is not rare.
    while true {
      let number = law.numbers.draw(using: &random)
      guard wanted == nil || number.magnitude.isPrime == wanted else { continue }
      integers.append(BigInteger(number))
      return nil
    }
  }

  /// Known for integers up to the largest that a law may draw, and a little more.
  public static func answer(to integers: [BigInteger]) -> [BigInteger]? {
    if integers[0].isNegative { return [0] }
    guard let number = integers[0].asInt else { return nil }
    return [number.magnitude.isPrime ? 1 : 0]
  }

  public static func judge(_ answer: [BigInteger], to integers: [BigInteger]) -> Judgement {
    guard let expected = self.answer(to: integers) else {
      return .checked(.undecided(reason: "the number does not fit a machine integer"))
    }
    return answer == expected ? .right : .wrong("\(expected[0]) is right")
  }

  public static func labels(
    of integers: [BigInteger], answer: [BigInteger], law: PrimalityDistribution
  ) -> [ProblemLabel] {
    [
      ProblemLabel(name: "operand digits", value: integers[0].magnitude.description.count),
      ProblemLabel(name: "prime", value: answer[0].isOne ? 1 : 0),
    ]
  }

  public static func text(ofQuestion integers: [BigInteger]) -> String {
    "is \(integers[0]) prime?"
  }
}

/// The law of integers that may be primes.
public struct PrimalityDistribution: IntegerQuestionLaw {
  /// The law of the integers, within 0…10¹⁸.
  public var numbers: IntegerLaw
  /// The share of primes, 0…1; nil leaves it to the law.
  public var primeShare: Double?
  public var base: Int
  public var digitOrder: IntegerEncoding.DigitOrder

  /// Creates the law.
  public init(
    numbers: IntegerLaw = .uniform(1...1_000_000), primeShare: Double? = 0.5, base: Int = 1000,
    digitOrder: IntegerEncoding.DigitOrder = .mostSignificantFirst
  ) {
    self.numbers = numbers
    self.primeShare = primeShare
    self.base = base
    self.digitOrder = digitOrder
  }

  enum CodingKeys: String, CodingKey, CaseIterable { case numbers, primeShare, base, digitOrder }

  /// Reads the law, refusing unknown fields; only `primeShare` may be left out.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    numbers = try container.decode(IntegerLaw.self, forKey: .numbers)
    primeShare = try container.decodeIfPresent(Double.self, forKey: .primeShare)
    base = try container.decodeInteger(forKey: .base)
    digitOrder = try container.decode(IntegerEncoding.DigitOrder.self, forKey: .digitOrder)
  }

  public func validate() throws(DistributionError) {
    try numbers.validate(field: "numbers", within: 0...Self.largestInteger)
    try validateEncoding()
    guard let primeShare else { return }
    try require(primeShare, field: "primeShare", within: 0...1)
    var random = RandomStream(seed: 0)
    let primes = (0..<10_000).count { _ in numbers.draw(using: &random).magnitude.isPrime }
    guard primeShare == 0 || primes >= 10, primeShare == 1 || primes <= 9_990 else {
      throw DistributionError(
        field: "primeShare",
        problem: "\(primes) of 10000 numbers drawn are primes, too few or too many for this share")
    }
  }

  public static var presets: [Preset<PrimalityDistribution>] {
    [
      Preset(
        name: "balanced", summary: "not published: uniform up to 10⁶, half of them primes",
        distribution: PrimalityDistribution()),
      Preset(
        name: "natural", summary: "not published: uniform up to 10⁶, 7.8 % of them primes",
        distribution: PrimalityDistribution(primeShare: nil)),
    ]
  }
}
