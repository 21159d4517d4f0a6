public import ExactArithmetic

extension RationalFunction {
  /// The sum.
  public static func + (left: RationalFunction, right: RationalFunction) -> RationalFunction {
    RationalFunction(
      left.numerator * right.denominator + right.numerator * left.denominator,
      overNonzero: left.denominator * right.denominator)
  }

  /// The difference.
  public static func - (left: RationalFunction, right: RationalFunction) -> RationalFunction {
    left + -right
  }

  /// The additive inverse.
  public static prefix func - (value: RationalFunction) -> RationalFunction {
    RationalFunction(-value.numerator, overNonzero: value.denominator)
  }

  /// The product.
  public static func * (left: RationalFunction, right: RationalFunction) -> RationalFunction {
    RationalFunction(
      left.numerator * right.numerator, overNonzero: left.denominator * right.denominator)
  }

  /// Adds in place.
  public static func += (left: inout RationalFunction, right: RationalFunction) {
    left = left + right
  }

  /// Multiplies in place.
  public static func *= (left: inout RationalFunction, right: RationalFunction) {
    left = left * right
  }

  /// The multiplicative inverse; that of zero throws.
  public func reciprocal() throws(ArithmeticError) -> RationalFunction {
    try RationalFunction(denominator, over: numerator)
  }

  /// The quotient; a zero divisor throws.
  public func divided(by divisor: RationalFunction) throws(ArithmeticError) -> RationalFunction {
    try self * divisor.reciprocal()
  }
}
