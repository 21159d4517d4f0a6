import ExactArithmetic

extension SparsePolynomial {
  /// The highest degree along a line to be factored: x^400 − 1 takes too many subsets of factors.
  private static var lineDegreeLimit: Int { 100 }

  /// The factorisation over ℚ; nil where a greatest common divisor exceeds its bounds.
  ///
  /// After ``squareFreeFactorization()`` every factor is tried as follows. The result is known to be complete
  /// (`isComplete`) where each factor is one of these:
  /// 1. of degree 1 in some variable: irreducible, being primitive;
  /// 2. a polynomial in one monomial, up to a monomial (its exponents lie on a line), so every polynomial in one
  ///    variable and every homogeneous one in two: factored completely as a ``Polynomial``;
  /// 3. of degree 2 in some variable: reducible if and only if its discriminant is a square;
  /// 4. small enough for Kronecker's substitution (see ``kroneckerFactors``).
  public func factored() -> Factorization? {
    guard var result = squareFreeFactorization() else { return nil }
    let parts = result.factors
    result.factors = []
    result.isComplete = true
    for part in parts {
      let (factors, isComplete) = part.polynomial.irreducibleFactors()
      if !isComplete { result.isComplete = false }
      for factor in factors {
        result.factors.append(.init(polynomial: factor, multiplicity: part.multiplicity))
      }
    }
    return result
  }

  /// The factors of a square-free polynomial that is primitive in each of its variables.
  func irreducibleFactors() -> (factors: [SparsePolynomial], isComplete: Bool) {
    let occurring = variables
    if occurring.contains(where: { degree(in: $0) == 1 }) { return ([self], true) }
    if let line { return factors(along: line) }
    if let variable = occurring.first(where: { degree(in: $0) == 2 }) {
      return quadraticFactors(in: variable)
    }
    return kroneckerFactors()
  }

  /// The steps between the exponents of the terms, if all lie on a line: a vector of coprime integers.
  private var line: [Int]? {
    let first = exponents(ofTerm: 0)
    var direction: [Int]?
    for term in coefficients.indices.dropFirst() {
      let offset = zip(exponents(ofTerm: term), first).map { $0 - $1 }
      guard let known = direction else {
        let divisor = offset.reduce(0) { greatestCommonDivisor($0, $1) }
        direction = offset.map { $0 / divisor }
        continue
      }
      let pivot = known.firstIndex { $0 != 0 } ?? 0
      let count = offset[pivot] / known[pivot]
      guard offset == known.map({ $0 * count }) else { return nil }
    }
    return direction
  }

  private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? abs(a) : greatestCommonDivisor(b, a % b)
  }

  /// The factors as those of a polynomial in one variable, the first term having its power 0.
  ///
  /// A change of variables by an invertible integer matrix makes the line an axis, so irreducible factors
  /// correspond.
  private func factors(
    along direction: [Int]
  ) -> (factors: [SparsePolynomial], isComplete: Bool) {
    let pivot = direction.firstIndex { $0 != 0 } ?? 0
    let start = exponent(of: pivot, inTerm: 0)
    let powers = coefficients.indices.map {
      (exponent(of: pivot, inTerm: $0) - start) / direction[pivot]
    }
    var list = [Rational](repeating: 0, count: (powers.max() ?? 0) + 1)
    for (term, power) in powers.enumerated() { list[power] = coefficients[term] }
    guard list.count <= Self.lineDegreeLimit + 1, let result = try? Polynomial(list).factored()
    else { return ([self], false) }
    var factors: [SparsePolynomial] = []
    for factor in result.factors {
      let degree = factor.polynomial.degree
      var terms: [(exponents: [Int], coefficient: Rational)] = []
      for (power, coefficient) in factor.polynomial.coefficients.enumerated() {
        let exponents = direction.map { $0 * power - min(0, $0 * degree) }
        terms.append((exponents, coefficient))
      }
      guard let polynomial = SparsePolynomial(terms: terms, variableCount: variableCount) else {
        return ([self], false)
      }
      factors.append(polynomial.primitivePart)
    }
    return (factors, result.isComplete)
  }

  /// a·v² + b·v + c has the factors of 2·a·v + b ± s, where s is the root of the discriminant.
  private func quadraticFactors(
    in variable: Int
  ) -> (factors: [SparsePolynomial], isComplete: Bool) {
    let parts = Dictionary(
      uniqueKeysWithValues: coefficients(in: variable).map { ($0.exponent, $0.coefficient) })
    let (a, b, c) = (parts[2] ?? zero, parts[1] ?? zero, parts[0] ?? zero)
    guard let square = b.power(2), let product = a.multiplied(by: c) else { return ([self], false) }
    let discriminant = square - product.scaled(by: 4)
    guard let squares = discriminant.squareFreeFactorization() else { return ([self], false) }
    guard let root = squares.squareRoot(variableCount: variableCount) else { return ([self], true) }
    guard let linear = a.scaled(by: 2).shifted(variable, by: 1) else { return ([self], false) }
    let multiple = linear + b - root
    guard let content = multiple.content(in: variable),
      let first = multiple.exactlyDivided(by: content)?.primitivePart,
      let second = exactlyDivided(by: first)
    else { return ([self], false) }
    return ([first, second.primitivePart], true)
  }
}

extension SparsePolynomial.Factorization {
  /// The polynomial whose square this is; nil where there is none.
  func squareRoot(variableCount: Int) -> SparsePolynomial? {
    guard !unit.isNegative, let number = unit.root(2),
      factors.allSatisfy({ $0.multiplicity.isMultiple(of: 2) })
    else { return nil }
    var result = SparsePolynomial(constant: number, variableCount: variableCount)
    for factor in factors {
      guard let power = factor.polynomial.power(factor.multiplicity / 2),
        let next = result.multiplied(by: power)
      else { return nil }
      result = next
    }
    return result
  }
}
