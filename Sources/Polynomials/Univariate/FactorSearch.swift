import ExactArithmetic

/// The search for subsets of factors modulo a prime power whose products are factors over ℤ.
struct FactorSearch {
  private var polynomial: IntegerPolynomial
  private var factors: [IntegerPolynomial]
  private let modulus: BigInteger
  private let degrees: PossibleDegrees
  /// The most subsets that are tried.
  private let subsetLimit: Int
  private var found: [IntegerPolynomial] = []
  private var triedSubsets = 0

  init(
    polynomial: IntegerPolynomial, factors: [IntegerPolynomial], modulus: BigInteger,
    degrees: PossibleDegrees, subsetLimit: Int
  ) {
    self.polynomial = polynomial
    self.factors = factors.sorted { $0.degree < $1.degree }
    self.modulus = modulus
    self.degrees = degrees
    self.subsetLimit = subsetLimit
  }

  /// The factors, and whether the search was exhaustive.
  mutating func run() -> (factors: [IntegerPolynomial], isComplete: Bool) {
    var size = 1
    // A subset or its complement has at most half of the factors.
    while 2 * size <= factors.count {
      if !takeFactors(of: size) { return (found + [polynomial], false) }
      size += 1
    }
    if polynomial.degree > 0 { found.append(polynomial) }
    return (found, true)
  }

  /// Splits off all factors that are products of this many; false where the limit was reached.
  private mutating func takeFactors(of size: Int) -> Bool {
    var subset = Array(0..<size)
    while 2 * size <= factors.count {
      triedSubsets += 1
      if triedSubsets > subsetLimit { return false }
      if let (factor, rest) = division(by: subset) {
        found.append(factor)
        polynomial = rest
        // Subsets that hold a removed factor are gone; the next one starts in the place of the first.
        let first = subset[0]
        for index in subset.reversed() { factors.remove(at: index) }
        if first + size > factors.count { return true }
        subset = Array(first..<first + size)
      } else if !advance(&subset) {
        return true
      }
    }
    return true
  }

  /// The next subset in lexicographic order; false after the last.
  private func advance(_ subset: inout [Int]) -> Bool {
    let size = subset.count
    guard let place = (0..<size).last(where: { subset[$0] < factors.count - size + $0 }) else {
      return false
    }
    let start = subset[place] + 1
    for offset in place..<size { subset[offset] = start + offset - place }
    return true
  }

  /// The factor over ℤ that the subset stands for and its cofactor, or nil where it is none.
  private func division(by subset: [Int]) -> (factor: IntegerPolynomial, rest: IntegerPolynomial)? {
    guard degrees.contains(subset.reduce(0) { $0 + factors[$1].degree }) else { return nil }
    // The cheap test first: the constant term of a factor divides that of the whole.
    let lead = polynomial.leadingCoefficient
    let constant = subset.reduce(lead) { ($0 * factors[$1][0]).residue(modulo: modulus) }
      .symmetricResidue(modulo: modulus)
    guard (try? (lead * polynomial[0]).exactlyDivided(by: constant)) != nil else { return nil }
    let product = subset.reduce(IntegerPolynomial([lead])) {
      ($0 * factors[$1]).reduced(modulo: modulus)
    }
    let factor = product.symmetricallyReduced(modulo: modulus).primitivePart
    return polynomial.exactlyDivided(by: factor).map { (factor, $0) }
  }
}
