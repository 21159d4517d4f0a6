public import ExactArithmetic

extension Polynomial {
  /// The resultant: lc(a)^deg b · lc(b)^deg a · Π (α − β) over the roots α of a and β of b.
  ///
  /// It is zero where the polynomials have a common root or one of them is zero. Residues modulo
  /// primes are joined until Hadamard's bound is exceeded (Collins 1971).
  public static func resultant(_ a: Polynomial, _ b: Polynomial) -> Rational {
    if a.isZero || b.isZero { return 0 }
    let (p, q) = (a.primitiveIntegerPart, b.primitiveIntegerPart)
    guard let first = try? a.content.power(b.degree, bitLimit: .max),
      let second = try? b.content.power(a.degree, bitLimit: .max)
    else { preconditionFailure("a power with an exponent that is not negative has no bound") }
    return first * second * Rational(.resultant(p, q))
  }

  /// The discriminant: lc^(2n−2) · Π (αᵢ − αⱼ)² over the pairs of roots; 0 below degree 1.
  public var discriminant: Rational {
    guard degree >= 1, let inverse = try? leadingCoefficient.reciprocal() else { return 0 }
    let value = Polynomial.resultant(self, derivative) * inverse
    return degree * (degree - 1) / 2 & 1 == 1 ? -value : value
  }
}

extension BigInteger {
  fileprivate static func resultant(_ a: IntegerPolynomial, _ b: IntegerPolynomial) -> BigInteger {
    let bits = a.normBits * b.degree + b.normBits * a.degree + 1
    var images = ChineseRemainder(count: 1)
    for prime in WordPrimes.descending {
      if a.leadingCoefficient.residue(modulo: prime) == 0
        || b.leadingCoefficient.residue(modulo: prime) == 0
      {
        continue
      }
      let image = ModularPolynomial.resultant(
        ModularPolynomial(a, prime: prime), ModularPolynomial(b, prime: prime))
      _ = images.combine([image], prime: prime)
      if images.modulus.bitCount > bits + 1 { return images.values[0] }
    }
    preconditionFailure("all primes below 2³¹ were of no use for a resultant")
  }
}
