import CGMP

extension BigInteger {
  /// The default bound on the size of a power: 2²⁶ bits, or about 20 million digits.
  public static var powerBitLimit: Int { 1 << 26 }

  /// The value to a power, refused where the result has more bits than the limit.
  ///
  /// Zero to the power zero is 1. A negative exponent throws; see ``Rational/power(_:bitLimit:)``.
  public func power(
    _ exponent: Int, bitLimit: Int = BigInteger.powerBitLimit
  ) throws(ArithmeticError) -> BigInteger {
    if exponent < 0 { throw .negativeExponent(exponent) }
    if exponent == 0 { return 1 }
    if let small = asInt, small.magnitude <= 1 {
      return small < 0 && exponent & 1 == 0 ? 1 : self
    }
    if let small = smallPower(exponent) { return try small.bounded(by: bitLimit) }
    // |self| >= 2^(bitCount - 1) bounds the result from below; the result then has at most twice
    // as many bits, and the exact check follows.
    let (bits, overflow) = (bitCount - 1).multipliedReportingOverflow(by: exponent)
    if overflow || bits >= bitLimit { throw .tooLarge(bitLimit: bitLimit) }
    let result = unsafe withView { base in
      unsafe BigInteger.made { unsafe __gmpz_pow_ui($0, base, UInt(exponent)) }
    }
    return try result.bounded(by: bitLimit)
  }

  private func bounded(by bitLimit: Int) throws(ArithmeticError) -> BigInteger {
    if bitCount > bitLimit { throw .tooLarge(bitLimit: bitLimit) }
    return self
  }

  /// The power by repeated squaring within `Int`, or nil where it overflows.
  private func smallPower(_ exponent: Int) -> BigInteger? {
    guard case .small(var square) = storage, exponent < Int.bitWidth else { return nil }
    var (result, remaining) = (1, exponent)
    while true {
      if remaining & 1 == 1 {
        let (product, overflow) = result.multipliedReportingOverflow(by: square)
        if overflow { return nil }
        result = product
      }
      remaining >>= 1
      if remaining == 0 { return BigInteger(result) }
      let (next, overflow) = square.multipliedReportingOverflow(by: square)
      if overflow { return nil }
      square = next
    }
  }

  /// The greatest integer whose power of this degree does not exceed the value, and whether that
  /// power equals it.
  ///
  /// Odd roots of negative numbers are negative; even ones throw, and so does a degree below 1.
  public func integerRoot(
    _ degree: Int
  ) throws(ArithmeticError) -> (root: BigInteger, isExact: Bool) {
    if degree < 1 { throw .invalidDegree(degree) }
    if isNegative && degree & 1 == 0 { throw .evenRootOfNegative(degree: degree) }
    if let small = asInt, small.magnitude <= 1 || degree == 1 { return (self, true) }
    var isExact = false
    // GMP rounds towards zero.
    let root = unsafe withView { radicand in
      unsafe BigInteger.made {
        unsafe isExact = __gmpz_root($0, radicand, UInt(degree)) != 0
      }
    }
    return (isNegative && !isExact ? root - 1 : root, isExact)
  }

  /// Whether the value is the square of an integer.
  public var isPerfectSquare: Bool {
    unsafe withView { unsafe __gmpz_perfect_square_p($0) != 0 }
  }
}
