public import ExactArithmetic

extension SparsePolynomial {
  /// The most products of two terms in one multiplication.
  static var productLimit: Int { 4_000_000 }
  /// The most bits of a coefficient of the power of a monomial.
  static var coefficientBitLimit: Int { 1 << 16 }

  /// The sum.
  public static func + (left: SparsePolynomial, right: SparsePolynomial) -> SparsePolynomial {
    left.merged(with: right) { $0 }
  }

  /// The difference.
  public static func - (left: SparsePolynomial, right: SparsePolynomial) -> SparsePolynomial {
    left.merged(with: right) { -$0 }
  }

  /// The additive inverse.
  public static prefix func - (value: SparsePolynomial) -> SparsePolynomial {
    value.scaled(by: -1)
  }

  /// The product with a number.
  public func scaled(by factor: Rational) -> SparsePolynomial {
    if factor.isZero { return zero }
    if factor.isOne { return self }
    var result = self
    for index in coefficients.indices { result.coefficients[index] *= factor }
    return result
  }

  /// The product; nil where it, or a part of it, has more than ``termLimit`` terms or an exponent
  /// beyond ``degreeLimit``, and where it takes more than four million products of terms.
  public func multiplied(by other: SparsePolynomial) -> SparsePolynomial? {
    precondition(variableCount == other.variableCount, "\(variableCount), \(other.variableCount)")
    if isZero || other.isZero { return zero }
    let (small, large) = termCount <= other.termCount ? (self, other) : (other, self)
    guard small.termCount <= Self.productLimit / large.termCount,
      zip(degrees, other.degrees).allSatisfy({ $0 + $1 <= Self.degreeLimit })
    else { return nil }
    return small.product(ofTerms: 0..<small.termCount, with: large)
  }

  /// The power to an exponent of at least 0; nil below, beyond the limits of ``multiplied(by:)`` and
  /// where it takes more than four million products of words.
  public func power(_ exponent: Int) -> SparsePolynomial? {
    if exponent == 0 { return one }
    if exponent < 0 { return nil }
    if termCount <= 1 { return monomialPower(exponent) }
    // One factor at a time: for sparse polynomials cheaper than squaring (Gentleman 1972).
    var result = self
    var steps = Self.productLimit
    let bits = heightBits
    for count in 1..<max(exponent, 2) where count < exponent {
      steps -= termCount * result.termCount * (1 + bits * count / 64)
      guard steps >= 0, let next = result.multiplied(by: self) else { return nil }
      result = next
    }
    return result
  }

  private func monomialPower(_ exponent: Int) -> SparsePolynomial? {
    if isZero { return self }
    guard degrees.allSatisfy({ $0 == 0 || $0 <= Self.degreeLimit / exponent }),
      let power = try? coefficients[0].power(exponent, bitLimit: Self.coefficientBitLimit)
    else { return nil }
    let exponents = exponents(ofTerm: 0).map { $0 * exponent }
    return SparsePolynomial(
      variableCount: variableCount, words: Self.packed(exponents), coefficients: [power])
  }

  /// The most bits of a numerator or denominator.
  var heightBits: Int {
    coefficients.reduce(0) { max($0, $1.numerator.bitCount, $1.denominator.bitCount) }
  }

  /// The product of a range of terms with a polynomial, by halves so that few merges are long.
  private func product(ofTerms range: Range<Int>, with other: SparsePolynomial)
    -> SparsePolynomial?
  {
    if range.count == 1 { return other.multiplied(byTerm: range.lowerBound, of: self) }
    let middle = (range.lowerBound + range.upperBound) / 2
    guard let first = product(ofTerms: range.lowerBound..<middle, with: other),
      let second = product(ofTerms: middle..<range.upperBound, with: other)
    else { return nil }
    let result = first + second
    return result.termCount <= Self.termLimit ? result : nil
  }

  /// The product with one term of another polynomial; the degrees must have been checked.
  private func multiplied(byTerm term: Int, of other: SparsePolynomial) -> SparsePolynomial {
    let stride = stride
    let monomial = Array(other.words[term * stride..<(term + 1) * stride])
    return multiplied(byMonomial: monomial).scaled(by: other.coefficients[term])
  }

  /// The product with a packed monomial; the degrees must have been checked.
  func multiplied(byMonomial monomial: [UInt64]) -> SparsePolynomial {
    var result = self
    if stride == 1 {
      for index in words.indices { result.words[index] &+= monomial[0] }
    } else {
      for index in words.indices { result.words[index] &+= monomial[index % stride] }
    }
    return result
  }

  /// The sum with another polynomial of which every coefficient is changed by a sign.
  private func merged(
    with other: SparsePolynomial, sign: (Rational) -> Rational
  ) -> SparsePolynomial {
    precondition(variableCount == other.variableCount, "\(variableCount), \(other.variableCount)")
    let stride = stride
    var result = zero
    result.words.reserveCapacity(words.count + other.words.count)
    result.coefficients.reserveCapacity(termCount + other.termCount)
    var (left, right) = (0, 0)
    while left < termCount || right < other.termCount {
      let order =
        left == termCount
        ? -1 : right == other.termCount ? 1 : compare(left, with: right, of: other)
      if order > 0 {
        result.append(words[left * stride..<(left + 1) * stride], coefficients[left])
        left += 1
      } else if order < 0 {
        let monomial = other.words[right * stride..<(right + 1) * stride]
        result.append(monomial, sign(other.coefficients[right]))
        right += 1
      } else {
        let total = coefficients[left] + sign(other.coefficients[right])
        if !total.isZero { result.append(words[left * stride..<(left + 1) * stride], total) }
        left += 1
        right += 1
      }
    }
    return result
  }

  private mutating func append(_ monomial: ArraySlice<UInt64>, _ coefficient: Rational) {
    words += monomial
    coefficients.append(coefficient)
  }

  /// 1, 0 or −1 as the monomial of a term is greater than, equal to or less than one of another polynomial.
  private func compare(_ term: Int, with otherTerm: Int, of other: SparsePolynomial) -> Int {
    let stride = stride
    for offset in 0..<stride {
      let (a, b) = (words[term * stride + offset], other.words[otherTerm * stride + offset])
      if a != b { return a > b ? 1 : -1 }
    }
    return 0
  }
}
