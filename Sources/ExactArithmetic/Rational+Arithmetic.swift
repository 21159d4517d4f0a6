extension Rational {
  /// The sum.
  public static func + (left: Rational, right: Rational) -> Rational {
    if case .small(let a, let b) = left.storage, case .small(let c, let d) = right.storage,
      let sum = smallSum(a, b, c, d, Int.addingReportingOverflow)
    {
      return sum
    }
    if left.isInteger && right.isInteger { return Rational(left.numerator + right.numerator) }
    return Rational(
      left.numerator * right.denominator + right.numerator * left.denominator,
      overNonzero: left.denominator * right.denominator)
  }

  /// The difference.
  public static func - (left: Rational, right: Rational) -> Rational {
    if case .small(let a, let b) = left.storage, case .small(let c, let d) = right.storage,
      let difference = smallSum(a, b, c, d, Int.subtractingReportingOverflow)
    {
      return difference
    }
    if left.isInteger && right.isInteger { return Rational(left.numerator - right.numerator) }
    return Rational(
      left.numerator * right.denominator - right.numerator * left.denominator,
      overNonzero: left.denominator * right.denominator)
  }

  /// The sum (or, with that operator, the difference) of a/b and c/d within `Int`, or nil where an
  /// intermediate value overflows.
  ///
  /// Knuth 1997, volume 2, section 4.5.1: the gcd of the denominators first, so that numbers stay
  /// small and the second gcd is with that first one only.
  @inline(__always)
  private static func smallSum(
    _ a: Int, _ b: Int, _ c: Int, _ d: Int,
    _ combine: (Int) -> (Int) -> (partialValue: Int, overflow: Bool)
  ) -> Rational? {
    if b == 1 && d == 1 {
      let (sum, overflow) = combine(a)(c)
      return overflow ? nil : Rational(coprime: sum, 1)
    }
    // Both denominators are positive, so this fits `Int`.
    let common = Int(greatestCommonDivisor(b.magnitude, d.magnitude))
    let (b1, d1) = common == 1 ? (b, d) : (b / common, d / common)
    let (first, firstOverflow) = a.multipliedReportingOverflow(by: d1)
    let (second, secondOverflow) = c.multipliedReportingOverflow(by: b1)
    let (sum, sumOverflow) = combine(first)(second)
    if firstOverflow || secondOverflow || sumOverflow { return nil }
    if common == 1 {
      let (denominator, overflow) = b.multipliedReportingOverflow(by: d)
      return overflow ? nil : Rational(coprime: sum, denominator)
    }
    let factor = Int(greatestCommonDivisor(sum.magnitude, common.magnitude))
    let (denominator, overflow) = b1.multipliedReportingOverflow(by: d / factor)
    return overflow ? nil : Rational(coprime: sum / factor, denominator)
  }

  /// The product.
  public static func * (left: Rational, right: Rational) -> Rational {
    if case .small(let a, let b) = left.storage, case .small(let c, let d) = right.storage,
      let product = smallProduct(a, b, c, d)
    {
      return product
    }
    if left.isInteger && right.isInteger { return Rational(left.numerator * right.numerator) }
    return Rational(
      left.numerator * right.numerator, overNonzero: left.denominator * right.denominator)
  }

  /// The product of a/b and c/d within `Int`, or nil where it overflows.
  @inline(__always)
  private static func smallProduct(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Rational? {
    if b == 1 && d == 1 {
      let (product, overflow) = a.multipliedReportingOverflow(by: c)
      return overflow ? nil : Rational(coprime: product, 1)
    }
    // Cancelling crosswise leaves the product in lowest terms. Denominators are positive, so the
    // divisors fit `Int`; they are positive too, so no quotient overflows.
    let first = d == 1 ? 1 : Int(greatestCommonDivisor(a.magnitude, d.magnitude))
    let second = b == 1 ? 1 : Int(greatestCommonDivisor(c.magnitude, b.magnitude))
    let (numerator, overflow) = (a / first).multipliedReportingOverflow(by: c / second)
    let (denominator, overflowBelow) = (b / second).multipliedReportingOverflow(by: d / first)
    return overflow || overflowBelow ? nil : Rational(coprime: numerator, denominator)
  }

  /// The additive inverse.
  public static prefix func - (value: Rational) -> Rational {
    if case .small(let numerator, let denominator) = value.storage, numerator != .min {
      return Rational(coprime: -numerator, denominator)
    }
    return Rational(coprime: -value.numerator, value.denominator)
  }

  /// Adds in place.
  public static func += (left: inout Rational, right: Rational) { left = left + right }

  /// Subtracts in place.
  public static func -= (left: inout Rational, right: Rational) { left = left - right }

  /// Multiplies in place.
  public static func *= (left: inout Rational, right: Rational) { left = left * right }

  /// The quotient; a zero divisor throws.
  public func divided(by divisor: Rational) throws(ArithmeticError) -> Rational {
    try self * divisor.reciprocal()
  }

  /// The multiplicative inverse; that of zero throws.
  public func reciprocal() throws(ArithmeticError) -> Rational {
    if isZero { throw .divisionByZero }
    if case .small(let numerator, let denominator) = storage, numerator != .min {
      return numerator < 0
        ? Rational(coprime: -denominator, -numerator) : Rational(coprime: denominator, numerator)
    }
    return isNegative
      ? Rational(coprime: -denominator, -numerator) : Rational(coprime: denominator, numerator)
  }

  /// The value to an integer power, refused where a part of the result has more bits than the limit.
  ///
  /// Zero to the power zero is 1; zero to a negative power throws.
  public func power(
    _ exponent: Int, bitLimit: Int = BigInteger.powerBitLimit
  ) throws(ArithmeticError) -> Rational {
    if exponent < 0 {
      let inverse = try reciprocal()
      // -Int.min is not an `Int`; Int.max has another parity, and both are refused unless |self| = 1.
      if exponent == .min {
        return try (inverse * inverse).power(.max, bitLimit: bitLimit)
      }
      return try inverse.power(-exponent, bitLimit: bitLimit)
    }
    return try Rational(
      coprime: numerator.power(exponent, bitLimit: bitLimit),
      denominator.power(exponent, bitLimit: bitLimit))
  }

  /// The rational number whose power of this degree is the value, or nil where there is none.
  ///
  /// Even roots are the positive ones; odd roots of negative numbers are negative. A degree below 1
  /// has no root.
  public func root(_ degree: Int) -> Rational? {
    guard let (top, topIsExact) = try? numerator.integerRoot(degree), topIsExact,
      let (bottom, bottomIsExact) = try? denominator.integerRoot(degree), bottomIsExact
    else { return nil }
    return Rational(coprime: top, bottom)
  }
}
