extension UInt {
  /// Whether the number is a prime, decided with certainty.
  ///
  /// Strong pseudoprime tests (Miller 1976; Rabin 1980) to the first twelve prime bases, which no
  /// composite below 3.18·10²³ passes (Sorenson and Webster 2015).
  public var isPrime: Bool {
    for prime in Self.witnesses where self % prime == 0 { return self == prime }
    // Without a divisor up to 37 there is none at all below 41².
    guard self >= 41 * 41 else { return self > 1 }
    return Self.witnesses.allSatisfy { isStrongProbablePrime(base: $0) }
  }

  private static let witnesses: [UInt] = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37]

  /// Whether base^d = 1 or base^(d·2ⁱ) = −1 for some i < s, where this odd number > 2 is 1 + d·2ˢ and d odd.
  func isStrongProbablePrime(base: UInt) -> Bool {
    let twos = (self - 1).trailingZeroBitCount
    var power = base.power((self - 1) >> UInt(twos), modulo: self)
    if power == 1 || power == self - 1 { return true }
    for _ in 1..<twos {
      power = power.multiplied(by: power, modulo: self)
      if power == self - 1 { return true }
    }
    return false
  }
}
