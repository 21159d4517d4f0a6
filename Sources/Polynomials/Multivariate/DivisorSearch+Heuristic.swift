import ExactArithmetic

/// The heuristic algorithm (Char, Geddes and Gonnet 1989): evaluate at a large integer, take the
/// divisor of the values, read its digits in that base as coefficients, check by division.
extension DivisorSearch {
  /// Values of more bits than this are left to the other method.
  private static let bitLimit = 1 << 17

  /// The greatest common divisor of polynomials with integer coefficients, numeric factors included.
  ///
  /// Nil where six bases fail, where values get too big or the steps run out. An answer is proved: for bases above
  /// 1 + 2·min(‖f‖, ‖g‖) a divisor found in this way that divides both is the greatest (their theorem 1; it
  /// holds with more variables, as no coefficient in the other variables has a root that large).
  mutating func heuristicDivisor(
    _ left: SparsePolynomial, _ right: SparsePolynomial
  ) -> SparsePolynomial? {
    let (leftContent, rightContent) = (left.content.magnitude, right.content.magnitude)
    let number = Rational(BigInteger.gcd(leftContent.numerator, rightContent.numerator))
    let (f, g) = (left.primitivePart, right.primitivePart)
    guard let variable = f.variables.last ?? g.variables.last else {
      return f.one.scaled(by: number)
    }
    var base = Self.firstBase(f, g)
    for _ in 0..<6 {
      let degree = max(f.degree(in: variable), g.degree(in: variable))
      let bits = base.bitCount * degree
      guard bits <= Self.bitLimit, take((f.termCount + g.termCount) * (2 + bits / 64)),
        let a = f.evaluated(variable, at: Rational(base)),
        let b = g.evaluated(variable, at: Rational(base))
      else { return nil }
      if !a.isZero && !b.isZero {
        guard let value = heuristicDivisor(a, b),
          let digits = polynomial(withValue: value, at: base, in: variable)
        else { return nil }
        let candidate = digits.primitivePart
        if f.exactlyDivided(by: candidate, steps: &steps) != nil,
          g.exactlyDivided(by: candidate, steps: &steps) != nil
        {
          return candidate.scaled(by: number)
        }
      }
      // The next base by the paper's ratio, which has no small multiple that is whole.
      let grown = base * 73_794
      base = (try? grown.floorDivided(by: 27_011)) ?? grown
    }
    return nil
  }

  private static func firstBase(_ f: SparsePolynomial, _ g: SparsePolynomial) -> BigInteger {
    func height(_ polynomial: SparsePolynomial) -> BigInteger {
      polynomial.coefficients.reduce(0) { max($0, $1.numerator.magnitude) }
    }
    return min(height(f), height(g)) * 2 + 29
  }

  /// The polynomial with coefficients of at most half the base that has this value at the base.
  private mutating func polynomial(
    withValue value: SparsePolynomial, at base: BigInteger, in variable: Int
  ) -> SparsePolynomial? {
    var (result, rest, exponent) = (value.zero, value, 0)
    while !rest.isZero {
      guard take(rest.termCount * (1 + rest.heightBits / 64)) else { return nil }
      var (digits, carried) = (rest.zero, rest.zero)
      let stride = rest.stride
      for term in rest.coefficients.indices {
        guard
          let division = try? rest.coefficients[term].numerator.floorQuotientAndModulus(
            dividingBy: base)
        else { return nil }
        let isUpper = division.modulus * 2 > base
        let digit = isUpper ? division.modulus - base : division.modulus
        let quotient = isUpper ? division.quotient + 1 : division.quotient
        let monomial = rest.words[term * stride..<(term + 1) * stride]
        if !digit.isZero {
          digits.words += monomial
          digits.coefficients.append(Rational(digit))
        }
        if !quotient.isZero {
          carried.words += monomial
          carried.coefficients.append(Rational(quotient))
        }
      }
      guard let part = digits.shifted(variable, by: exponent) else { return nil }
      result = result + part
      rest = carried
      exponent += 1
    }
    return result
  }
}
