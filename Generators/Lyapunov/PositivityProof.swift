import ExactArithmetic
import Polynomials

/// Exact proofs that a polynomial is nowhere negative; where none is found nothing is said.
enum PositivityProof {
  /// Squares that are split off in one search.
  private static var stepLimit: Int { 200 }

  /// Whether a proof is found that the polynomial is ≥ 0 everywhere.
  static func isNonnegative(
    _ polynomial: SparsePolynomial, _ budget: inout PolynomialBudget
  ) -> Bool {
    isSumOfEvenTerms(polynomial) || isMultipleOfSquare(polynomial, &budget)
      || isSumOfSquares(polynomial, &budget)
  }

  /// Whether a proof is found that the polynomial, which is 0 at 0, is positive everywhere else.
  ///
  /// A small multiple of even powers of all variables is taken off, and what is left proved not to be negative.
  static func isPositiveDefinite(
    _ polynomial: SparsePolynomial, _ budget: inout PolynomialBudget
  ) -> Bool {
    guard let powers = evenPowers(of: polynomial) else { return false }
    for share in [Rational(1, overNonzero: 1000), Rational(1, overNonzero: 1_000_000)] {
      guard let rest = budget.sum(polynomial, -powers.scaled(by: share)) else { return false }
      if isSumOfEvenTerms(rest) || isSumOfSquares(rest, &budget) { return true }
    }
    return false
  }

  /// The terms with one variable of the lowest degree for each variable, if they are even with positive coefficients.
  private static func evenPowers(of polynomial: SparsePolynomial) -> SparsePolynomial? {
    var lowest: [Int: (exponents: [Int], coefficient: Rational)] = [:]
    for term in polynomial.terms {
      let variables = term.exponents.indices.filter { term.exponents[$0] > 0 }
      guard variables.count == 1, let variable = variables.first else { continue }
      // Terms of a variable come in descending order of its exponent.
      lowest[variable] = term
    }
    let terms = lowest.sorted { $0.key < $1.key }.map(\.value)
    guard terms.count == polynomial.variableCount, terms.allSatisfy(isEven) else { return nil }
    return SparsePolynomial(terms: terms, variableCount: polynomial.variableCount)
  }

  private static func isEven(_ term: (exponents: [Int], coefficient: Rational)) -> Bool {
    !term.coefficient.isNegative && term.exponents.allSatisfy { $0.isMultiple(of: 2) }
  }

  private static func isSumOfEvenTerms(_ polynomial: SparsePolynomial) -> Bool {
    polynomial.terms.allSatisfy(isEven)
  }

  /// Whether the polynomial is c·q² with c > 0, by the terms of q one after the other.
  private static func isMultipleOfSquare(
    _ polynomial: SparsePolynomial, _ budget: inout PolynomialBudget
  ) -> Bool {
    guard let leading = polynomial.terms.first, isEven(leading),
      let inverse = try? leading.coefficient.reciprocal()
    else { return false }
    let half = Rational(1, overNonzero: 2)
    let head = leading.exponents.map { $0 / 2 }
    guard var root = monomial(head, 1),
      var rest = budget.sum(
        polynomial.scaled(by: inverse), -(monomial(leading.exponents, 1) ?? polynomial.zero))
    else { return false }
    for _ in 0..<stepLimit {
      guard let next = rest.terms.first else { return true }
      // rest = 2·head·(what is missing) + …, and the missing terms descend.
      let exponents = zip(next.exponents, head).map { $0 - $1 }
      guard exponents.allSatisfy({ $0 >= 0 }),
        let term = monomial(exponents, next.coefficient * half),
        let twice = budget.sum(root.scaled(by: 2), term),
        let change = budget.product(twice, term), let remaining = budget.sum(rest, -change),
        let extended = budget.sum(root, term)
      else { return false }
      (root, rest) = (extended, remaining)
    }
    return false
  }

  /// Whether squares can be completed with the variables in one of some orders.
  private static func isSumOfSquares(
    _ polynomial: SparsePolynomial, _ budget: inout PolynomialBudget
  ) -> Bool {
    let count = polynomial.variableCount
    for first in 0..<count {
      let rotated = (0..<count).map { (first + $0) % count }
      for order in [rotated, rotated.reversed()] {
        guard let reordered = reordered(polynomial, order) else { return false }
        if completesSquares(reordered, &budget) { return true }
      }
    }
    return false
  }

  private static func reordered(
    _ polynomial: SparsePolynomial, _ order: [Int]
  ) -> SparsePolynomial? {
    let terms = polynomial.terms.map { term in
      (exponents: order.map { term.exponents[$0] }, coefficient: term.coefficient)
    }
    return SparsePolynomial(terms: terms, variableCount: polynomial.variableCount)
  }

  /// Whether squares can be completed, highest term first, until nothing or only even terms are left.
  ///
  /// With each leading term c·m² go all terms that m divides; that this assignment is not the only one is why
  /// some sums of squares are missed.
  private static func completesSquares(
    _ polynomial: SparsePolynomial, _ budget: inout PolynomialBudget
  ) -> Bool {
    let half = Rational(1, overNonzero: 2)
    var rest = polynomial
    for _ in 0..<stepLimit {
      if isSumOfEvenTerms(rest) { return true }
      let terms = rest.terms
      guard let leading = terms.first, isEven(leading),
        let inverse = try? leading.coefficient.reciprocal()
      else { return false }
      let head = leading.exponents.map { $0 / 2 }
      var square: [(exponents: [Int], coefficient: Rational)] = [(head, 1)]
      for term in terms.dropFirst() where !isEven(term) {
        let exponents = zip(term.exponents, head).map { $0 - $1 }
        if exponents.allSatisfy({ $0 >= 0 }) {
          square.append((exponents, term.coefficient * inverse * half))
        }
      }
      guard let root = SparsePolynomial(terms: square, variableCount: rest.variableCount),
        let product = budget.product(root, root),
        let next = budget.sum(rest, -product.scaled(by: leading.coefficient))
      else { return false }
      rest = next
    }
    return false
  }

  private static func monomial(_ exponents: [Int], _ coefficient: Rational) -> SparsePolynomial? {
    SparsePolynomial(terms: [(exponents, coefficient)], variableCount: exponents.count)
  }
}
