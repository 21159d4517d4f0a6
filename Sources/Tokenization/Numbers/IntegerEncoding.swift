/// How integers are written as tokens: a sign and digits in a base (Lample and Charton 2020, section 2; Int2Int).
///
/// 3500 in base 1000 is `+ 3 500`, −34 in base 10 is `- 3 4`. Digit tokens are the digit's value in
/// decimal without leading zeros. A negative base writes every integer without a sign token.
public struct IntegerEncoding: Codable, Hashable, Sendable {
  /// Which end of a number is written first.
  public enum DigitOrder: String, CaseIterable, Codable, Hashable, Sendable {
    /// As people write: 123 is `1 2 3`.
    case mostSignificantFirst
    /// As sums are computed: 123 is `3 2 1`.
    case leastSignificantFirst
  }

  /// Bases of a larger magnitude would need vocabularies that no model learns.
  public static let largestBase = 100_000

  /// The base, of magnitude 2…``largestBase``.
  public var base: Int
  /// The order of the digits.
  public var digitOrder: DigitOrder
  /// Whether a sign token stands before the digits; without it only integers ≥ 0 have a form in a positive base.
  public var hasSign: Bool

  /// Creates the encoding.
  public init(base: Int, digitOrder: DigitOrder = .mostSignificantFirst, hasSign: Bool? = nil) {
    self.base = base
    self.digitOrder = digitOrder
    self.hasSign = hasSign ?? (base > 0)
  }

  /// The tokens of signs.
  public static let signs = ["+", "-"]

  /// The tokens that numbers need, in the order of ids: signs, then digits from 0.
  public var words: [String] {
    (hasSign ? Self.signs : []) + (0..<Int(clamping: base.magnitude)).map(String.init)
  }

  /// What is wrong with the base, or nil.
  public var problem: String? {
    guard (2...Self.largestBase).contains(Int(clamping: base.magnitude)) else {
      return "\(base) is no base; give 2…\(Self.largestBase) or its negative"
    }
    return base < 0 && hasSign ? "a negative base needs no sign" : nil
  }
}
