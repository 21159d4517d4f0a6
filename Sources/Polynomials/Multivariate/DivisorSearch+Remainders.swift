import ExactArithmetic

/// Subresultant remainder sequences (Collins 1967; Brown 1978; in the form of Cohen 1993, algorithm 3.3.7).
extension DivisorSearch {
  /// What a remainder sequence in one variable ends in.
  struct RemainderSequence {
    /// The last remainder that is not zero.
    var last: SparsePolynomial
    /// The resultant; zero where the two have a divisor with the variable in common.
    var resultant: SparsePolynomial
  }

  /// The greatest common divisor by remainders; nil where steps or the limits of products run out.
  mutating func divisorByRemainders(
    _ f: SparsePolynomial, _ g: SparsePolynomial
  ) -> SparsePolynomial? {
    if f.isZero { return g.primitivePart }
    if g.isZero { return f.primitivePart }
    guard let variable = f.variables.first(where: { g.degree(in: $0) > 0 }) else {
      return f.one
    }
    guard let leftContent = contentByRemainders(f, variable),
      let rightContent = contentByRemainders(g, variable),
      let content = divisorByRemainders(leftContent, rightContent),
      let left = f.exactlyDivided(by: leftContent, steps: &steps),
      let right = g.exactlyDivided(by: rightContent, steps: &steps),
      let sequence = remainderSequence(left, right, in: variable)
    else { return nil }
    guard sequence.last.degree(in: variable) > 0 else { return content.primitivePart }
    guard let lastContent = contentByRemainders(sequence.last, variable),
      let primitive = sequence.last.exactlyDivided(by: lastContent, steps: &steps)
    else { return nil }
    return primitive.multiplied(by: content)?.primitivePart
  }

  private mutating func contentByRemainders(
    _ f: SparsePolynomial, _ variable: Int
  ) -> SparsePolynomial? {
    var result = f.zero
    for (_, coefficient) in f.coefficients(in: variable) {
      guard let next = divisorByRemainders(result, coefficient) else { return nil }
      result = next
      if result.isOne { break }
    }
    return result
  }

  /// The sequence of two polynomials that are not zero.
  mutating func remainderSequence(
    _ f: SparsePolynomial, _ g: SparsePolynomial, in variable: Int
  ) -> RemainderSequence? {
    var (a, b) = (f, g)
    var isNegative = false
    if a.degree(in: variable) < b.degree(in: variable) {
      (a, b) = (b, a)
      isNegative = a.degree(in: variable) & b.degree(in: variable) & 1 == 1
    }
    var (leading, height) = (f.one, f.one)
    while b.degree(in: variable) > 0 {
      let (m, n) = (a.degree(in: variable), b.degree(in: variable))
      if m & n & 1 == 1 { isNegative.toggle() }
      guard let remainder = pseudoRemainder(a, b, in: variable),
        let scale = power(height, m - n).flatMap({ product(leading, $0) })
      else { return nil }
      if remainder.isZero { return RemainderSequence(last: b, resultant: f.zero) }
      guard let next = remainder.exactlyDivided(by: scale, steps: &steps) else { return nil }
      (a, b) = (b, next)
      leading = a.leadingCoefficient(in: variable)
      guard let newHeight = ratio(leading, height, m - n) else { return nil }
      height = newHeight
    }
    guard let resultant = ratio(b, height, a.degree(in: variable)) else { return nil }
    return RemainderSequence(last: b, resultant: isNegative ? -resultant : resultant)
  }

  /// leadingⁿ over heightⁿ⁻¹, which is a polynomial; the height itself for n = 0.
  private mutating func ratio(
    _ leading: SparsePolynomial, _ height: SparsePolynomial, _ n: Int
  ) -> SparsePolynomial? {
    if n == 0 { return height }
    guard let top = power(leading, n), let bottom = power(height, n - 1) else { return nil }
    return top.exactlyDivided(by: bottom, steps: &steps)
  }

  /// The remainder of lc(b)^(deg a − deg b + 1)·a by b.
  private mutating func pseudoRemainder(
    _ a: SparsePolynomial, _ b: SparsePolynomial, in variable: Int
  ) -> SparsePolynomial? {
    let leading = b.leadingCoefficient(in: variable)
    let degree = b.degree(in: variable)
    var rest = a
    var missing = a.degree(in: variable) - degree + 1
    while !rest.isZero && rest.degree(in: variable) >= degree {
      let offset = rest.degree(in: variable) - degree
      guard let kept = product(leading, rest),
        let removed = product(rest.leadingCoefficient(in: variable), b)?
          .shifted(variable, by: offset)
      else { return nil }
      rest = kept - removed
      missing -= 1
    }
    return power(leading, missing).flatMap { product(rest, $0) }
  }

  private mutating func product(
    _ a: SparsePolynomial, _ b: SparsePolynomial
  ) -> SparsePolynomial? {
    guard a.termCount <= SparsePolynomial.productLimit / max(1, b.termCount),
      take(a.termCount * b.termCount * (1 + (a.heightBits + b.heightBits) / 64))
    else { return nil }
    return a.multiplied(by: b)
  }

  private mutating func power(_ base: SparsePolynomial, _ exponent: Int) -> SparsePolynomial? {
    var result = base.one
    for _ in 0..<exponent {
      guard let next = product(result, base) else { return nil }
      result = next
    }
    return result
  }
}

extension SparsePolynomial {
  /// The resultant in a variable: the determinant of the Sylvester matrix, free of the variable.
  ///
  /// Zero where one is zero, or where both have a divisor in common in which the variable occurs. Nil where more
  /// than `steps` steps would be taken.
  public static func resultant(
    _ left: SparsePolynomial, _ right: SparsePolynomial, in variable: Int, steps: Int = 4_000_000
  ) -> SparsePolynomial? {
    if left.isZero || right.isZero { return left.zero }
    var search = DivisorSearch(steps: steps)
    return search.remainderSequence(left, right, in: variable)?.resultant
  }
}
