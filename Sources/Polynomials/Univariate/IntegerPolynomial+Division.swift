import ExactArithmetic

extension IntegerPolynomial {
  /// The quotient where the nonzero divisor divides the polynomial in ℤ[x], nil where it does not.
  func exactlyDivided(by divisor: IntegerPolynomial) -> IntegerPolynomial? {
    if isZero { return self }
    guard degree >= divisor.degree else { return nil }
    var remainder = coefficients
    var quotient = [BigInteger](repeating: 0, count: degree - divisor.degree + 1)
    for shift in quotient.indices.reversed() {
      let top = remainder[shift + divisor.degree]
      if top.isZero { continue }
      guard let factor = try? top.exactlyDivided(by: divisor.leadingCoefficient) else { return nil }
      quotient[shift] = factor
      for (index, coefficient) in divisor.coefficients.enumerated() {
        remainder[shift + index] -= factor * coefficient
      }
    }
    guard remainder.allSatisfy(\.isZero) else { return nil }
    return IntegerPolynomial(quotient)
  }

  /// A positive multiple of the remainder of the division by a nonzero polynomial.
  func positivePseudoRemainder(by divisor: IntegerPolynomial) -> IntegerPolynomial {
    let lead = divisor.leadingCoefficient
    var remainder = self
    while remainder.degree >= divisor.degree {
      let shift = remainder.degree - divisor.degree
      // Multiplying by |lead| keeps the sign of the remainder.
      let factor = lead.isNegative ? -remainder.leadingCoefficient : remainder.leadingCoefficient
      var scaled = (remainder * lead.magnitude).coefficients
      for (index, coefficient) in divisor.coefficients.enumerated() {
        scaled[shift + index] -= factor * coefficient
      }
      remainder = IntegerPolynomial(scaled)
    }
    return remainder
  }

  /// Coefficients reduced to 0..<modulus.
  func reduced(modulo modulus: BigInteger) -> IntegerPolynomial {
    IntegerPolynomial(coefficients.map { $0.residue(modulo: modulus) })
  }

  /// Coefficients reduced to the residues of least magnitude.
  func symmetricallyReduced(modulo modulus: BigInteger) -> IntegerPolynomial {
    IntegerPolynomial(coefficients.map { $0.symmetricResidue(modulo: modulus) })
  }

  /// Quotient and remainder modulo an integer; the divisor must be monic.
  func quotientAndRemainder(
    dividingByMonic divisor: IntegerPolynomial, modulo modulus: BigInteger
  ) -> (quotient: IntegerPolynomial, remainder: IntegerPolynomial) {
    if degree < divisor.degree { return (IntegerPolynomial([]), reduced(modulo: modulus)) }
    var remainder = coefficients
    var quotient = [BigInteger](repeating: 0, count: degree - divisor.degree + 1)
    for shift in quotient.indices.reversed() {
      let factor = remainder[shift + divisor.degree].residue(modulo: modulus)
      if factor.isZero { continue }
      quotient[shift] = factor
      for (index, coefficient) in divisor.coefficients.enumerated() {
        remainder[shift + index] -= factor * coefficient
      }
    }
    return (
      IntegerPolynomial(quotient),
      IntegerPolynomial(Array(remainder[..<divisor.degree])).reduced(modulo: modulus)
    )
  }
}

extension BigInteger {
  /// The value modulo a positive integer.
  func residue(modulo modulus: BigInteger) -> BigInteger {
    guard let residue = try? modulo(modulus) else {
      preconditionFailure("the modulus of \(self) is zero")
    }
    return residue
  }

  /// The residue of least magnitude modulo a positive integer.
  func symmetricResidue(modulo modulus: BigInteger) -> BigInteger {
    let residue = residue(modulo: modulus)
    return residue + residue > modulus ? residue - modulus : residue
  }
}
