// Arithmetic of machine words to a modulus, exact for every modulus up to 2⁶⁴ − 1.
extension UInt {
  /// The product's remainder on division by the modulus, which must be positive.
  public func multiplied(by other: UInt, modulo modulus: UInt) -> UInt {
    precondition(modulus > 0, "the modulus must be positive")
    // The upper half of a product with a residue is below the modulus, as the division requires.
    let product = (self < modulus ? self : self % modulus).multipliedFullWidth(by: other)
    return modulus.dividingFullWidth(product).remainder
  }

  /// The power's remainder on division by the modulus, which must be positive, by repeated squaring.
  ///
  /// A number to the power 0 is 1, also 0.
  public func power(_ exponent: UInt, modulo modulus: UInt) -> UInt {
    var result = 1 % modulus
    var (square, rest) = (self % modulus, exponent)
    while rest != 0 {
      if rest & 1 == 1 { result = result.multiplied(by: square, modulo: modulus) }
      rest >>= 1
      if rest != 0 { square = square.multiplied(by: square, modulo: modulus) }
    }
    return result
  }

  /// The x in `0..<modulus` whose product with this number leaves the remainder 1, or nil where there is none.
  ///
  /// The modulus must be positive; to the modulus 1 every number has the inverse 0.
  public func inverse(modulo modulus: UInt) -> UInt? {
    precondition(modulus > 0, "the modulus must be positive")
    // Euclid's algorithm with one cofactor (Knuth 1997, volume 2, algorithm 4.5.2 X). The cofactors alternate
    // in sign and never exceed the modulus, so their magnitudes and one flag are enough.
    var (remainder, nextRemainder) = (modulus, self % modulus)
    var (cofactor, nextCofactor): (UInt, UInt) = (0, 1 % modulus)
    var isPositive = false
    while nextRemainder != 0 {
      let quotient = remainder / nextRemainder
      (remainder, nextRemainder) = (nextRemainder, remainder % nextRemainder)
      // The last step makes a cofactor of the modulus itself, which is not used but must not trap.
      (cofactor, nextCofactor) = (nextCofactor, cofactor &+ quotient &* nextCofactor)
      isPositive.toggle()
    }
    guard remainder == 1 else { return nil }
    return isPositive || cofactor == 0 ? cofactor : modulus - cofactor
  }
}
