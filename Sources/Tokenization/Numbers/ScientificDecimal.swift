/// A decimal number: an integer mantissa times a power of ten.
public struct ScientificDecimal: Hashable, Sendable {
  /// The signed digits.
  public let mantissa: Int
  /// The power of ten of the last digit.
  public let exponent: Int

  /// Creates the number; the exponent lies in −110…110.
  public init(mantissa: Int, exponent: Int) {
    self.mantissa = mantissa
    self.exponent = exponent
  }

  /// The number of so many digits nearest to a finite value, ties to even; zero has the exponent 0.
  ///
  /// Where that would need an exponent below the lowest, digits are given up for it. There are
  /// 1…4 digits, the lowest exponent is at least −110 and the magnitude of the value at most 10¹¹⁰.
  public init(rounding value: Double, digits: Int, lowestExponent: Int) {
    let magnitude = value.magnitude
    precondition(
      magnitude <= 1e110 && lowestExponent >= -110, "\(value) is too large to be rounded")
    var exponent = max(Self.leadingExponent(of: magnitude) - digits + 1, lowestExponent)
    var mantissa = Self.nearestInteger(to: magnitude, scaledBy: -exponent)
    if mantissa == Self.powersOfInteger[digits] {
      mantissa /= 10
      exponent += 1
    }
    self.init(mantissa: value < 0 ? -mantissa : mantissa, exponent: mantissa == 0 ? 0 : exponent)
  }

  /// The nearest floating-point number where the power of ten is exact, that is up to 10²²; else within two units.
  public var value: Double { Self.scaled(Double(mantissa), by: exponent) }

  /// The exponent of the first digit.
  private static func leadingExponent(of magnitude: Double) -> Int {
    guard magnitude >= powers[0] else { return -reach }
    // The whole part of the exponent of two times log₁₀ 2, for all exponents here; the leading one is that or the next.
    let estimate = (magnitude.exponent * 315_653) >> 20
    return powers[reach + estimate + 1] <= magnitude ? estimate + 1 : estimate
  }

  private static func scaled(_ value: Double, by exponent: Int) -> Double {
    exponent < 0 ? value / powers[reach - exponent] : value * powers[reach + exponent]
  }

  /// The integer nearest to value·10^exponent, ties to even.
  ///
  /// What the scaling rounds to a tie lies on one side of it, which a fused multiplication tells.
  private static func nearestInteger(to value: Double, scaledBy exponent: Int) -> Int {
    let product = scaled(value, by: exponent)
    let floor = product.rounded(.down)
    if product - floor == 0.5 {
      let power = powers[reach + abs(exponent)]
      let excess =
        exponent < 0
        ? value.addingProduct(-product, power) : (-product).addingProduct(value, power)
      if excess != 0 { return Int(floor) + (excess > 0 ? 1 : 0) }
    }
    return Int(product.rounded(.toNearestOrEven))
  }

  private static let reach = 115
  /// The powers of ten from −reach to reach, each the nearest floating-point number.
  private static let powers: [Double] = (-reach...reach).map { Double("1e\($0)") ?? .nan }
  private static let powersOfInteger = [1, 10, 100, 1000, 10_000]
}
