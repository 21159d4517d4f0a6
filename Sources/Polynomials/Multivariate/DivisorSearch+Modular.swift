import ExactArithmetic

/// Images modulo a prime, which bound the degrees of a common divisor (Brown 1971, section 4).
extension DivisorSearch {
  /// The Mersenne prime 2³¹ − 1; products of residues fit a word.
  private static let prime: UInt64 = 2_147_483_647

  /// An upper bound of the degree of the greatest common divisor in every variable.
  ///
  /// A divisor of f has a leading coefficient that divides that of f; where the latter does not vanish at
  /// the chosen point, the image keeps the divisor's degree and divides the gcd of the images. So the
  /// bound is proved, not probable.
  mutating func degreeBounds(_ f: SparsePolynomial, _ g: SparsePolynomial) -> [Int] {
    let (left, right) = (f.degrees, g.degrees)
    var bounds = zip(left, right).map { min($0, $1) }
    guard take((f.termCount + g.termCount) * 4), let a = residues(f), let b = residues(g) else {
      return bounds
    }
    for variable in bounds.indices where bounds[variable] > 0 {
      guard take(left[variable] * right[variable] / 8 + 1) else { return bounds }
      let first = image(f, a, in: variable, degree: left[variable])
      let second = image(g, b, in: variable, degree: right[variable])
      guard first.last != 0, second.last != 0 else { continue }
      bounds[variable] = min(bounds[variable], Self.degreeOfDivisor(first, second))
    }
    return bounds
  }

  /// Every term modulo the prime with a fixed number in place of each variable; nil where a
  /// denominator vanishes.
  private func residues(_ f: SparsePolynomial) -> [UInt64]? {
    var result: [UInt64] = []
    result.reserveCapacity(f.termCount)
    for term in f.coefficients.indices {
      guard f.coefficients[term].isInteger else { return nil }
      var value = UInt64(f.coefficients[term].numerator.residue(modulo: UInt(Self.prime)))
      for variable in 0..<f.variableCount {
        let exponent = f.exponent(of: variable, inTerm: term)
        if exponent > 0 {
          value = value * Self.power(Self.point(variable), exponent) % Self.prime
        }
      }
      result.append(value)
    }
    return result
  }

  /// The polynomial in one variable that the terms add up to, where the variable is measured in units of its
  /// fixed number, so that one set of residues serves all variables.
  private func image(
    _ f: SparsePolynomial, _ residues: [UInt64], in variable: Int, degree: Int
  ) -> [UInt64] {
    var result = [UInt64](repeating: 0, count: degree + 1)
    for term in residues.indices {
      let exponent = f.exponent(of: variable, inTerm: term)
      result[exponent] = (result[exponent] + residues[term]) % Self.prime
    }
    return result
  }

  /// The degree of the greatest common divisor over the prime field, by Euclid's algorithm.
  private static func degreeOfDivisor(_ first: [UInt64], _ second: [UInt64]) -> Int {
    var (a, b) = first.count >= second.count ? (first, second) : (second, first)
    while let leading = b.last {
      let inverse = power(leading, Int(prime) - 2)
      while a.count >= b.count, let top = a.last {
        let factor = prime - top * inverse % prime
        let offset = a.count - b.count
        for index in b.indices {
          a[offset + index] = (a[offset + index] + factor * b[index]) % prime
        }
        while a.last == 0 { a.removeLast() }
      }
      (a, b) = (b, a)
    }
    return a.count - 1
  }

  /// A fixed number for each variable, spread over the field (SplitMix64, Steele, Lea and Flood 2014).
  private static func point(_ variable: Int) -> UInt64 {
    var z = UInt64(variable + 1) &* 0x9e37_79b9_7f4a_7c15
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return (z ^ (z >> 31)) % (prime - 1) + 1
  }

  private static func power(_ base: UInt64, _ exponent: Int) -> UInt64 {
    var (result, square, rest) = (UInt64(1), base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = result * square % prime }
      square = square * square % prime
      rest >>= 1
    }
    return result
  }
}
