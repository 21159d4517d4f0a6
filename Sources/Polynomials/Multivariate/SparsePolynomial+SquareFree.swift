public import ExactArithmetic

extension SparsePolynomial {
  /// A polynomial as a number times powers of polynomials.
  public struct Factorization: Hashable, Sendable {
    /// The numeric factor, with the sign.
    public var unit: Rational
    /// Primitive factors with their multiplicities, each at least 1.
    public var factors: [Factor]
    /// Whether every factor is known to be irreducible.
    public var isComplete = false

    /// A factor and how often it occurs.
    public struct Factor: Hashable, Sendable {
      /// Coprime integer coefficients, the first positive.
      public var polynomial: SparsePolynomial
      /// At least 1.
      public var multiplicity: Int
    }
  }

  /// The decomposition into square-free factors that share no divisor with each other.
  ///
  /// Variables that divide the polynomial come out first. Every other factor is primitive in each of its
  /// variables (no divisor of it lacks one of them), so a factor of degree 1 in any variable is
  /// irreducible; others need not be. Method: contents in every variable, then Yun 1976.
  ///
  /// Zero has the unit 0 and no factors. Nil where a greatest common divisor exceeds its bounds.
  public func squareFreeFactorization() -> Factorization? {
    var result = Factorization(unit: content, factors: [])
    if isZero { return result }
    let monomial = monomialContent
    for (variable, exponent) in monomial.enumerated() where exponent > 0 {
      let power = SparsePolynomial(variable: variable, variableCount: variableCount)
      result.factors.append(.init(polynomial: power, multiplicity: exponent))
    }
    var search = DivisorSearch(steps: 2 * DivisorSearch.defaultSteps)
    let rest = divided(byMonomial: monomial).primitivePart
    guard search.appendSquareFree(of: rest, multiplicity: 1, to: &result.factors) else {
      return nil
    }
    return result
  }
}

extension DivisorSearch {
  /// Splits off contents until the polynomial is primitive in all its variables, then takes Yun's algorithm.
  ///
  /// False where the steps run out.
  fileprivate mutating func appendSquareFree(
    of polynomial: SparsePolynomial, multiplicity: Int,
    to factors: inout [SparsePolynomial.Factorization.Factor]
  ) -> Bool {
    if polynomial.isConstant { return true }
    let variables = polynomial.variables
    for variable in variables where variables.count > 1 {
      let parts = polynomial.coefficients(in: variable).map(\.coefficient)
      guard let content = commonDivisor(of: parts) else { return false }
      if content.isConstant { continue }
      guard let rest = polynomial.exactlyDivided(by: content, steps: &steps) else { return false }
      return appendSquareFree(of: content, multiplicity: multiplicity, to: &factors)
        && appendSquareFree(of: rest.primitivePart, multiplicity: multiplicity, to: &factors)
    }
    guard let parts = squareFreeParts(of: polynomial, in: variables[0]) else { return false }
    // Divisors of the polynomial have all its variables, so the parts are as primitive as it is.
    for (index, part) in parts.enumerated() where !part.isConstant {
      factors.append(.init(polynomial: part, multiplicity: multiplicity * (index + 1)))
    }
    return true
  }

  /// Part i is the product of the factors of multiplicity i + 1 (Yun 1976).
  private mutating func squareFreeParts(
    of polynomial: SparsePolynomial, in variable: Int
  ) -> [SparsePolynomial]? {
    let derivative = polynomial.derivative(in: variable)
    guard let repeated = greatestCommonDivisor(polynomial, derivative),
      var product = polynomial.exactlyDivided(by: repeated, steps: &steps),
      var slope = derivative.exactlyDivided(by: repeated, steps: &steps)
    else { return nil }
    var parts: [SparsePolynomial] = []
    while !product.isConstant {
      let difference = slope - product.derivative(in: variable)
      guard let part = greatestCommonDivisor(product, difference),
        let nextProduct = product.exactlyDivided(by: part, steps: &steps),
        let nextSlope = difference.exactlyDivided(by: part, steps: &steps)
      else { return nil }
      parts.append(part)
      (product, slope) = (nextProduct, nextSlope)
    }
    return parts
  }
}
