extension String {
  /// The string with spaces after it up to a width in characters.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  /// The string with spaces before it up to a width in characters.
  func rightAligned(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}

extension BinaryFloatingPoint {
  /// The number with exactly this many decimals, rounded to nearest: `0.50`.
  ///
  /// Values that are not finite, or too large for the fixed form, are printed as Swift describes them.
  func formatted(decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1) { product, _ in product * 10 }
    let scaled = (Double(self) * Double(scale)).rounded()
    guard let units = Int(exactly: scaled) else { return "\(self)" }
    let (whole, fraction) = units.magnitude.quotientAndRemainder(dividingBy: UInt(scale))
    let digits = String(fraction)
    let zeros = String(repeating: "0", count: max(0, decimals - digits.count))
    return (units < 0 ? "-" : "") + "\(whole)" + (decimals > 0 ? ".\(zeros)\(digits)" : "")
  }
}
