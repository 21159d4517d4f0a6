public import ExactArithmetic
public import Randomness
import Symbolics
public import Tokenization

/// The inverse of an integer to a modulus; not a task of the literature.
public enum ModularInverse: IntegerQuestion {
  public typealias Law = InverseDistribution

  public static let name = "modular-inverse"
  public static let summary = "an integer whose product with the first leaves 1 modulo the second"
  public static let questionForm = IntegerForm.array(2)
  public static let answerForm = IntegerForm.integer

  public static func draw(
    _ law: InverseDistribution, into integers: inout [BigInteger], using random: inout RandomStream
  ) -> RejectionReason? {
    let modulus = law.modulus.draw(using: &random)
    let operand = law.operands.draw(using: &random)
    guard greatestCommonDivisor(operand.magnitude, modulus.magnitude) == 1 else {
      return .notInvertible
    }
    integers.append(BigInteger(operand))
    integers.append(BigInteger(modulus))
    return nil
  }

  /// The inverse in 0…m − 1, for a modulus m that fits a machine integer.
  public static func answer(to integers: [BigInteger]) -> [BigInteger]? {
    guard let modulus = integers[1].asInt, modulus > 0,
      let operand = try? integers[0].modulo(integers[1]).asInt,
      let inverse = operand.magnitude.inverse(modulo: modulus.magnitude)
    else { return nil }
    return [BigInteger(inverse)]
  }

  /// Accepts every representative of the residue, whatever the size of the modulus.
  public static func judge(_ answer: [BigInteger], to integers: [BigInteger]) -> Judgement {
    let (operand, modulus) = (integers[0], integers[1])
    guard modulus > 0, BigInteger.gcd(operand, modulus).isOne else {
      return .checked(.undecided(reason: "the problem has no answer"))
    }
    if (try? (operand * answer[0] - 1).modulo(modulus))?.isZero == true { return .right }
    guard let expected = self.answer(to: integers) else {
      return .wrong("the product does not leave 1")
    }
    return .wrong("\(text(ofAnswer: expected)) is right")
  }

  public static func text(ofQuestion integers: [BigInteger]) -> String {
    "1/\(integers[0]) mod \(integers[1])"
  }
}

/// The law of integers and moduli.
public struct InverseDistribution: IntegerQuestionLaw {
  /// The law of the integer to be inverted, within 1…10¹⁸; it need not be less than the modulus.
  public var operands: IntegerLaw
  /// The law of the modulus, within 2…10¹⁸.
  public var modulus: IntegerLaw
  public var base: Int
  public var digitOrder: IntegerEncoding.DigitOrder

  /// Creates the law.
  public init(
    operands: IntegerLaw = .uniform(1...1_000_000), modulus: IntegerLaw = .constant(67),
    base: Int = 1000, digitOrder: IntegerEncoding.DigitOrder = .mostSignificantFirst
  ) {
    self.operands = operands
    self.modulus = modulus
    self.base = base
    self.digitOrder = digitOrder
  }

  enum CodingKeys: String, CodingKey, CaseIterable { case operands, modulus, base, digitOrder }

  /// Reads the law, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    operands = try container.decode(IntegerLaw.self, forKey: .operands)
    modulus = try container.decode(IntegerLaw.self, forKey: .modulus)
    base = try container.decodeInteger(forKey: .base)
    digitOrder = try container.decode(IntegerEncoding.DigitOrder.self, forKey: .digitOrder)
  }

  public func validate() throws(DistributionError) {
    try operands.validate(field: "operands", within: 1...Self.largestInteger)
    try modulus.validate(field: "modulus", within: 2...Self.largestInteger)
    try validateEncoding()
  }

  public static var presets: [Preset<InverseDistribution>] {
    [
      Preset(
        name: "modulus-67",
        summary: "not published: operands up to 10⁶ and the modulus of Int2Int's modular tasks",
        distribution: InverseDistribution()),
      Preset(
        name: "random-modulus", summary: "not published: operands and moduli uniform up to 10⁶",
        distribution: InverseDistribution(modulus: .uniform(2...1_000_000))),
    ]
  }
}
