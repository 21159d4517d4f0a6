public import Tokenization

/// How the numbers of arithmetic problems are written.
public struct DigitFormat: Codable, Hashable, Sendable {
  /// What numbers are filled up with.
  public enum Filler: String, CaseIterable, Codable, Hashable, Sendable {
    /// Zeros at the most significant end.
    case zeros
    /// Tokens `_` before the digits, after the sign.
    case tokensBefore
    /// Tokens `_` after the digits.
    case tokensAfter
  }

  /// Filling up of numbers to a common width.
  ///
  /// Operands are filled to the widths or, without any, to the longer of the two. Answers are filled to
  /// the most digits that answers to operands of these widths can have. A modulus is never filled up.
  public struct Padding: Codable, Hashable, Sendable {
    /// What with.
    public var filler: Filler
    /// The numbers of digits of the two operands; nil for the longer of the two.
    public var widths: [Int]?

    /// Creates the padding.
    public init(_ filler: Filler, widths: [Int]? = nil) {
      self.filler = filler
      self.widths = widths
    }

    enum CodingKeys: String, CodingKey, CaseIterable { case filler, widths }

    /// Reads the padding, refusing unknown fields.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
      filler = try container.decode(Filler.self, forKey: .filler)
      widths = try container.decodeIfPresent([Int].self, forKey: .widths)
    }
  }

  /// The base, of magnitude 2…100,000; a negative base writes every integer without a sign.
  public var base: Int
  /// Which end of the operands is written first.
  public var operandOrder: IntegerEncoding.DigitOrder
  /// Which end of the answer is written first.
  public var answerOrder: IntegerEncoding.DigitOrder
  /// Whether numbers begin with `plus` or `minus`; without it a positive base has natural numbers only.
  public var hasSign: Bool
  /// How numbers are filled up; nil for not at all.
  public var padding: Padding?

  /// Creates the format; what is left out is how people write.
  public init(
    base: Int = 10, operandOrder: IntegerEncoding.DigitOrder = .mostSignificantFirst,
    answerOrder: IntegerEncoding.DigitOrder = .mostSignificantFirst, hasSign: Bool = false,
    padding: Padding? = nil
  ) {
    self.base = base
    self.operandOrder = operandOrder
    self.answerOrder = answerOrder
    self.hasSign = hasSign
    self.padding = padding
  }

  enum CodingKeys: String, CodingKey, CaseIterable {
    case base, operandOrder, answerOrder, hasSign, padding
  }

  /// Reads the format, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    base = try container.decodeInteger(forKey: .base)
    operandOrder = try container.decode(IntegerEncoding.DigitOrder.self, forKey: .operandOrder)
    answerOrder = try container.decode(IntegerEncoding.DigitOrder.self, forKey: .answerOrder)
    hasSign = try container.decode(Bool.self, forKey: .hasSign)
    padding = try container.decodeIfPresent(Padding.self, forKey: .padding)
  }

  /// Refuses an impossible format, naming the field.
  func validate(field: String) throws(DistributionError) {
    if let problem = IntegerEncoding(base: base, hasSign: hasSign).problem {
      throw DistributionError(field: "\(field).base", problem: problem)
    }
    guard let padding else { return }
    guard base > 0 else {
      throw DistributionError(
        field: "\(field).padding", problem: "needs a positive base; \(base) is negative")
    }
    if let widths = padding.widths {
      guard widths.count == 2 else {
        throw DistributionError(
          field: "\(field).padding.widths", problem: "give two widths, one an operand")
      }
      for (index, width) in widths.enumerated() {
        try require(width, field: "\(field).padding.widths[\(index)]", within: OperandLaw.lengths)
      }
    }
  }
}
