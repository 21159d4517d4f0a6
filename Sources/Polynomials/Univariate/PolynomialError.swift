/// Why an operation on polynomials has no result.
public enum PolynomialError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The operation would make or take a polynomial of a higher degree than the limit.
  case degreeTooHigh(Int, limit: Int)
  /// A power of a polynomial was asked for with a negative exponent.
  case negativeExponent(Int)

  /// One line that says what is wrong and what would be right.
  public var description: String {
    switch self {
    case .degreeTooHigh(let degree, let limit):
      "the degree \(degree) is too high; this works up to degree \(limit)"
    case .negativeExponent(let exponent):
      "a polynomial has no power \(exponent); the exponent must not be negative"
    }
  }
}
