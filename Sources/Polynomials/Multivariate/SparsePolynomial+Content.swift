public import ExactArithmetic

extension SparsePolynomial {
  /// The number c for which the polynomial over c has coprime integer coefficients, the first positive.
  ///
  /// 0 for zero.
  public var content: Rational {
    var numerator = BigInteger.zero
    var denominator = BigInteger.one
    for coefficient in coefficients {
      numerator = BigInteger.gcd(numerator, coefficient.numerator)
      denominator = BigInteger.lcm(denominator, coefficient.denominator)
    }
    let magnitude = Rational(numerator, overNonzero: denominator)
    return leadingCoefficient.isNegative ? -magnitude : magnitude
  }

  /// The polynomial over its ``content``: coprime integer coefficients, the first positive; zero for zero.
  public var primitivePart: SparsePolynomial {
    guard let inverse = try? content.reciprocal() else { return self }
    return scaled(by: inverse)
  }

  /// The greatest monomial that divides every term, as exponents; all 0 for zero.
  public var monomialContent: [Int] {
    (0..<variableCount).map { variable in
      coefficients.indices.reduce(isZero ? 0 : Self.degreeLimit) {
        min($0, exponent(of: variable, inTerm: $1))
      }
    }
  }

  /// The quotient by a monomial that divides every term.
  func divided(byMonomial exponents: [Int]) -> SparsePolynomial {
    let monomial = Self.packed(exponents)
    var result = self
    for index in words.indices { result.words[index] -= monomial[index % stride] }
    return result
  }

  /// The greatest common divisor of the coefficients of the powers of a variable.
  ///
  /// Primitive as ``greatestCommonDivisor(_:_:steps:)`` returns it; nil beyond its bounds.
  public func content(in variable: Int) -> SparsePolynomial? {
    var search = DivisorSearch(steps: DivisorSearch.defaultSteps)
    return search.commonDivisor(of: coefficients(in: variable).map(\.coefficient))
  }
}
