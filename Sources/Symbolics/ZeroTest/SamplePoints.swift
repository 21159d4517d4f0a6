import ExactArithmetic

/// The points of the numeric rung: fixed, so that a verdict never changes from run to run.
///
/// Fractional parts of multiples of the golden ratio fill an interval evenly and stand in no simple
/// relation to π, e or the small rationals of problems. Small, middling and larger values of both
/// signs alternate; a few far ones find narrow domains such as that of ln(x − 20).
enum SamplePoints {
  struct Point {
    /// The value of x.
    var value: Double
    /// x at the point; every other variable and coefficient at a shifted place.
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
    // A dyadic rational of 20 fractional bits, so that both sides see exactly the same number.
    let scaled = Int(value * 1_048_576)
    let exact = Rational(scaled, overNonzero: 1_048_576)
    return Point(
      value: exact.doubleValue, values: values(exact).mapValues(\.doubleValue),
      exactValues: values(exact))
  }

  static let complex: [(real: Double, imaginary: Double)] = real.prefix(16).enumerated().map {
    ($1.value, [0.171_875, -0.234_375, 0.328_125, -0.109_375][$0 % 4])
  }

  private static func values(_ x: Rational) -> [Symbol: Rational] {
    var result: [Symbol: Rational] = [:]
    for symbol in Symbol.allCases where !symbol.isConstant {
      result[symbol] = x + Rational(Int(symbol.rawValue) * 3, overNonzero: 8)
    }
    return result
  }
}
