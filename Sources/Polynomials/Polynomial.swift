public import ExactArithmetic

/// A polynomial in one variable over ℚ: its coefficients by ascending power, the last one not zero.
public struct Polynomial: Hashable, Sendable {
  /// The coefficient of each power, from the constant term up; empty for zero.
  public let coefficients: [Rational]

  /// Creates a polynomial from coefficients by ascending power; zeros at the end are dropped.
  public init(_ coefficients: [Rational]) {
    let count = coefficients.lastIndex { !$0.isZero }.map { $0 + 1 } ?? 0
    self.coefficients = Array(coefficients.prefix(count))
  }

  /// The degree; −1 for zero.
  public var degree: Int { coefficients.count - 1 }
}
