extension ModularPolynomial {
  /// The products of the irreducible factors of each degree, of a monic square-free polynomial.
  ///
  /// x^(p^d) − x is the product of all irreducible polynomials whose degree divides d.
  func distinctDegreeFactors() -> [(degree: Int, product: ModularPolynomial)] {
    let variable = ModularPolynomial([0, 1], prime: prime)
    var factors: [(Int, ModularPolynomial)] = []
    var (rest, frobenius, degree) = (self, variable.remainder(dividingBy: self), 0)
    while rest.degree >= 2 * (degree + 1) {
      degree += 1
      frobenius = frobenius.power(prime, modulo: rest)
      let factor = ModularPolynomial.greatestCommonDivisor(frobenius - variable, rest)
      if factor.degree < 1 { continue }
      factors.append((degree, factor))
      rest = rest.quotient(dividingBy: factor)
      if rest.degree < 1 { break }
      frobenius = frobenius.remainder(dividingBy: rest)
    }
    if rest.degree > 0 { factors.append((rest.degree, rest)) }
    return factors
  }

  /// The irreducible factors of a monic square-free product of irreducible factors of one degree.
  ///
  /// Cantor and Zassenhaus 1981: for a random h, h^((p^d − 1)/2) is 1 modulo about half of the
  /// factors. The choices of h are a fixed sequence, so equal input has equal output.
  func equalDegreeFactors(of factorDegree: Int) -> [ModularPolynomial] {
    var parts = [self]
    var choice: UInt = 1
    while let index = parts.firstIndex(where: { $0.degree > factorDegree }) {
      let part = parts[index]
      let chosen = part.pseudoRandomResidue(&choice)
      let power = chosen.norm(degree: factorDegree, modulo: part)
        .power((prime - 1) / 2, modulo: part)
      let split = ModularPolynomial.greatestCommonDivisor(
        power - ModularPolynomial([1], prime: prime), part)
      if split.degree < 1 || split.degree == part.degree { continue }
      parts[index] = split
      parts.append(part.quotient(dividingBy: split))
    }
    return parts
  }

  /// A polynomial of lower degree, by a multiplicative congruential sequence modulo 2⁶⁴ (Knuth's
  /// multiplier, 1997, volume 2, section 3.3.4, line 26).
  private func pseudoRandomResidue(_ state: inout UInt) -> ModularPolynomial {
    var result: [UInt] = []
    for _ in 0..<degree {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      result.append((state >> 33) % prime)
    }
    return ModularPolynomial(result, prime: prime)
  }

  /// h^(1 + p + … + p^(d − 1)).
  private func norm(degree: Int, modulo modulus: ModularPolynomial) -> ModularPolynomial {
    var (conjugate, product) = (self, self)
    for _ in 1..<max(degree, 1) {
      conjugate = conjugate.power(prime, modulo: modulus)
      product = (product * conjugate).remainder(dividingBy: modulus)
    }
    return product
  }

  private func power(_ exponent: UInt, modulo modulus: ModularPolynomial) -> ModularPolynomial {
    var (square, rest) = (self, exponent)
    var result = ModularPolynomial([1], prime: prime)
    while rest > 0 {
      if rest & 1 == 1 { result = (result * square).remainder(dividingBy: modulus) }
      rest >>= 1
      if rest > 0 { square = (square * square).remainder(dividingBy: modulus) }
    }
    return result.remainder(dividingBy: modulus)
  }
}
