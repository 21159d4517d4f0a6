import ExactArithmetic

/// Lifts a factorisation modulo a prime to one modulo a power of the prime.
///
/// Quadratic lifting down a tree of factors (von zur Gathen and Gerhard 2013, algorithms 15.10 and
/// 15.17): every step doubles the exponent of the modulus.
struct HenselLifting {
  let prime: UInt
  /// The power of the prime that is reached, p^(2^steps).
  let modulus: BigInteger
  private let steps: Int

  /// Prepares for a modulus of more than this many bits.
  init(prime: UInt, bits: Int) {
    var (modulus, steps) = (BigInteger(prime), 0)
    while modulus.bitCount <= bits {
      modulus *= modulus
      steps += 1
    }
    (self.prime, self.modulus, self.steps) = (prime, modulus, steps)
  }

  /// The monic factors modulo the power of the prime that reduce to these coprime monic ones.
  func lifted(
    _ polynomial: IntegerPolynomial, _ factors: ArraySlice<ModularPolynomial>
  ) -> [IntegerPolynomial] {
    if factors.count == 1 { return [monic(polynomial)] }
    let middle = factors.startIndex + factors.count / 2
    let (left, right) = (factors[..<middle], factors[middle...])
    let one = ModularPolynomial([1], prime: prime)
    let lead = polynomial.leadingCoefficient.residue(modulo: prime)
    var pair = Pair(
      left.reduce(one * lead) { $0 * $1 }, right.reduce(one) { $0 * $1 })
    var power = BigInteger(prime)
    for _ in 0..<steps {
      power *= power
      pair.lift(polynomial, modulo: power)
    }
    return lifted(pair.g, left) + lifted(pair.h, right)
  }

  /// The polynomial divided by its leading coefficient, which the prime does not divide.
  private func monic(_ polynomial: IntegerPolynomial) -> IntegerPolynomial {
    let lead = polynomial.leadingCoefficient
    // Newton's iteration for the inverse: the error is squared in every step.
    var inverse = BigInteger(modularInverse(lead.residue(modulo: prime), modulo: prime))
    for _ in 0..<steps { inverse = (inverse * (2 - lead * inverse)).residue(modulo: modulus) }
    return (polynomial * inverse).reduced(modulo: modulus)
  }

  /// g·h ≡ f with h monic, and s·g + t·h ≡ 1.
  private struct Pair {
    var g, h, s, t: IntegerPolynomial

    init(_ g: ModularPolynomial, _ h: ModularPolynomial) {
      let (s, t) = ModularPolynomial.bezoutCoefficients(g, h)
      (self.g, self.h, self.s, self.t) = (g.integers, h.integers, s.integers, t.integers)
    }

    /// Makes the congruences hold modulo the square of the modulus so far.
    mutating func lift(_ f: IntegerPolynomial, modulo modulus: BigInteger) {
      let error = (f - g * h).reduced(modulo: modulus)
      let (q, r) = (s * error).quotientAndRemainder(dividingByMonic: h, modulo: modulus)
      g = (g + t * error + q * g).reduced(modulo: modulus)
      h = (h + r).reduced(modulo: modulus)
      let excess = (s * g + t * h - IntegerPolynomial([1])).reduced(modulo: modulus)
      let (c, d) = (s * excess).quotientAndRemainder(dividingByMonic: h, modulo: modulus)
      s = (s - d).reduced(modulo: modulus)
      t = (t - t * excess - c * g).reduced(modulo: modulus)
    }
  }
}
