extension Rational: CustomStringConvertible {
  /// The value as `p`, or as `p/q` where it is not an integer.
  public var description: String {
    isInteger ? numerator.description : "\(numerator)/\(denominator)"
  }

  /// Reads what ``description`` writes, lowest terms not needed; nil for anything else.
  public init?(_ text: some StringProtocol) {
    guard let value = try? Rational(parsing: text) else { return nil }
    self = value
  }

  /// Reads an integer, or two integers with a slash between them, each within the digit limit.
  public init(
    parsing text: some StringProtocol, digitLimit: Int = BigInteger.digitLimit
  ) throws(ArithmeticError) {
    guard let slash = text.firstIndex(of: "/") else {
      self.init(try BigInteger(parsing: text, digitLimit: digitLimit))
      return
    }
    let numerator = try BigInteger(parsing: text[..<slash], digitLimit: digitLimit)
    let denominatorText = text[text.index(after: slash)...]
    try self.init(
      numerator, over: BigInteger(parsing: denominatorText, digitLimit: digitLimit))
  }
}

extension Rational {
  /// The nearest floating-point number, ties to even; infinite or 0 beyond its range.
  public var doubleValue: Double {
    if case .small(let numerator, let denominator) = storage,
      numerator.magnitude <= 1 << 53, denominator <= 1 << 53
    {
      // Both conversions are exact, so the division is the only rounding.
      return Double(numerator) / Double(denominator)
    }
    let result = Double(roundingRatioOf: numerator.magnitude, to: denominator)
    return isNegative ? -result : result
  }
}
