import ExactArithmetic

extension Polynomial {
  /// The polynomial as a number times powers of coprime polynomials without multiple roots.
  ///
  /// There is at most one for every multiplicity (Yun 1976). Zero has the unit 0 and no factors.
  public func squareFreeDecomposition() -> Factorization {
    let factors = isZero ? [] : primitiveIntegerPart.squareFreeFactors
    return Factorization(unit: content, factors: factors, isComplete: true)
  }

  /// The product of the distinct irreducible factors, primitive; zero stays zero.
  public var squareFreePart: Polynomial {
    if isZero { return self }
    let part = primitiveIntegerPart
    let common = IntegerPolynomial.greatestCommonDivisor(part, part.derivative.primitivePart)
    return Polynomial(part.divided(byFactor: common))
  }
}

extension IntegerPolynomial {
  /// The parts of a primitive polynomial without multiple roots, by multiplicity.
  var squareFreeFactors: [Factorization.Factor] {
    if degree < 1 { return [] }
    let slope = derivative
    let common = IntegerPolynomial.greatestCommonDivisor(self, slope.primitivePart)
    var rest = divided(byFactor: common)
    var excess = slope.divided(byFactor: common) - rest.derivative
    var factors: [Factorization.Factor] = []
    var multiplicity = 1
    while rest.degree > 0 {
      let factor = IntegerPolynomial.greatestCommonDivisor(rest, excess.primitivePart)
      if factor.degree > 0 { factors.append(Factorization.Factor(factor, multiplicity)) }
      rest = rest.divided(byFactor: factor)
      excess = excess.divided(byFactor: factor) - rest.derivative
      multiplicity += 1
    }
    return factors
  }

  /// The quotient by a primitive polynomial that is known to divide this one.
  func divided(byFactor factor: IntegerPolynomial) -> IntegerPolynomial {
    guard let quotient = exactlyDivided(by: factor) else {
      preconditionFailure("\(factor) does not divide \(self)")
    }
    return quotient
  }
}
