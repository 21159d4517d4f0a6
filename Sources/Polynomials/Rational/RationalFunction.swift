public import ExactArithmetic

/// A quotient of polynomials in one variable over ℚ in lowest terms.
public struct RationalFunction: Hashable, Sendable {
  /// Coprime to the denominator.
  public let numerator: Polynomial
  /// Coprime integer coefficients, the leading one positive.
  public let denominator: Polynomial

  /// Creates a quotient in lowest terms; a zero denominator throws.
  public init(
    _ numerator: Polynomial, over denominator: Polynomial
  ) throws(ArithmeticError) {
    if denominator.isZero { throw .divisionByZero }
    self.init(numerator, overNonzero: denominator)
  }

  /// Creates a quotient in lowest terms from a denominator that the caller knows to be nonzero.
  public init(_ numerator: Polynomial, overNonzero denominator: Polynomial) {
    precondition(!denominator.isZero, "the denominator of \(numerator) is zero")
    let common = Polynomial.greatestCommonDivisor(numerator, denominator)
    let divisor = common * denominator.content
    self.numerator = numerator.divided(byFactor: divisor)
    self.denominator = denominator.divided(byFactor: divisor)
  }

  /// Creates a polynomial as a rational function.
  public init(_ polynomial: Polynomial) {
    (numerator, denominator) = (polynomial, .one)
  }

  /// Zero.
  public static var zero: RationalFunction { RationalFunction(.zero) }
  /// One.
  public static var one: RationalFunction { RationalFunction(.one) }

  /// Whether this is the function zero.
  public var isZero: Bool { numerator.isZero }

  /// The function where it is a polynomial, nil where it has a pole.
  public var asPolynomial: Polynomial? { denominator.isConstant ? numerator : nil }

  /// The value at a number; nil at a pole.
  public func value(at point: Rational) -> Rational? {
    try? numerator.value(at: point).divided(by: denominator.value(at: point))
  }

  /// The derivative.
  public var derivative: RationalFunction {
    RationalFunction(
      numerator.derivative * denominator - numerator * denominator.derivative,
      overNonzero: denominator * denominator)
  }
}
