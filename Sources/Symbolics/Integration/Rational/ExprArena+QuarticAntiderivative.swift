import ExactArithmetic
import Polynomials

extension ExprArena {
  /// The integral over a·g·ḡ with g = x² + s·x + u over a real quadratic extension of ℚ.
  mutating func conjugateAntiderivative(
    of fraction: SimpleFraction, _ factor: QuadraticPolynomial, at variable: Node
  ) -> Node {
    let (s, u) = (factor[1], factor[0])
    // The inverse of ḡ = p·x + q modulo g is (q − p·s − p·x)/(p²u − pqs + q²).
    let (p, q) = (s.conjugate - s, u.conjugate - u)
    let norm = p * p * u - (p * q * s - q * q)
    let constant = q - p * s
    let inverse =
      QuadraticPolynomial(
        rational: Polynomial([constant.rational, -p.rational]),
        radical: Polynomial([constant.radical, -p.radical]), square: factor.square)
      * norm.reciprocal
    let scaled =
      fraction.numerator
      * Rational(1).divided(
        byNonzero: fraction.denominator.leadingCoefficient)
    let numerator =
      (QuadraticPolynomial(rational: scaled, radical: .zero, square: factor.square) * inverse)
      .remainder(dividingByMonic: factor)
    // The mean of the residues is zero, so the logarithms of g and ḡ have opposite coefficients.
    let difference = subtract(
      apply(.ln, quadratic(factor, at: variable)),
      apply(.ln, quadratic(factor.conjugate, at: variable)))
    let logarithm = scale(multiply(number(numerator[1]), difference), by: .half)
    return sum([
      logarithm, centredQuadraticAntiderivative(numerator, factor, at: variable),
      centredQuadraticAntiderivative(numerator.conjugate, factor.conjugate, at: variable),
    ])
  }

  /// The integral of (n − n₁·g′/2)/g for g = x² + s·x + u: an arctangent or the logarithm of a quotient.
  private mutating func centredQuadraticAntiderivative(
    _ numerator: QuadraticPolynomial, _ factor: QuadraticPolynomial, at variable: Node
  ) -> Node {
    let (s, u) = (factor[1], factor[0])
    let half = Rational(1, overNonzero: 2)
    let constant = numerator[0] - numerator[1] * s * half
    if constant.isZero { return .zero }
    // Both sides of the quotient times an integer, for roots without fractions in them.
    let plain = s * s - u * 4
    let common = Rational(BigInteger.lcm(plain.rational.denominator, plain.radical.denominator))
    let discriminant = plain * (common * common)
    let slope = scale(add(scale(variable, by: .two), number(s)), by: number(common))
    let factor = multiply(number(constant), number(common))
    if discriminant.isPositive {
      let root = squareRoot(discriminant)
      let quotient = divide(subtract(slope, root), by: add(slope, root))
      return product([factor, power(root, .minusOne), apply(.ln, quotient)])
    }
    let inverse = power(squareRoot(discriminant * -1), .minusOne)
    return product([.two, factor, inverse, apply(.atan, multiply(slope, inverse))])
  }

  /// The integral of (β·x² + δ)/(a·(x⁴ + P·x² + R)), nil for other fractions.
  ///
  /// Over a real quadratic extension where there is a factor; else all roots are complex, and
  /// x⁴ + P·x² + R = (x² + √R)² − (2·√R − P)·x².
  mutating func biquadraticAntiderivative(
    of fraction: SimpleFraction, at variable: Node
  ) -> Node? {
    guard fraction.denominator.isBiquadratic, fraction.numerator[1].isZero else { return nil }
    if let factor = fraction.denominator.realQuadraticFactor {
      return conjugateAntiderivative(of: fraction, factor, at: variable)
    }
    let monic = fraction.denominator.monic
    let (p, r) = (monic[2], monic[0])
    guard (p * p - r * 4).isNegative else { return nil }
    let inverseLead = Rational(1).divided(byNonzero: fraction.denominator.leadingCoefficient)
    let beta = number(fraction.numerator[2] * inverseLead)
    let delta = number(fraction.numerator[0] * inverseLead)
    let root = power(number(r), .half)
    let s = power(subtract(scale(root, by: .two), number(p)), .half)
    let t = power(add(scale(root, by: .two), number(p)), .half)
    let ratio = divide(delta, by: root)
    let middle = add(power(variable, .two), root)
    let difference = subtract(
      apply(.ln, add(middle, multiply(s, variable))),
      apply(.ln, subtract(middle, multiply(s, variable))))
    let logarithm = product([
      number(Rational(1, overNonzero: 4)), subtract(ratio, beta), power(s, .minusOne),
      difference,
    ])
    let twice = scale(variable, by: .two)
    let angles = add(
      apply(.atan, divide(add(twice, s), by: t)), apply(.atan, divide(subtract(twice, s), by: t)))
    return add(logarithm, product([.half, add(ratio, beta), power(t, .minusOne), angles]))
  }
}
