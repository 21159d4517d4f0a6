import ExactArithmetic

extension SparsePolynomial {
  /// The most factors of the substituted polynomial of which subsets are tried.
  private static var subsetLimit: Int { 10 }
  /// The highest degree of the substituted polynomial.
  private static var substitutedDegreeLimit: Int { 200 }

  /// Factors by Kronecker's substitution (van der Waerden 1991, section 5.6).
  ///
  /// Variable k becomes t^(D₀⋯Dₖ₋₁) with Dᵢ = 1 + degree of variable i, which is one to one on the monomials of
  /// all divisors; so every divisor is a product of some factors of the image, and trying all subsets is
  /// complete. Used up to degree 200 and ten factors of the image; beyond, the polynomial is returned whole
  /// as not known to be irreducible.
  func kroneckerFactors() -> (factors: [SparsePolynomial], isComplete: Bool) {
    let radices = degrees.map { $0 + 1 }
    guard let image = substituted(radices), let result = try? image.factored(),
      result.isComplete
    else { return ([self], false) }
    var images: [Polynomial] = []
    for factor in result.factors {
      guard images.count + factor.multiplicity <= Self.subsetLimit else { return ([self], false) }
      for _ in 0..<factor.multiplicity { images.append(factor.polynomial) }
    }
    var (rest, factors, left) = (self, [SparsePolynomial](), images)
    var size = 1
    // A divisor or its cofactor has at most half of the factors.
    while size * 2 <= left.count {
      guard let (places, divisor) = divisor(of: rest, from: left, size, radices) else {
        size += 1
        continue
      }
      guard let quotient = rest.exactlyDivided(by: divisor) else { return ([self], false) }
      factors.append(divisor)
      rest = quotient.primitivePart
      left = left.indices.filter { !places.contains($0) }.map { left[$0] }
    }
    return (rest.isConstant ? factors : factors + [rest], true)
  }

  /// The first product of `size` images that comes from a divisor, and their places.
  private func divisor(
    of polynomial: SparsePolynomial, from images: [Polynomial], _ size: Int, _ radices: [Int]
  ) -> (places: [Int], divisor: SparsePolynomial)? {
    for mask in 1..<1 << images.count where mask.nonzeroBitCount == size {
      let places = images.indices.filter { mask >> $0 & 1 == 1 }
      var product = Polynomial([1])
      for place in places { product = product * images[place] }
      guard let candidate = resubstituted(product, radices)?.primitivePart,
        !candidate.isConstant, polynomial.exactlyDivided(by: candidate) != nil
      else { continue }
      return (places, candidate)
    }
    return nil
  }

  private func substituted(_ radices: [Int]) -> Polynomial? {
    var size = 1
    for radix in radices {
      size *= radix
      if size > Self.substitutedDegreeLimit { return nil }
    }
    var list = [Rational](repeating: 0, count: size)
    for term in coefficients.indices {
      var (power, weight) = (0, 1)
      for (variable, radix) in radices.enumerated() {
        power += exponent(of: variable, inTerm: term) * weight
        weight *= radix
      }
      list[power] = coefficients[term]
    }
    return Polynomial(list)
  }

  private func resubstituted(_ image: Polynomial, _ radices: [Int]) -> SparsePolynomial? {
    var terms: [(exponents: [Int], coefficient: Rational)] = []
    for (power, coefficient) in image.coefficients.enumerated() where !coefficient.isZero {
      var rest = power
      var exponents: [Int] = []
      for radix in radices {
        exponents.append(rest % radix)
        rest /= radix
      }
      terms.append((exponents, coefficient))
    }
    return SparsePolynomial(terms: terms, variableCount: variableCount)
  }
}
