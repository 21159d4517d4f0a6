public import ExactArithmetic

extension Polynomial {
  /// Quotient and remainder of the division; the remainder has a lower degree than the divisor.
  ///
  /// Division by zero throws.
  public func quotientAndRemainder(
    dividingBy divisor: Polynomial
  ) throws(ArithmeticError) -> (quotient: Polynomial, remainder: Polynomial) {
    if degree < divisor.degree { return (.zero, self) }
    let inverse = try divisor.leadingCoefficient.reciprocal()
    var remainder = coefficients
    var quotient = [Rational](repeating: 0, count: degree - divisor.degree + 1)
    for shift in quotient.indices.reversed() {
      let factor = remainder[shift + divisor.degree] * inverse
      if factor.isZero { continue }
      quotient[shift] = factor
      for (index, coefficient) in divisor.coefficients.enumerated() where !coefficient.isZero {
        remainder[shift + index] -= factor * coefficient
      }
    }
    return (Polynomial(quotient), Polynomial(Array(remainder[..<divisor.degree])))
  }

  /// The quotient where the divisor divides the polynomial without remainder, nil where it does not.
  ///
  /// Division by zero throws. Works over the integers (Gauss's lemma), so that it gives up early.
  public func exactlyDivided(by divisor: Polynomial) throws(ArithmeticError) -> Polynomial? {
    let scale = try content.divided(by: divisor.content)
    return primitiveIntegerPart.exactlyDivided(by: divisor.primitiveIntegerPart).map {
      Polynomial($0) * scale
    }
  }

  /// The quotient by a divisor that is known to be nonzero and to divide the polynomial.
  public func divided(byFactor factor: Polynomial) -> Polynomial {
    guard let quotient = try? exactlyDivided(by: factor) else {
      preconditionFailure("\(factor) does not divide \(self)")
    }
    return quotient
  }

  /// The remainder by a divisor that is known to be nonzero.
  public func remainder(dividingByNonzero divisor: Polynomial) -> Polynomial {
    guard let (_, remainder) = try? quotientAndRemainder(dividingBy: divisor) else {
      preconditionFailure("\(self) is divided by the polynomial zero")
    }
    return remainder
  }

  /// The monic greatest common divisor g and the coefficients of least degree in g = s·a + t·b.
  ///
  /// Euclid's algorithm with monic remainders, following s alone: t is then an exact quotient. The
  /// greatest common divisor of two zeros is zero.
  public static func extendedGreatestCommonDivisor(
    _ a: Polynomial, _ b: Polynomial
  ) -> (divisor: Polynomial, first: Polynomial, second: Polynomial) {
    let (divisor, first) = halfExtendedGreatestCommonDivisor(a, b)
    if b.isZero { return (divisor, first, .zero) }
    return (divisor, first, (divisor - first * a).divided(byFactor: b))
  }

  /// The monic greatest common divisor g and s with g ≡ s·a modulo b, of lower degree than b / g.
  static func halfExtendedGreatestCommonDivisor(
    _ a: Polynomial, _ b: Polynomial
  ) -> (divisor: Polynomial, first: Polynomial) {
    var (r0, s0) = normalized(a, .one)
    var (r1, s1) = normalized(b, .zero)
    while let (quotient, remainder) = try? r0.quotientAndRemainder(dividingBy: r1) {
      let next = normalized(remainder, s0 - quotient * s1)
      (r0, s0, r1, s1) = (r1, s1, next.0, next.1)
    }
    return (r0, s0)
  }

  /// Both divided by the leading coefficient of the first, which keeps the numbers small.
  private static func normalized(_ r: Polynomial, _ s: Polynomial) -> (Polynomial, Polynomial) {
    guard let inverse = try? r.leadingCoefficient.reciprocal() else { return (r, s) }
    return (r * inverse, s * inverse)
  }

  /// s of lower degree than b with s·a ≡ c modulo b, for coprime a and b.
  public static func solution(of a: Polynomial, equals c: Polynomial, modulo b: Polynomial)
    -> Polynomial
  {
    let inverse = halfExtendedGreatestCommonDivisor(a, b).first
    return (inverse * c).remainder(dividingByNonzero: b)
  }
}
