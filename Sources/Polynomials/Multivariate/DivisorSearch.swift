import ExactArithmetic

extension SparsePolynomial {
  /// The greatest common divisor: coprime integer coefficients, the first positive; zero where both are.
  ///
  /// Bounds on the degree of the divisor from images modulo a prime remove variables and prove most
  /// coprime pairs; what is left goes to the heuristic by evaluation at a large integer, whose answer is
  /// checked by division, and where that gives up to remainder sequences. Nil where more than `steps` steps
  /// (touched terms, each counted by the words of its coefficient) would be taken.
  public static func greatestCommonDivisor(
    _ left: SparsePolynomial, _ right: SparsePolynomial, steps: Int = 4_000_000
  ) -> SparsePolynomial? {
    var search = DivisorSearch(steps: steps)
    return search.greatestCommonDivisor(left, right)
  }

  /// The same with a stock of steps, for several divisors within one bound.
  public static func greatestCommonDivisor(
    _ left: SparsePolynomial, _ right: SparsePolynomial, steps: inout Int
  ) -> SparsePolynomial? {
    var search = DivisorSearch(steps: steps)
    defer { steps = search.steps }
    return search.greatestCommonDivisor(left, right)
  }
}

/// The search for a greatest common divisor with the steps that it may still take.
struct DivisorSearch {
  static let defaultSteps = 4_000_000
  var steps: Int

  /// Takes steps from the stock; false where there are not enough.
  mutating func take(_ count: Int) -> Bool {
    steps -= count
    return steps >= 0
  }

  mutating func greatestCommonDivisor(
    _ left: SparsePolynomial, _ right: SparsePolynomial
  ) -> SparsePolynomial? {
    precondition(left.variableCount == right.variableCount)
    if left.isZero { return right.primitivePart }
    if right.isZero { return left.primitivePart }
    let (leftMonomial, rightMonomial) = (left.monomialContent, right.monomialContent)
    let (f, g) = (
      left.divided(byMonomial: leftMonomial).primitivePart,
      right.divided(byMonomial: rightMonomial).primitivePart
    )
    guard take(f.termCount + g.termCount), let rest = divisorWithoutMonomials(f, g) else {
      return nil
    }
    let common = zip(leftMonomial, rightMonomial).map { min($0, $1) }
    return rest.multiplied(byMonomial: SparsePolynomial.packed(common))
  }

  /// The greatest common divisor of several polynomials; the small ones first, as 1 ends the search.
  mutating func commonDivisor(of polynomials: [SparsePolynomial]) -> SparsePolynomial? {
    let sorted = polynomials.sorted { $0.termCount < $1.termCount }
    guard var result = sorted.first?.primitivePart else { return nil }
    for polynomial in sorted.dropFirst() {
      if result.isOne { break }
      guard let next = greatestCommonDivisor(result, polynomial) else { return nil }
      result = next
    }
    return result
  }

  /// For primitive polynomials that no variable divides.
  private mutating func divisorWithoutMonomials(
    _ f: SparsePolynomial, _ g: SparsePolynomial
  ) -> SparsePolynomial? {
    if f == g { return f }
    if f.isConstant || g.isConstant { return f.one }
    let (left, right) = (f.variables, g.variables)
    // A variable of just one of them cannot occur in the divisor.
    if let variable = left.first(where: { !right.contains($0) }) {
      return commonDivisor(of: f.coefficients(in: variable).map(\.coefficient) + [g])
    }
    if let variable = right.first(where: { !left.contains($0) }) {
      return commonDivisor(of: g.coefficients(in: variable).map(\.coefficient) + [f])
    }
    let bounds = degreeBounds(f, g)
    if let variable = left.first(where: { bounds[$0] == 0 }) {
      let parts = f.coefficients(in: variable) + g.coefficients(in: variable)
      return commonDivisor(of: parts.map(\.coefficient))
    }
    if bounds == f.degrees, g.exactlyDivided(by: f, steps: &steps) != nil { return f }
    if bounds == g.degrees, f.exactlyDivided(by: g, steps: &steps) != nil { return g }
    if let divisor = heuristicDivisor(f, g) { return divisor.primitivePart }
    return steps > 0 ? divisorByRemainders(f, g) : nil
  }
}
