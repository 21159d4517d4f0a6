public import Tokenization

/// The law of numerators and denominators.
public struct FractionDistribution: IntegerQuestionLaw {
  /// The law of all numerators and denominators, within 1…10¹⁸.
  public var operands: IntegerLaw
  public var base: Int
  public var digitOrder: IntegerEncoding.DigitOrder

  /// Creates the law.
  public init(
    operands: IntegerLaw = .uniform(1...1_000_000), base: Int = 1000,
    digitOrder: IntegerEncoding.DigitOrder = .mostSignificantFirst
  ) {
    self.operands = operands
    self.base = base
    self.digitOrder = digitOrder
  }

  enum CodingKeys: String, CodingKey, CaseIterable { case operands, base, digitOrder }

  /// Reads the law, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    operands = try container.decode(IntegerLaw.self, forKey: .operands)
    base = try container.decodeInteger(forKey: .base)
    digitOrder = try container.decode(IntegerEncoding.DigitOrder.self, forKey: .digitOrder)
  }

  public func validate() throws(DistributionError) {
    try operands.validate(field: "operands", within: 1...Self.largestInteger)
    try validateEncoding()
  }

  public static var presets: [Preset<FractionDistribution>] {
    [
      Preset(
        name: "int2int", summary: "Int2Int's defaults: uniform up to 10⁶, base 1000",
        distribution: FractionDistribution())
    ]
  }
}
