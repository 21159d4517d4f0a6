import ExactArithmetic

/// A polynomial in one variable over the integers modulo an odd prime below 2³¹.
struct ModularPolynomial: Hashable {
  let prime: UInt
  /// By ascending power, in `0..<prime`, the last one not zero.
  let coefficients: [UInt]

  init(_ coefficients: [UInt], prime: UInt) {
    let count = coefficients.lastIndex { $0 != 0 }.map { $0 + 1 } ?? 0
    self.coefficients = count == coefficients.count ? coefficients : Array(coefficients[..<count])
    self.prime = prime
  }

  init(_ polynomial: IntegerPolynomial, prime: UInt) {
    self.init(polynomial.coefficients.map { $0.residue(modulo: prime) }, prime: prime)
  }

  var degree: Int { coefficients.count - 1 }
  var isZero: Bool { coefficients.isEmpty }
  var leadingCoefficient: UInt { coefficients.last ?? 0 }
  subscript(power: Int) -> UInt { power < coefficients.count ? coefficients[power] : 0 }

  var integers: IntegerPolynomial { IntegerPolynomial(coefficients.map { BigInteger($0) }) }

  var derivative: ModularPolynomial {
    ModularPolynomial(
      coefficients.indices.dropFirst().map { coefficients[$0] * UInt($0) % prime }, prime: prime)
  }

  var monic: ModularPolynomial {
    isZero ? self : self * modularInverse(leadingCoefficient, modulo: prime)
  }

  static func - (left: ModularPolynomial, right: ModularPolynomial) -> ModularPolynomial {
    let prime = left.prime
    let count = max(left.coefficients.count, right.coefficients.count)
    return ModularPolynomial(
      (0..<count).map { (left[$0] + prime - right[$0]) % prime }, prime: prime)
  }

  static func * (left: ModularPolynomial, right: UInt) -> ModularPolynomial {
    ModularPolynomial(left.coefficients.map { $0 * right % left.prime }, prime: left.prime)
  }

  static func * (left: ModularPolynomial, right: ModularPolynomial) -> ModularPolynomial {
    let prime = left.prime
    if left.isZero || right.isZero { return ModularPolynomial([], prime: prime) }
    var result = [UInt](repeating: 0, count: left.degree + right.degree + 1)
    for i in left.coefficients.indices {
      let a = left.coefficients[i]
      if a == 0 { continue }
      for j in right.coefficients.indices {
        result[i + j] &+= left.accumulable(a &* right.coefficients[j])
      }
    }
    return ModularPolynomial(result.map { $0 % prime }, prime: prime)
  }

  /// A number congruent to a product of residues of which 2²⁴ can be added up within a word.
  ///
  /// Divisions dominate the arithmetic; those of small primes are put off to the end of a sum.
  @inline(__always)
  private func accumulable(_ product: UInt) -> UInt {
    prime < 1 << 20 ? product : product % prime
  }

  /// Quotient and remainder by a nonzero polynomial.
  func quotientAndRemainder(
    dividingBy divisor: ModularPolynomial
  ) -> (quotient: ModularPolynomial, remainder: ModularPolynomial) {
    if degree < divisor.degree { return (ModularPolynomial([], prime: prime), self) }
    let inverse = modularInverse(divisor.leadingCoefficient, modulo: prime)
    var remainder = coefficients
    var quotient = [UInt](repeating: 0, count: degree - divisor.degree + 1)
    for shift in quotient.indices.reversed() {
      let factor = remainder[shift + divisor.degree] % prime * inverse % prime
      if factor == 0 { continue }
      quotient[shift] = factor
      // Adding the multiple by the complement subtracts the multiple.
      let complement = prime - factor
      for index in divisor.coefficients.indices {
        remainder[shift + index] &+= accumulable(complement &* divisor.coefficients[index])
      }
    }
    return (
      ModularPolynomial(quotient, prime: prime),
      ModularPolynomial(remainder[..<divisor.degree].map { $0 % prime }, prime: prime)
    )
  }

  func remainder(dividingBy divisor: ModularPolynomial) -> ModularPolynomial {
    quotientAndRemainder(dividingBy: divisor).remainder
  }

  func quotient(dividingBy divisor: ModularPolynomial) -> ModularPolynomial {
    quotientAndRemainder(dividingBy: divisor).quotient
  }

  /// The monic greatest common divisor.
  static func greatestCommonDivisor(
    _ a: ModularPolynomial, _ b: ModularPolynomial
  ) -> ModularPolynomial {
    var (r0, r1) = (a, b)
    while !r1.isZero { (r0, r1) = (r1, r0.remainder(dividingBy: r1)) }
    return r0.monic
  }

  /// s and t with s·a + t·b = 1 for coprime a and b, of lower degree than b and a.
  static func bezoutCoefficients(
    _ a: ModularPolynomial, _ b: ModularPolynomial
  ) -> (ModularPolynomial, ModularPolynomial) {
    let (zero, one) = (
      ModularPolynomial([], prime: a.prime), ModularPolynomial([1], prime: a.prime)
    )
    var (r0, s0, t0, r1, s1, t1) = (a, one, zero, b, zero, one)
    while !r1.isZero {
      let (quotient, remainder) = r0.quotientAndRemainder(dividingBy: r1)
      (r0, s0, t0, r1, s1, t1) = (r1, s1, t1, remainder, s0 - quotient * s1, t0 - quotient * t1)
    }
    let inverse = modularInverse(r0.leadingCoefficient, modulo: a.prime)
    return (s0 * inverse, t0 * inverse)
  }

  /// The resultant by Euclid's algorithm; both polynomials must not be zero.
  static func resultant(_ a: ModularPolynomial, _ b: ModularPolynomial) -> UInt {
    let prime = a.prime
    var (r0, r1, result) = (a, b, UInt(1))
    while r1.degree > 0 {
      let remainder = r0.remainder(dividingBy: r1)
      if remainder.isZero { return 0 }
      let factor = modularPower(
        r1.leadingCoefficient, UInt(r0.degree - remainder.degree), modulo: prime)
      result = result * factor % prime
      if r0.degree * r1.degree & 1 == 1 { result = (prime - result) % prime }
      (r0, r1) = (r1, remainder)
    }
    return result * modularPower(r1.leadingCoefficient, UInt(r0.degree), modulo: prime) % prime
  }
}
