extension BigInteger {
  /// The digits of the value in a base, most significant first; zero has the one digit 0.
  ///
  /// Digits lie in `0..<|base|` whatever the sign of the base. A negative base represents every
  /// integer without a sign. A positive base gives the digits of the magnitude, and the sign is
  /// the caller's to write. The base must be 2 or more, or -2 or less.
  public func digits(base: Int) throws(ArithmeticError) -> [Int] {
    if base.magnitude < 2 { throw .invalidBase(base) }
    if case .small(let value) = storage, base < 0 || value > .min {
      return BigInteger.smallDigits(of: base < 0 ? value : abs(value), base: base)
    }
    let magnitude = BigInteger(base.magnitude)
    var digits: [Int] = []
    if base > 0 {
      try self.magnitude.appendDigits(base: magnitude, to: &digits)
    } else {
      // With M = Σ (b-1)·bⁱ over the odd i, the digits eᵢ of n + M in base b give
      // n = Σ_even eᵢ·bⁱ - Σ_odd (b-1-eᵢ)·bⁱ = Σ_even eᵢ·(-b)ⁱ + Σ_odd (b-1-eᵢ)·(-b)ⁱ.
      // An even number L of digits suffices where |n|·(b+1) < b^L, and then M = b·(b^L-1)/(b+1).
      // Digits beyond the necessary ones come out as zeros.
      let bound = self.magnitude * (magnitude + 1)
      let length = 2 * (bound.bitCount / (2 * (magnitude.bitCount - 1)) + 1)
      let power = try magnitude.power(length, bitLimit: .max)
      let shift = try (magnitude * (power - 1)).floorDivided(by: magnitude + 1)
      try (self + shift).appendDigits(base: magnitude, to: &digits)
      digits.insert(contentsOf: repeatElement(0, count: length - digits.count), at: 0)
      for index in stride(from: 0, to: length, by: 2) {
        digits[index] = Int(base.magnitude - 1) - digits[index]
      }
    }
    return Array(digits.drop { $0 == 0 })
  }

  private static func smallDigits(of value: Int, base: Int) -> [Int] {
    var (rest, digits) = (value, [Int]())
    repeat {
      var (quotient, digit) = rest.quotientAndRemainder(dividingBy: base)
      if digit < 0 {
        // Only under a negative base, as the value is not negative otherwise.
        digit -= base
        quotient += 1
      }
      digits.append(digit)
      rest = quotient
    } while rest != 0
    digits.reverse()
    return digits
  }

  /// Appends the digits of a value that is not negative, without leading zeros.
  ///
  /// Divide and conquer: the value is split at the squares base^(2^k), so that the cost is that of
  /// a few multiplications of the full length, where one division a digit would be quadratic.
  private func appendDigits(base: BigInteger, to digits: inout [Int]) throws(ArithmeticError) {
    var powers = [base]
    while let last = powers.last, last.bitCount * 2 - 1 <= bitCount { powers.append(last * last) }
    try appendDigits(powers: powers[...], isLeading: true, to: &digits)
  }

  /// Appends the digits below base^(2^count) of the powers; without the leading zeros where asked.
  private func appendDigits(
    powers: ArraySlice<BigInteger>, isLeading: Bool, to digits: inout [Int]
  ) throws(ArithmeticError) {
    guard let power = powers.last else {
      if let digit = asInt, digit != 0 || !isLeading { digits.append(digit) }
      return
    }
    let (high, low) = try quotientAndRemainder(dividingBy: power)
    let count = digits.count
    try high.appendDigits(powers: powers.dropLast(), isLeading: isLeading, to: &digits)
    let stillLeading = isLeading && digits.count == count
    try low.appendDigits(powers: powers.dropLast(), isLeading: stillLeading, to: &digits)
  }

  /// Creates the value of digits in a base, most significant first; leading zeros are allowed.
  ///
  /// The inverse of ``digits(base:)`` for the integers of a negative base and for those that are
  /// not negative otherwise. Digits must lie in `0..<|base|`.
  public init(digits: some Collection<Int>, base: Int) throws(ArithmeticError) {
    if base.magnitude < 2 { throw .invalidBase(base) }
    if digits.isEmpty { throw .noDigits }
    for (position, digit) in digits.enumerated()
    where digit < 0 || digit.magnitude >= base.magnitude {
      throw .invalidDigit(digit, position: position, base: base)
    }
    // Pairs of neighbours combine into digits of the squared base, from the least significant end.
    var (values, radix) = (digits.reversed().map { BigInteger($0) }, BigInteger(base))
    while values.count > 1 {
      values = stride(from: 0, to: values.count, by: 2).map { index in
        index + 1 < values.count ? values[index] + values[index + 1] * radix : values[index]
      }
      if values.count > 1 { radix *= radix }
    }
    self = values[0]
  }
}
