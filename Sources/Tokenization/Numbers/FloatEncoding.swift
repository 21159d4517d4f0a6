/// How real numbers of three significant digits are written as tokens (Charton 2021, arXiv 2112.01898, section 2).
///
/// In all but one the exponent is that of the integer mantissa: 3.14 is 314·10⁻².
public enum FloatEncoding: String, CaseIterable, Codable, Hashable, Sendable {
  /// Sign, decimal digits, exponent: `+ 3 1 4 E-2`.
  case p10 = "P10"
  /// Sign, mantissa, exponent: `+ 314 E-2`.
  case p1000 = "P1000"
  /// Signed mantissa and exponent: `N314 E-2`.
  case b1999 = "B1999"
  /// One token, mantissa times 10 to the power of the exponent less nine: `N314e7`.
  case fp15 = "FP15"

  /// The number of significant digits.
  public static let digits = 3

  /// The exponents of integer mantissas that can be written.
  var exponents: ClosedRange<Int> {
    self == .fp15 ? -Self.bias...15 - Self.bias : -100...100
  }

  /// What the exponent of a number in one token is written with in addition.
  static let bias = 9

  /// The base of the digits, of encodings that write digits.
  var base: Int? {
    switch self {
    case .p10: 10
    case .p1000: 1000
    case .b1999, .fp15: nil
    }
  }

  /// The tokens that numbers in these encodings need, in the order of ids.
  ///
  /// Signs, digits from 0, signed mantissas, numbers in one token, exponents; each part only if one of the encodings has it.
  public static func words(of encodings: [FloatEncoding]) -> [String] {
    var words: [String] = []
    if let base = encodings.compactMap(\.base).max() {
      words += IntegerEncoding.signs + (0..<base).map(String.init)
    }
    if encodings.contains(.b1999) { words += mantissas.map { "N\($0)" } }
    if encodings.contains(.fp15) { words += numbersInOneToken }
    if encodings.contains(where: { $0 != .fp15 }) { words += (-100...100).map { "E\($0)" } }
    return words
  }

  static let mantissas = -1000...1000
  /// The numbers of a mantissa of exactly three digits, for each exponent but the lowest.
  static let mantissasOfExponent = 1800

  /// All mantissas below 1000 for the lowest exponent, then those of three digits for each of the others.
  private static let numbersInOneToken: [String] =
    (-999...999).map { "N\($0)e0" }
    + (1...15).flatMap { exponent in
      (Array(-999 ... -100) + Array(100...999)).map { "N\($0)e\(exponent)" }
    }

  /// The first and last word of each contiguous part of the words, and how far apart their ids are.
  var parts: [(first: String, last: String, distance: TokenID)] {
    let signs = ("+", "-", TokenID(1))
    let exponents = ("E-100", "E100", TokenID(200))
    return switch self {
    case .p10: [signs, ("0", "9", 9), exponents]
    case .p1000: [signs, ("0", "999", 999), exponents]
    case .b1999: [("N-1000", "N1000", 2000), exponents]
    case .fp15: [("N-999e0", "N999e15", TokenID(1998 + 15 * Self.mantissasOfExponent))]
    }
  }
}
