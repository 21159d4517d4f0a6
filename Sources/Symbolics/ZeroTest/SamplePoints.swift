import ExactArithmetic

/// The points of the numeric rung: fixed, so that a verdict never changes from run to run.
///
/// Fractional parts of multiples of the golden ratio fill an interval evenly and stand in no simple
/// relation to π, e or the small rationals of problems. Small, middling and larger values of both
/// signs alternate; a few far ones find narrow domains such as that of ln(x − 20). Every other symbol has a
/// sequence of its own, so that no relation between symbols holds at all points.
enum SamplePoints {
  struct Point {
    /// The value of x.
    var value: Double
    /// x at the point, and the other symbols, which are independent of it.
    var values: [Symbol: Double]
    /// The same, exactly.
    var exactValues: [Symbol: Rational]
  }

  static let real: [Point] = (0..<64).map { index in
    let fraction = (Double(index) * 0.618_033_988_749_894_8 + 0.271).truncatingRemainder(
      dividingBy: 1)
    let reach = [0.9, 2.5, 0.9, 6, 0.4, 2.5, 1.2, 40][index / 2 % 8]
    let magnitude = fraction * reach + 0.013
    let value = index % 2 == 0 ? magnitude : -magnitude
    // Denominators of their own: with one for all, the sine of a multiple of π·x would be zero at every point.
    let denominator = 1_048_577 + 2 * index
    let exact = Rational(Int(value * Double(denominator)), overNonzero: denominator)
    let exactValues = values(x: exact, at: index)
    return Point(
      value: exact.doubleValue, values: exactValues.mapValues(\.doubleValue),
      exactValues: exactValues)
  }

  /// Points with x off the real axis, the other symbols real; the first sixteen do for x alone.
  static let complex: [ComplexPoint] = real.enumerated().map { index, point in
    ComplexPoint(
      x: (point.value, [0.171_875, -0.234_375, 0.328_125, -0.109_375][index % 4]),
      others: point.exactValues)
  }

  /// A point at which x is complex.
  struct ComplexPoint {
    var x: (real: Double, imaginary: Double)
    /// The values of the other symbols.
    var others: [Symbol: Rational]
  }

  private static func values(x: Rational, at index: Int) -> [Symbol: Rational] {
    var result: [Symbol: Rational] = [.x: x]
    for symbol in Symbol.allCases where !symbol.isConstant && symbol != .x {
      let place = Int(symbol.rawValue)
      // Two rounds of multiply and fold spread (index, symbol) over 20 bits.
      var mixed = UInt32(index * 64 + place + 1) &* 0x9e37_79b1
      mixed = (mixed ^ (mixed >> 15)) &* 0x85eb_ca77
      mixed ^= mixed >> 13
      let magnitude = [2, 6, 1, 4][(index + place) % 4] * (Int(mixed & 0xf_ffff) + 1)
      result[symbol] = Rational(mixed >> 31 == 0 ? magnitude : -magnitude, overNonzero: 0x10_0000)
    }
    return result
  }
}
