public import ExactArithmetic

/// A real root of a polynomial, enclosed between rational numbers.
public struct RealRoot: Hashable, Sendable {
  /// A polynomial without multiple roots of which this is the only root in the interval.
  public let polynomial: Polynomial
  /// The lower end; equal to the upper end where the root is known exactly, else less than the root.
  public private(set) var lower: Rational
  /// The upper end; equal to the lower end where the root is known exactly, else beyond the root.
  public private(set) var upper: Rational

  init(polynomial: Polynomial, lower: Rational, upper: Rational) {
    (self.polynomial, self.lower, self.upper) = (polynomial, lower, upper)
  }

  /// The root where the interval has shrunk to it.
  public var exactValue: Rational? { lower == upper ? lower : nil }

  /// The root in an interval no wider than this, which must be positive, by bisection.
  public func refined(toWidth width: Rational) -> RealRoot {
    precondition(width > 0, "an interval cannot be refined to the width \(width)")
    let integers = polynomial.primitiveIntegerPart
    var result = self
    let upperSign = integers.sign(at: upper)
    while result.upper - result.lower > width {
      let middle = (result.lower + result.upper) * Rational(1, overNonzero: 2)
      let sign = integers.sign(at: middle)
      if sign == 0 || sign == upperSign { result.upper = middle }
      if sign == 0 || sign != upperSign { result.lower = middle }
    }
    return result
  }
}
