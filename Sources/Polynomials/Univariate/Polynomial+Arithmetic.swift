public import ExactArithmetic

extension Polynomial {
  /// The sum.
  public static func + (left: Polynomial, right: Polynomial) -> Polynomial {
    Polynomial(
      (0..<max(left.coefficients.count, right.coefficients.count)).map {
        left[$0] + right[$0]
      })
  }

  /// The difference.
  public static func - (left: Polynomial, right: Polynomial) -> Polynomial {
    Polynomial(
      (0..<max(left.coefficients.count, right.coefficients.count)).map {
        left[$0] - right[$0]
      })
  }

  /// The additive inverse.
  public static prefix func - (value: Polynomial) -> Polynomial {
    Polynomial(value.coefficients.map { -$0 })
  }

  /// The product, computed over the integers with one division at the end.
  public static func * (left: Polynomial, right: Polynomial) -> Polynomial {
    let (a, b) = (left.overCommonDenominator, right.overCommonDenominator)
    return Polynomial(a.numerators * b.numerators, overNonzero: a.denominator * b.denominator)
  }

  /// The polynomial times a number.
  public static func * (left: Polynomial, right: Rational) -> Polynomial {
    right.isOne ? left : Polynomial(left.coefficients.map { $0 * right })
  }

  /// Adds in place.
  public static func += (left: inout Polynomial, right: Polynomial) { left = left + right }

  /// Subtracts in place.
  public static func -= (left: inout Polynomial, right: Polynomial) { left = left - right }

  /// Multiplies in place.
  public static func *= (left: inout Polynomial, right: Polynomial) { left = left * right }

  /// The polynomial to a power; the exponent must not be negative and the degree within the limit.
  public func power(_ exponent: Int) throws(PolynomialError) -> Polynomial {
    if exponent < 0 { throw .negativeExponent(exponent) }
    if isConstant {
      // Numbers have a bound of their own, in bits.
      guard let value = try? self[0].power(exponent) else {
        throw .degreeTooHigh(exponent, limit: Polynomial.degreeLimit)
      }
      return Polynomial(value)
    }
    try Polynomial.checkDegree(degree, times: exponent)
    var (result, square, rest) = (Polynomial.one, self, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      rest >>= 1
      if rest > 0 { square *= square }
    }
    return result
  }

  /// The polynomial with another put in the place of its variable; the degree must be within the limit.
  public func composed(with inner: Polynomial) throws(PolynomialError) -> Polynomial {
    try Polynomial.checkDegree(max(degree, 0), times: max(inner.degree, 0))
    return coefficients.reversed().reduce(.zero) { $0 * inner + Polynomial($1) }
  }

  private static func checkDegree(_ degree: Int, times factor: Int) throws(PolynomialError) {
    let (product, overflow) = degree.multipliedReportingOverflow(by: factor)
    if overflow || product > degreeLimit {
      throw .degreeTooHigh(overflow ? .max : product, limit: degreeLimit)
    }
  }

  /// The derivative.
  public var derivative: Polynomial {
    Polynomial(coefficients.indices.dropFirst().map { coefficients[$0] * Rational($0) })
  }

  /// The antiderivative without a constant term.
  public var antiderivative: Polynomial {
    Polynomial(
      [0] + coefficients.indices.map { coefficients[$0] * Rational(1, overNonzero: $0 + 1) })
  }

  /// The value at a number.
  public func value(at point: Rational) -> Rational {
    if isConstant { return self[0] }
    let (numerators, denominator) = overCommonDenominator
    let (top, bottom) = numerators.value(at: point)
    return Rational(top, overNonzero: bottom * denominator)
  }
}
