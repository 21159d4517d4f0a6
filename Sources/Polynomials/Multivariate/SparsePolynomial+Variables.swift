public import ExactArithmetic

/// A polynomial seen as one in a single variable, the others being in its coefficients.
extension SparsePolynomial {
  /// The greatest exponent of a variable; 0 for zero.
  public func degree(in variable: Int) -> Int {
    var result = 0
    for term in coefficients.indices { result = max(result, exponent(of: variable, inTerm: term)) }
    return result
  }

  /// The greatest exponent of every variable.
  public var degrees: [Int] { (0..<variableCount).map(degree(in:)) }

  /// The greatest sum of the exponents of a term; 0 for zero.
  public var totalDegree: Int {
    coefficients.indices.reduce(0) { max($0, exponents(ofTerm: $1).reduce(0, +)) }
  }

  /// The variables that occur, ascending.
  public var variables: [Int] { (0..<variableCount).filter { degree(in: $0) > 0 } }

  /// The partial derivative.
  public func derivative(in variable: Int) -> SparsePolynomial {
    let stride = stride
    var result = zero
    for term in coefficients.indices {
      let exponent = exponent(of: variable, inTerm: term)
      if exponent == 0 { continue }
      result.words += words[term * stride..<(term + 1) * stride]
      result.words[result.termCount * stride + variable / 4] -= 1 << Self.shift(variable)
      result.coefficients.append(coefficients[term] * Rational(exponent))
    }
    return result
  }

  /// The coefficients of the powers of a variable that occur, by descending exponent.
  public func coefficients(
    in variable: Int
  ) -> [(exponent: Int, coefficient: SparsePolynomial)] {
    let stride = stride
    var parts: [Int: SparsePolynomial] = [:]
    for term in coefficients.indices {
      let exponent = exponent(of: variable, inTerm: term)
      var part = parts.removeValue(forKey: exponent) ?? zero
      part.words += words[term * stride..<(term + 1) * stride]
      part.words[part.termCount * stride + variable / 4] -=
        UInt64(exponent) << Self.shift(variable)
      part.coefficients.append(coefficients[term])
      parts[exponent] = part
    }
    return parts.sorted { $0.key > $1.key }.map { ($0.key, $0.value) }
  }

  /// The coefficient of the highest power of a variable.
  public func leadingCoefficient(in variable: Int) -> SparsePolynomial {
    coefficients(in: variable).first?.coefficient ?? zero
  }

  /// The polynomial with a number in place of a variable, which then no longer occurs.
  ///
  /// Nil where a power of the value has more bits than `bitLimit`.
  public func evaluated(
    _ variable: Int, at value: Rational, bitLimit: Int = 1 << 20
  ) -> SparsePolynomial? {
    var powers: [Int: Rational] = [:]
    var (reached, power) = (0, Rational(1))
    for exponent in Set(coefficients.indices.map { self.exponent(of: variable, inTerm: $0) })
      .sorted()
    {
      guard let factor = try? value.power(exponent - reached, bitLimit: bitLimit) else {
        return nil
      }
      power *= factor
      guard power.numerator.bitCount <= bitLimit else { return nil }
      reached = exponent
      powers[exponent] = power
    }
    var (words, coefficients) = (words, coefficients)
    for term in coefficients.indices {
      let exponent = exponent(of: variable, inTerm: term)
      words[term * stride + variable / 4] -= UInt64(exponent) << Self.shift(variable)
      coefficients[term] *= powers[exponent] ?? 0
    }
    return SparsePolynomial(
      collecting: words, coefficients: coefficients, variableCount: variableCount)
  }

  /// The product with a power of a variable; nil beyond ``degreeLimit``.
  public func shifted(_ variable: Int, by exponent: Int) -> SparsePolynomial? {
    guard exponent >= 0, degree(in: variable) + exponent <= Self.degreeLimit else { return nil }
    let power = SparsePolynomial(
      variable: variable, exponent: exponent, variableCount: variableCount)
    return multiplied(byMonomial: power.words)
  }
}
