extension BigInteger {
  /// The nearest floating-point number, ties to even; infinite beyond its range.
  public var doubleValue: Double {
    if let small = asInt { return Double(small) }
    let result = Double(roundingRatioOf: magnitude, to: 1)
    return isNegative ? -result : result
  }
}

extension Double {
  /// The nearest number to a ratio of positive integers, ties to even; infinite or 0 out of range.
  init(roundingRatioOf numerator: BigInteger, to denominator: BigInteger) {
    // The ratio lies in 2^(exponent-1) ..< 2^(exponent+1).
    let exponent = numerator.bitCount - denominator.bitCount
    if exponent > Double.greatestFiniteMagnitude.exponent + 1 {
      self = .infinity
      return
    }
    // The quotient in units of 2^unit has 56 or 57 bits, or fewer in the subnormal range, where the
    // unit is a quarter of the least positive number. Its last bit stands for all that are lost.
    let leastUnit = Double.leastNonzeroMagnitude.exponent - 2
    let unit = Swift.max(exponent - 56, leastUnit)
    if exponent < leastUnit {
      self = 0
      return
    }
    let scaled = unit < 0 ? numerator.shiftedLeft(by: -unit) : numerator
    let divisor = unit > 0 ? denominator.shiftedLeft(by: unit) : denominator
    guard let (quotient, remainder) = try? scaled.quotientAndRemainder(dividingBy: divisor),
      let truncated = quotient.asInt
    else {
      preconditionFailure("the ratio has a zero denominator or a quotient beyond 57 bits")
    }
    let sticky = remainder.isZero ? truncated : truncated | 1
    if sticky < 1 << 54 {
      // A subnormal result: rounded to its unit here, as conversion would round at another place.
      let rounded = (sticky + 1 + (sticky >> 2 & 1)) >> 2
      self = Double(sign: .plus, exponent: leastUnit + 2, significand: Double(rounded))
    } else {
      self = Double(sign: .plus, exponent: unit, significand: Double(sticky))
    }
  }
}
