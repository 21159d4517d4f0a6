import ExactArithmetic

extension IntegerPolynomial {
  /// The irreducible factors of a primitive polynomial of positive degree without multiple roots,
  /// and whether all are known to be irreducible: at most so many subsets of factors are tried.
  func irreducibleFactors(
    subsetLimit: Int
  ) -> (factors: [IntegerPolynomial], isComplete: Bool) {
    if degree <= 1 { return ([self], true) }
    if coefficients[0].isZero {
      let rest = IntegerPolynomial(Array(coefficients.dropFirst()))
        .irreducibleFactors(subsetLimit: subsetLimit)
      return ([IntegerPolynomial([0, 1])] + rest.factors, rest.isComplete)
    }
    let (factors, degrees) = fewestModularFactors()
    if degrees.provesIrreducibility { return ([self], true) }
    // A factor has coefficients of at most 2^degree times the norm (Mignotte 1974); it is sought
    // with the leading coefficient of the whole, and with a sign.
    let bits = degree + normBits + leadingCoefficient.bitCount + 1
    let lifting = HenselLifting(prime: factors[0].prime, bits: bits)
    var search = FactorSearch(
      polynomial: self, factors: lifting.lifted(self, factors[...]), modulus: lifting.modulus,
      degrees: degrees, subsetLimit: subsetLimit)
    return search.run()
  }

  /// The factors modulo that one of five small primes for which they are fewest, and the degrees of
  /// factors that all five allow.
  private func fewestModularFactors() -> ([ModularPolynomial], PossibleDegrees) {
    var degrees: PossibleDegrees?
    var best: [(degree: Int, product: ModularPolynomial)] = []
    var (bestCount, tried) = (Int.max, 0)
    for prime in WordPrimes.ascending where leadingCoefficient.residue(modulo: prime) != 0 {
      let image = ModularPolynomial(self, prime: prime).monic
      if ModularPolynomial.greatestCommonDivisor(image, image.derivative).degree > 0 { continue }
      let parts = image.distinctDegreeFactors()
      let factorDegrees = parts.flatMap { part in
        Array(repeating: part.degree, count: part.product.degree / part.degree)
      }
      let possible = PossibleDegrees(sumsOf: factorDegrees)
      degrees?.formIntersection(possible)
      if degrees == nil { degrees = possible }
      if factorDegrees.count < bestCount { (bestCount, best) = (factorDegrees.count, parts) }
      tried += 1
      if tried == 5 || degrees?.provesIrreducibility == true { break }
    }
    guard let degrees else { preconditionFailure("no prime is of use for factoring \(self)") }
    return (best.flatMap { $0.product.equalDegreeFactors(of: $0.degree) }, degrees)
  }
}
