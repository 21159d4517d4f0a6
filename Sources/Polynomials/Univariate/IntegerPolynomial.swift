import ExactArithmetic

/// A polynomial in one variable over ℤ, the form in which the modular algorithms work.
struct IntegerPolynomial: Hashable {
  /// By ascending power, the last one not zero.
  let coefficients: [BigInteger]

  init(_ coefficients: [BigInteger]) {
    let count = coefficients.lastIndex { !$0.isZero }.map { $0 + 1 } ?? 0
    self.coefficients = count == coefficients.count ? coefficients : Array(coefficients[..<count])
  }

  var degree: Int { coefficients.count - 1 }
  var isZero: Bool { coefficients.isEmpty }
  var leadingCoefficient: BigInteger { coefficients.last ?? 0 }

  /// The greatest common divisor of the coefficients with the sign of the leading one.
  var signedContent: BigInteger {
    var content: BigInteger = 0
    for coefficient in coefficients {
      content = .gcd(content, coefficient)
      if content.isOne { break }
    }
    return leadingCoefficient.isNegative ? -content : content
  }

  /// The polynomial divided by its content, the leading coefficient positive.
  var primitivePart: IntegerPolynomial {
    let content = signedContent
    if content.isOne || content.isZero { return self }
    return IntegerPolynomial(coefficients.map { $0.divided(byFactor: content) })
  }

  var derivative: IntegerPolynomial {
    IntegerPolynomial(coefficients.indices.dropFirst().map { coefficients[$0] * BigInteger($0) })
  }

  /// The number of bits of an upper bound of the Euclidean norm of the coefficients.
  var normBits: Int {
    let square = coefficients.reduce(BigInteger.zero) { $0 + $1 * $1 }
    return (square.bitCount + 1) / 2
  }

  static func + (left: IntegerPolynomial, right: IntegerPolynomial) -> IntegerPolynomial {
    left.combined(with: right) { $0 + $1 }
  }

  static func - (left: IntegerPolynomial, right: IntegerPolynomial) -> IntegerPolynomial {
    left.combined(with: right) { $0 - $1 }
  }

  private func combined(
    with other: IntegerPolynomial, _ combine: (BigInteger, BigInteger) -> BigInteger
  ) -> IntegerPolynomial {
    let count = max(coefficients.count, other.coefficients.count)
    return IntegerPolynomial((0..<count).map { combine(self[$0], other[$0]) })
  }

  subscript(power: Int) -> BigInteger { power < coefficients.count ? coefficients[power] : 0 }

  static func * (left: IntegerPolynomial, right: IntegerPolynomial) -> IntegerPolynomial {
    if left.isZero || right.isZero { return IntegerPolynomial([]) }
    var result = [BigInteger](repeating: 0, count: left.degree + right.degree + 1)
    for (i, a) in left.coefficients.enumerated() where !a.isZero {
      for (j, b) in right.coefficients.enumerated() { result[i + j] += a * b }
    }
    return IntegerPolynomial(result)
  }

  static func * (left: IntegerPolynomial, right: BigInteger) -> IntegerPolynomial {
    IntegerPolynomial(left.coefficients.map { $0 * right })
  }

  /// The value at a number as a numerator over the denominator of the number to the degree.
  func value(at point: Rational) -> (numerator: BigInteger, denominator: BigInteger) {
    let (p, q) = (point.numerator, point.denominator)
    var (value, power): (BigInteger, BigInteger) = (leadingCoefficient, 1)
    for coefficient in coefficients.dropLast().reversed() {
      power *= q
      value = value * p + coefficient * power
    }
    return (value, power)
  }

  /// The sign of the value at a number: −1, 0 or 1.
  func sign(at point: Rational) -> Int { value(at: point).numerator.signum }
}
