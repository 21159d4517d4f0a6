import ExactArithmetic
import Polynomials

/// A quotient of polynomials over kernels, in lowest terms; the denominator is primitive.
///
/// Operations return nil beyond the limits of ``SparsePolynomial``.
struct KernelFraction {
  var numerator: SparsePolynomial
  var denominator: SparsePolynomial

  init(_ numerator: SparsePolynomial) {
    self.numerator = numerator
    denominator = numerator.one
  }

  /// Cancels the greatest common divisor; nil for a zero denominator too.
  init?(_ numerator: SparsePolynomial, over denominator: SparsePolynomial) {
    guard let common = SparsePolynomial.greatestCommonDivisor(numerator, denominator),
      let top = numerator.exactlyDivided(by: common),
      let bottom = denominator.exactlyDivided(by: common),
      let inverse = try? bottom.content.reciprocal()
    else { return nil }
    self.numerator = top.scaled(by: inverse)
    self.denominator = bottom.scaled(by: inverse)
  }

  /// The sum, over the least common denominator (Henrici 1956).
  func adding(_ other: KernelFraction) -> KernelFraction? {
    if denominator == other.denominator {
      let total = numerator + other.numerator
      return denominator.isOne
        ? KernelFraction(total) : KernelFraction(total, over: denominator)
    }
    guard
      let common = SparsePolynomial.greatestCommonDivisor(denominator, other.denominator),
      let left = denominator.exactlyDivided(by: common),
      let right = other.denominator.exactlyDivided(by: common),
      let first = numerator.multiplied(by: right),
      let second = other.numerator.multiplied(by: left),
      let product = denominator.multiplied(by: right)
    else { return nil }
    return KernelFraction(first + second, over: product)
  }

  func multiplied(by other: KernelFraction) -> KernelFraction? {
    guard let left = KernelFraction(numerator, over: other.denominator),
      let right = KernelFraction(other.numerator, over: denominator),
      let top = left.numerator.multiplied(by: right.numerator),
      let bottom = left.denominator.multiplied(by: right.denominator)
    else { return nil }
    var result = KernelFraction(top)
    result.denominator = bottom
    return result
  }

  func power(_ exponent: Int) -> KernelFraction? {
    if exponent < 0 {
      return KernelFraction(denominator, over: numerator)?.power(-exponent)
    }
    guard let top = numerator.power(exponent), let bottom = denominator.power(exponent) else {
      return nil
    }
    var result = KernelFraction(top)
    result.denominator = bottom
    return result
  }
}
