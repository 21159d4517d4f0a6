import CGMP

extension BigInteger {
  /// The quotient rounded towards zero, and the remainder, which has the sign of `self`.
  public func quotientAndRemainder(
    dividingBy divisor: BigInteger
  ) throws(ArithmeticError) -> (quotient: BigInteger, remainder: BigInteger) {
    if divisor.isZero { throw .divisionByZero }
    if case .small(let a) = storage, case .small(let b) = divisor.storage {
      let (quotient, overflow) = a.dividedReportingOverflow(by: b)
      // Overflow only for Int.min / -1, where the remainder is 0.
      return overflow ? (-self, 0) : (BigInteger(quotient), BigInteger(a % b))
    }
    return unsafe BigInteger.withViews(self, divisor) { dividend, divisor in
      unsafe BigInteger.madePair { unsafe __gmpz_tdiv_qr($0, $1, dividend, divisor) }
    }
  }

  /// The quotient rounded down, and the modulus, which has the sign of the divisor.
  public func floorQuotientAndModulus(
    dividingBy divisor: BigInteger
  ) throws(ArithmeticError) -> (quotient: BigInteger, modulus: BigInteger) {
    let (quotient, remainder) = try quotientAndRemainder(dividingBy: divisor)
    if remainder.isZero || remainder.isNegative == divisor.isNegative {
      return (quotient, remainder)
    }
    return (quotient - 1, remainder + divisor)
  }

  /// The quotient rounded down.
  public func floorDivided(by divisor: BigInteger) throws(ArithmeticError) -> BigInteger {
    try floorQuotientAndModulus(dividingBy: divisor).quotient
  }

  /// The remainder of the division that rounds down; it has the sign of the modulus.
  public func modulo(_ modulus: BigInteger) throws(ArithmeticError) -> BigInteger {
    try floorQuotientAndModulus(dividingBy: modulus).modulus
  }

  /// The quotient where the divisor divides the value without remainder, nil where it does not.
  public func exactlyDivided(by divisor: BigInteger) throws(ArithmeticError) -> BigInteger? {
    let (quotient, remainder) = try quotientAndRemainder(dividingBy: divisor)
    return remainder.isZero ? quotient : nil
  }

  /// The value modulo a positive word, in `0..<modulus`.
  public func residue(modulo modulus: UInt) -> UInt {
    precondition(modulus > 0, "the modulus of \(self) is zero")
    if case .small(let value) = storage {
      let remainder = value.magnitude % modulus
      return value < 0 && remainder > 0 ? modulus - remainder : remainder
    }
    return unsafe withView { unsafe __gmpz_fdiv_ui($0, modulus) }
  }

  /// The quotient by a divisor that is known to be nonzero and to divide the value.
  ///
  /// Another divisor gives a meaningless result, and zero traps; where the divisor is not known to
  /// be one, use ``exactlyDivided(by:)``.
  public func divided(byFactor factor: BigInteger) -> BigInteger {
    precondition(!factor.isZero, "\(self) is divided by the factor zero")
    if case .small(let a) = storage, case .small(let b) = factor.storage {
      let (quotient, overflow) = a.dividedReportingOverflow(by: b)
      return overflow ? -self : BigInteger(quotient)
    }
    return unsafe BigInteger.withViews(self, factor) { dividend, factor in
      unsafe BigInteger.made { unsafe __gmpz_divexact($0, dividend, factor) }
    }
  }

  /// The greatest common divisor, never negative; `gcd(0, 0)` is 0.
  public static func gcd(_ left: BigInteger, _ right: BigInteger) -> BigInteger {
    if case .small(let a) = left.storage, case .small(let b) = right.storage {
      return BigInteger(greatestCommonDivisor(a.magnitude, b.magnitude))
    }
    return unsafe withViews(left, right) { left, right in
      unsafe made { unsafe __gmpz_gcd($0, left, right) }
    }
  }

  /// The least common multiple, never negative; 0 where one of the values is 0.
  public static func lcm(_ left: BigInteger, _ right: BigInteger) -> BigInteger {
    if left.isZero || right.isZero { return 0 }
    return (left.divided(byFactor: gcd(left, right)) * right).magnitude
  }
}
