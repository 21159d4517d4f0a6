public import ExactArithmetic

extension Polynomial {
  /// The highest degree that a polynomial to be factored may have.
  public static let factorDegreeLimit = 200

  /// The polynomial as a number times powers of irreducible polynomials.
  ///
  /// Zassenhaus 1969: factors modulo a small prime are lifted to a power of it, and subsets of them
  /// are joined to factors over ℤ. Products of subsets are tried up to a limit of 2¹⁸, enough for
  /// every polynomial with at most 18 factors modulo the prime; beyond it a factor may remain that
  /// is not irreducible, and `isComplete` says so. Linear factors are always found. Zero has
  /// the unit 0 and no factors.
  public func factored() throws(PolynomialError) -> Factorization {
    if degree > Polynomial.factorDegreeLimit {
      throw .degreeTooHigh(degree, limit: Polynomial.factorDegreeLimit)
    }
    var factors: [Factorization.Factor] = []
    var isComplete = true
    let subsetLimit = 1 << 18
    for part in isZero ? [] : primitiveIntegerPart.squareFreeFactors {
      let (irreducible, all) = part.polynomial.primitiveIntegerPart.irreducibleFactors(
        subsetLimit: subsetLimit)
      isComplete = isComplete && all
      factors += irreducible.map { Factorization.Factor($0, part.multiplicity) }
    }
    return Factorization(unit: content, factors: factors, isComplete: isComplete)
  }

  /// Whether the polynomial is irreducible over ℚ; nil where the search was cut short.
  ///
  /// Constants are not irreducible. See ``factored()`` for the limits.
  public func isIrreducible() throws(PolynomialError) -> Bool? {
    let factorization = try factored()
    guard factorization.factors.count == 1, factorization.factors[0].multiplicity == 1 else {
      return false
    }
    return factorization.isComplete ? true : nil
  }

  /// The distinct rational roots in ascending order; none for constants.
  public func rationalRoots() throws(PolynomialError) -> [Rational] {
    try factored().factors.compactMap { factor in
      guard factor.polynomial.degree == 1,
        let root = try? (-factor.polynomial[0]).divided(by: factor.polynomial[1])
      else { return nil }
      return root
    }.sorted()
  }
}
