/// Why an exact operation has no result.
public enum ArithmeticError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The divisor, or the denominator of a fraction, is zero.
  case divisionByZero
  /// The result would have more bits than the limit.
  case tooLarge(bitLimit: Int)
  /// The text has more digits than the limit.
  case tooManyDigits(count: Int, limit: Int)
  /// The text is not a decimal number; holds at most its first 40 characters.
  case malformedNumber(String)
  /// A power of an integer was asked for with a negative exponent.
  case negativeExponent(Int)
  /// The degree of a root is below 1.
  case invalidDegree(Int)
  /// An even root of a negative number is not real.
  case evenRootOfNegative(degree: Int)
  /// The base of a positional notation is -1, 0 or 1.
  case invalidBase(Int)
  /// A digit at this position is outside `0..<|base|`.
  case invalidDigit(Int, position: Int, base: Int)
  /// A number was to be made from an empty list of digits.
  case noDigits

  /// One line that says what is wrong and what would be right.
  public var description: String {
    switch self {
    case .divisionByZero:
      "division by zero; the divisor must not be zero"
    case .tooLarge(let bitLimit):
      "the result would have more than \(bitLimit) bits; use a smaller base or exponent"
    case .tooManyDigits(let count, let limit):
      "the number has \(count) digits; at most \(limit) are allowed"
    case .malformedNumber(let text):
      "'\(text)' is not a number; expected digits 0-9 with an optional sign"
    case .negativeExponent(let exponent):
      "an integer has no integer power \(exponent); the exponent must not be negative"
    case .invalidDegree(let degree):
      "a root of degree \(degree) is undefined; the degree must be at least 1"
    case .evenRootOfNegative(let degree):
      "a negative number has no real root of degree \(degree); the degree must be odd"
    case .invalidBase(let base):
      "\(base) is not a base of a positional notation; use 2 or more, or -2 or less"
    case .invalidDigit(let digit, let position, let base):
      "digit \(digit) at position \(position) is not one of base \(base); "
        + "expected 0..<\(base.magnitude)"
    case .noDigits:
      "a number needs at least one digit; write [0] for zero"
    }
  }
}
