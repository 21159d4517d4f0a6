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
    let magnitude = Self.scaled(Double(mantissa), by: exponent)
    return sign == 1 ? -magnitude : magnitude
  }

  /// The mantissa, 1000…9999 or 0, and its exponent.
  private static func rounded(_ magnitude: Double) -> (mantissa: Int, exponent: Int) {
    // 9999.5·10⁻¹⁰² is the smallest that may round to a number with a notation.
    guard magnitude >= powers[largestPower - 98] else { return (0, 0) }
    // The exponent of the first digit: the last power that is not larger.
    var (low, high) = (0, powers.count)
    while low < high {
      let middle = (low + high) / 2
      if powers[middle] <= magnitude { low = middle + 1 } else { high = middle }
    }
    var exponent = low - 1 - largestPower - 3
    var mantissa = nearestInteger(to: magnitude, scaledBy: -exponent)
    if mantissa >= mantissas {
      mantissa = mantissas / 10
      exponent += 1
    }
    return (-exponentReach...exponentReach).contains(exponent) ? (mantissa, exponent) : (0, 0)
  }

  /// The number times 10 to a power, rounded once where the power is exact, that is up to 10²².
  private static func scaled(_ value: Double, by exponent: Int) -> Double {
    exponent < 0
      ? value / powers[largestPower - exponent] : value * powers[largestPower + exponent]
  }

  /// The integer nearest to value·10^exponent, ties to even.
  ///
  /// What the scaling rounds to a tie lies on one side of it, which a fused multiplication tells.
  private static func nearestInteger(to value: Double, scaledBy exponent: Int) -> Int {
    let product = scaled(value, by: exponent)
    let floor = product.rounded(.down)
    if product - floor == 0.5 {
      let power = powers[largestPower + abs(exponent)]
      let excess =
        exponent < 0
        ? value.addingProduct(-product, power) : (-product).addingProduct(value, power)
      if excess != 0 { return Int(floor) + (excess > 0 ? 1 : 0) }
    }
    return Int(product.rounded(.toNearestOrEven))
  }

  private static let largestPower = 110
  /// The powers of ten from 10⁻¹¹⁰ to 10¹¹⁰, each the nearest floating-point number.
  private static let powers: [Double] = (-largestPower...largestPower).map {
    Double("1e\($0)") ?? .nan
  }
}
