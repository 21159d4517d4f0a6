import Tokenization

/// Writes and reads floats as sign, mantissa of four digits and exponent (d'Ascoli and others 2022, released code).
///
/// 3.14159 is `+ N3142 E-3` and 0.5 is `+ N5000 E-4`: the exponent is that of the integer mantissa. What
/// is too small for `E-100` is written as zero, `+ N0000 E0`.
struct FloatNotation: Sendable {
  /// Exponents reach from its negative to this.
  static let exponentReach = 100
  static let mantissas = 10_000

  /// The tokens, in the order of their ids.
  static var words: [String] {
    let mantissaWords = (0..<mantissas).map { mantissa in
      let digits = String(mantissa)
      return "N" + String(repeating: "0", count: 4 - digits.count) + digits
    }
    return ["+", "-"] + mantissaWords + (-exponentReach...exponentReach).map { "E\($0)" }
  }

  private let plus: TokenID
  private let zeroMantissa: TokenID
  private let zeroExponent: TokenID

  /// Prepares the notation for a vocabulary that has the ``words`` in their order.
  init(vocabulary: Vocabulary) {
    guard let plus = vocabulary.id(of: "+"), let mantissa = vocabulary.id(of: "N0000"),
      let exponent = vocabulary.id(of: "E0")
    else { preconditionFailure("the vocabulary lacks the tokens of floats") }
    (self.plus, zeroMantissa, zeroExponent) = (plus, mantissa, exponent)
  }

  /// Appends the three tokens of a number of magnitude at most 10¹⁰³, rounded to four digits, ties to even.
  func append(_ value: Double, to tokens: inout [TokenID]) {
    let (mantissa, exponent) = Self.rounded(value.magnitude)
    tokens.append(value < 0 && mantissa > 0 ? plus + 1 : plus)
    tokens.append(zeroMantissa + TokenID(mantissa))
    tokens.append(zeroExponent + TokenID(exponent))
  }

  /// The number that three tokens stand for, or nil where they are none.
  func value(_ tokens: ArraySlice<TokenID>) -> Double? {
    guard tokens.count == 3 else { return nil }
    let sign = Int(tokens[tokens.startIndex]) - Int(plus)
    let mantissa = Int(tokens[tokens.startIndex + 1]) - Int(zeroMantissa)
    let exponent = Int(tokens[tokens.startIndex + 2]) - Int(zeroExponent)
    guard sign == 0 || sign == 1, (0..<Self.mantissas).contains(mantissa),
      (-Self.exponentReach...Self.exponentReach).contains(exponent)
    else { return nil }
    let magnitude = ScientificDecimal(mantissa: mantissa, exponent: exponent).value
    return sign == 1 ? -magnitude : magnitude
  }

  /// The mantissa, 1000…9999 or 0, and its exponent.
  private static func rounded(_ magnitude: Double) -> (mantissa: Int, exponent: Int) {
    // One exponent further down, because rounding up may lead into the range.
    let number = ScientificDecimal(
      rounding: magnitude, digits: 4, lowestExponent: -exponentReach - 1)
    guard (-exponentReach...exponentReach).contains(number.exponent) else { return (0, 0) }
    return (number.mantissa, number.exponent)
  }
}
