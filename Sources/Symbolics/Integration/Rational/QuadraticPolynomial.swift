import ExactArithmetic
import Polynomials

/// A number a + b·√d of a quadratic extension of ℚ; d is not the square of a rational number.
struct QuadraticNumber: Hashable {
  var rational: Rational
  var radical: Rational
  let square: Rational

  var isZero: Bool { rational.isZero && radical.isZero }
  var conjugate: QuadraticNumber {
    QuadraticNumber(rational: rational, radical: -radical, square: square)
  }
  var norm: Rational { rational * rational - square * radical * radical }

  /// The multiplicative inverse of a number that is not zero.
  var reciprocal: QuadraticNumber {
    let scale = Rational(1).divided(byNonzero: norm)
    return QuadraticNumber(rational: rational * scale, radical: -radical * scale, square: square)
  }

  /// Whether the number is positive for the positive root of a positive square.
  var isPositive: Bool {
    if rational.isNegative == radical.isNegative {
      return !rational.isNegative && !isZero
    }
    // The part of greater magnitude decides.
    return norm.isNegative ? !radical.isNegative : !rational.isNegative
  }

  static func * (left: QuadraticNumber, right: QuadraticNumber) -> QuadraticNumber {
    QuadraticNumber(
      rational: left.rational * right.rational + left.square * left.radical * right.radical,
      radical: left.rational * right.radical + left.radical * right.rational,
      square: left.square)
  }

  static func - (left: QuadraticNumber, right: QuadraticNumber) -> QuadraticNumber {
    QuadraticNumber(
      rational: left.rational - right.rational, radical: left.radical - right.radical,
      square: left.square)
  }

  static func * (left: QuadraticNumber, right: Rational) -> QuadraticNumber {
    QuadraticNumber(
      rational: left.rational * right, radical: left.radical * right, square: left.square)
  }
}

/// A polynomial a + b·√d over a quadratic extension of ℚ.
struct QuadraticPolynomial {
  var rational: Polynomial
  var radical: Polynomial
  let square: Rational

  var degree: Int { max(rational.degree, radical.degree) }
  var conjugate: QuadraticPolynomial {
    QuadraticPolynomial(rational: rational, radical: -radical, square: square)
  }

  subscript(power: Int) -> QuadraticNumber {
    QuadraticNumber(rational: rational[power], radical: radical[power], square: square)
  }

  static func - (left: QuadraticPolynomial, right: QuadraticPolynomial) -> QuadraticPolynomial {
    QuadraticPolynomial(
      rational: left.rational - right.rational, radical: left.radical - right.radical,
      square: left.square)
  }

  static func * (left: QuadraticPolynomial, right: QuadraticPolynomial) -> QuadraticPolynomial {
    QuadraticPolynomial(
      rational: left.rational * right.rational + left.radical * right.radical * left.square,
      radical: left.rational * right.radical + left.radical * right.rational,
      square: left.square)
  }

  static func * (left: QuadraticPolynomial, right: QuadraticNumber) -> QuadraticPolynomial {
    left
      * QuadraticPolynomial(
        rational: Polynomial(right.rational), radical: Polynomial(right.radical),
        square: left.square)
  }

  /// The remainder by a monic polynomial.
  func remainder(dividingByMonic divisor: QuadraticPolynomial) -> QuadraticPolynomial {
    var remainder = self
    while remainder.degree >= divisor.degree {
      let lead = remainder[remainder.degree]
      let shift = Polynomial(1, degree: remainder.degree - divisor.degree)
      let multiple = divisor * lead
      remainder =
        remainder
        - QuadraticPolynomial(
          rational: multiple.rational * shift, radical: multiple.radical * shift, square: square)
    }
    return remainder
  }

  /// The monic greatest common divisor, by Euclid's algorithm; not both may be zero.
  static func greatestCommonDivisor(
    _ a: QuadraticPolynomial, _ b: QuadraticPolynomial
  ) -> QuadraticPolynomial {
    var (r0, r1) = (a, b)
    while r1.degree >= 0 {
      let monic = r1 * r1[r1.degree].reciprocal
      (r0, r1) = (monic, r0.remainder(dividingByMonic: monic))
    }
    return r0
  }
}
