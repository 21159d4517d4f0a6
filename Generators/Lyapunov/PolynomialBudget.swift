import ExactArithmetic
import Polynomials

/// Products of polynomials with a limit on the work of all together, so that no answer takes for ever.
struct PolynomialBudget {
  /// About the word products that are left: far more than what the longest problems of a preset take.
  private var remaining = 2_000_000
  /// Degrees beyond it are refused.
  private static var degreeLimit: Int { 200 }

  /// The product, or nil beyond the limits.
  mutating func product(_ left: SparsePolynomial, _ right: SparsePolynomial) -> SparsePolynomial? {
    guard left.totalDegree + right.totalDegree <= Self.degreeLimit else { return nil }
    let size = left.termCount * right.termCount
    guard size <= SparsePolynomial.termLimit * 10 else { return nil }
    remaining -= (size + 1) * (Self.words(left) + 1) * (Self.words(right) + 1)
    guard remaining >= 0 else { return nil }
    return left.multiplied(by: right)
  }

  /// The power with a small exponent ≥ 0, or nil beyond the limits.
  mutating func power(_ base: SparsePolynomial, _ exponent: Int) -> SparsePolynomial? {
    guard exponent <= Self.degreeLimit else { return nil }
    var result = base.one
    for _ in 0..<exponent {
      guard let next = product(result, base) else { return nil }
      result = next
    }
    return result
  }

  /// The sum, which costs as many words as there are, or nil beyond the limits.
  mutating func sum(_ left: SparsePolynomial, _ right: SparsePolynomial) -> SparsePolynomial? {
    remaining -= (left.termCount + right.termCount) * (Self.words(left) + Self.words(right) + 1)
    return remaining >= 0 ? left + right : nil
  }

  /// Σ ∂V/∂xᵢ·fᵢ, the derivative of V along the system, or nil beyond the limits.
  mutating func derivative(
    of function: SparsePolynomial, along system: [SparsePolynomial]
  ) -> SparsePolynomial? {
    var total = function.zero
    for (variable, component) in system.enumerated() {
      guard let part = product(function.derivative(in: variable), component),
        let next = sum(total, part)
      else { return nil }
      total = next
    }
    return total
  }

  /// The words of the longest coefficient.
  private static func words(_ polynomial: SparsePolynomial) -> Int {
    polynomial.terms.reduce(0) {
      max($0, $1.coefficient.numerator.bitCount + $1.coefficient.denominator.bitCount)
    } / 64
  }
}
