public import Tokenization

/// The law of pairs of integers whose greatest common divisor is asked (Charton 2024, sections 2 and 5).
public struct DivisorDistribution: IntegerQuestionLaw {
  /// The law of both operands, within 1…10¹⁸.
  public var operands: IntegerLaw
  /// The law of the greatest common divisor; nil leaves it to the operands.
  ///
  /// A divisor k is drawn from it, then operands without a common divisor and at most M/k, where M is the
  /// largest operand; the problem is k times these. So the operands must be uniform or log-uniform from 1,
  /// and divisors lie within 1…M.
  public var outcome: IntegerLaw?
  public var base: Int
  public var digitOrder: IntegerEncoding.DigitOrder

  /// Creates the law.
  public init(
    operands: IntegerLaw = .uniform(1...1_000_000), outcome: IntegerLaw? = nil, base: Int = 1000,
    digitOrder: IntegerEncoding.DigitOrder = .mostSignificantFirst
  ) {
    self.operands = operands
    self.outcome = outcome
    self.base = base
    self.digitOrder = digitOrder
  }

  enum CodingKeys: String, CodingKey, CaseIterable { case operands, outcome, base, digitOrder }

  /// Reads the law, refusing unknown fields; only `outcome` may be left out.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    operands = try container.decode(IntegerLaw.self, forKey: .operands)
    outcome = try container.decodeIfPresent(IntegerLaw.self, forKey: .outcome)
    base = try container.decodeInteger(forKey: .base)
    digitOrder = try container.decode(IntegerEncoding.DigitOrder.self, forKey: .digitOrder)
  }

  public func validate() throws(DistributionError) {
    try operands.validate(field: "operands", within: 1...Self.largestInteger)
    try validateEncoding()
    guard let outcome else { return }
    switch operands {
    case .uniform(let range) where range.lowerBound == 1: break
    case .logUniform(let range) where range.lowerBound == 1: break
    default:
      throw DistributionError(
        field: "operands",
        problem: "a law of outcomes restricts the operands, which must then be "
          + "{ uniform: [1, M] } or { logUniform: [1, M] }")
    }
    try outcome.validate(field: "outcome", within: 1...operands.maximum)
  }
}

extension DivisorDistribution {
  public static var presets: [Preset<DivisorDistribution>] {
    let million = 1...1_000_000
    let bases = [2, 10, 30, 210, 420, 2023, 2401].map { base in
      Preset(
        name: "base-\(base)", summary: "Charton 2024: uniform operands up to 10⁶, base \(base)",
        distribution: DivisorDistribution(base: base))
    }
    return [
      Preset(
        name: "charton-uniform",
        summary: "Charton 2024 and Int2Int's defaults: uniform operands up to 10⁶, base 1000",
        distribution: DivisorDistribution())
    ] + bases + [
      Preset(
        name: "log-uniform",
        summary: "Charton 2024: log-uniform operands up to 10⁶, base 2401",
        distribution: DivisorDistribution(operands: .logUniform(million), base: 2401)),
      Preset(
        name: "log-uniform-outcomes",
        summary: "Charton 2024: log-uniform operands up to 10⁶ and divisors up to 100, base 1000",
        distribution: DivisorDistribution(
          operands: .logUniform(million), outcome: .logUniform(1...100))),
      Preset(
        name: "stratified",
        summary: "Charton 2024: divisors uniform in 1…100, the test by divisors, base 1000",
        distribution: DivisorDistribution(outcome: .uniform(1...100))),
    ]
  }
}
