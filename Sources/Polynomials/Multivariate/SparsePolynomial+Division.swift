import ExactArithmetic

extension SparsePolynomial {
  /// The most comparisons of terms in one division.
  static var divisionLimit: Int { 20_000_000 }

  /// The quotient where the division leaves no remainder; nil where it does, where the divisor is
  /// zero, and where it would take more than twenty million steps.
  public func exactlyDivided(by divisor: SparsePolynomial) -> SparsePolynomial? {
    var steps = Self.divisionLimit
    return exactlyDivided(by: divisor, steps: &steps)
  }

  /// The same with a stock of steps, from which one is taken for each term that is touched.
  public func exactlyDivided(by divisor: SparsePolynomial, steps: inout Int) -> SparsePolynomial? {
    precondition(
      variableCount == divisor.variableCount, "\(variableCount), \(divisor.variableCount)")
    guard let inverse = try? divisor.leadingCoefficient.reciprocal() else { return nil }
    if isZero { return self }
    if divisor.isConstant { return scaled(by: inverse) }
    // Degrees add in a product, in every variable; this refuses most failures at once.
    let room = zip(degrees, divisor.degrees).map { $0 - $1 }
    guard room.allSatisfy({ $0 >= 0 }) else { return nil }
    var (quotient, remainder) = (zero, self)
    while !remainder.isZero {
      steps -= remainder.termCount + divisor.termCount
      guard steps >= 0, let monomial = remainder.leadingMonomial(over: divisor) else { return nil }
      for (variable, limit) in room.enumerated()
      where Int(monomial[variable / 4] >> Self.shift(variable) & 0xffff) > limit { return nil }
      let coefficient = remainder.coefficients[0] * inverse
      quotient.words += monomial
      quotient.coefficients.append(coefficient)
      remainder = remainder - divisor.multiplied(byMonomial: monomial).scaled(by: coefficient)
    }
    return quotient
  }

  /// The quotient of the leading monomials, or nil where it has a negative exponent.
  private func leadingMonomial(over divisor: SparsePolynomial) -> [UInt64]? {
    let guards: UInt64 = 0x8000_8000_8000_8000
    var result: [UInt64] = []
    for offset in 0..<stride {
      // A borrow clears the free top bit of its exponent.
      let difference = (words[offset] | guards) &- divisor.words[offset]
      guard difference & guards == guards else { return nil }
      result.append(difference ^ guards)
    }
    return result
  }
}
