public import Tokenization

/// The law of fractions made by multiplying: both parts by a factor, or the denominator by the integer part.
public struct MultipleDistribution: IntegerQuestionLaw {
  /// The law of the numbers that are multiplied, within 1…10¹⁸.
  public var operands: IntegerLaw
  /// The law of what they are multiplied by, within 1…10¹⁸; 1 is drawn again where a fraction is to be simplified.
  public var multiplier: IntegerLaw
  public var base: Int
  public var digitOrder: IntegerEncoding.DigitOrder

  /// Creates the law.
  public init(
    operands: IntegerLaw = .uniform(1...1_000_000),
    multiplier: IntegerLaw = .uniform(1...1_000_000), base: Int = 1000,
    digitOrder: IntegerEncoding.DigitOrder = .mostSignificantFirst
  ) {
    self.operands = operands
    self.multiplier = multiplier
    self.base = base
    self.digitOrder = digitOrder
  }

  enum CodingKeys: String, CodingKey, CaseIterable { case operands, multiplier, base, digitOrder }

  /// Reads the law, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    operands = try container.decode(IntegerLaw.self, forKey: .operands)
    multiplier = try container.decode(IntegerLaw.self, forKey: .multiplier)
    base = try container.decodeInteger(forKey: .base)
    digitOrder = try container.decode(IntegerEncoding.DigitOrder.self, forKey: .digitOrder)
  }

  public func validate() throws(DistributionError) {
    try operands.validate(field: "operands", within: 1...Self.largestInteger)
    try multiplier.validate(field: "multiplier", within: 1...Self.largestInteger)
    try validateEncoding()
  }

  public static var presets: [Preset<MultipleDistribution>] {
    [
      Preset(
        name: "int2int", summary: "Int2Int's defaults: all numbers uniform up to 10⁶, base 1000",
        distribution: MultipleDistribution())
    ]
  }
}
