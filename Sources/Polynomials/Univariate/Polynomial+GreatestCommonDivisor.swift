import ExactArithmetic

extension Polynomial {
  /// The greatest common divisor, with coprime integer coefficients, the leading one positive.
  ///
  /// That of zero and p is the primitive part of p; coprime polynomials give 1. Images modulo
  /// primes are joined until the result divides both, which proves it (Brown 1971; Knuth 1997,
  /// volume 2, section 4.6.1), so no intermediate number is much larger than the result.
  public static func greatestCommonDivisor(_ a: Polynomial, _ b: Polynomial) -> Polynomial {
    Polynomial(.greatestCommonDivisor(a.primitiveIntegerPart, b.primitiveIntegerPart))
  }
}

extension IntegerPolynomial {
  /// The greatest common divisor of primitive polynomials.
  static func greatestCommonDivisor(
    _ a: IntegerPolynomial, _ b: IntegerPolynomial
  ) -> IntegerPolynomial {
    if a.isZero { return b }
    if b.isZero || a == b { return a }
    let lead = BigInteger.gcd(a.leadingCoefficient, b.leadingCoefficient)
    var degree = min(a.degree, b.degree)
    var images = ChineseRemainder(count: degree + 1)
    for prime in WordPrimes.descending {
      if a.leadingCoefficient.residue(modulo: prime) == 0
        || b.leadingCoefficient.residue(modulo: prime) == 0
      {
        continue
      }
      let image = ModularPolynomial.greatestCommonDivisor(
        ModularPolynomial(a, prime: prime), ModularPolynomial(b, prime: prime))
      if image.degree == 0 { return IntegerPolynomial([1]) }
      // The degree of an image is never too low; where it is too high the prime is of no use.
      if image.degree > degree { continue }
      if image.degree < degree {
        degree = image.degree
        images = ChineseRemainder(count: degree + 1)
      }
      if images.combine((image * lead.residue(modulo: prime)).coefficients, prime: prime) {
        continue
      }
      let candidate = IntegerPolynomial(images.values).primitivePart
      if a.exactlyDivided(by: candidate) != nil && b.exactlyDivided(by: candidate) != nil {
        return candidate
      }
    }
    preconditionFailure("all primes below 2³¹ were of no use for a greatest common divisor")
  }
}
