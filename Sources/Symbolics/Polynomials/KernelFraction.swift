import ExactArithmetic
import Polynomials

/// A quotient of polynomials over kernels, in lowest terms; the denominator is primitive.
///
/// Operations take from a stock of steps, about one for a product or comparison of terms; they return nil
/// where it runs out and beyond the limits of ``SparsePolynomial``.
struct KernelFraction {
  var numerator: SparsePolynomial
  var denominator: SparsePolynomial

  init(_ numerator: SparsePolynomial) {
    self.init(coprime: numerator, numerator.one)
  }

  private init(coprime numerator: SparsePolynomial, _ denominator: SparsePolynomial) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Cancels the greatest common divisor; nil for a zero denominator too.
  init?(
    _ numerator: SparsePolynomial, over denominator: SparsePolynomial, steps: inout Int
  ) {
    guard
      let common = SparsePolynomial.greatestCommonDivisor(numerator, denominator, steps: &steps),
      let top = numerator.exactlyDivided(by: common, steps: &steps),
      let bottom = denominator.exactlyDivided(by: common, steps: &steps),
      let inverse = try? bottom.content.reciprocal()
    else { return nil }
    self.init(coprime: top.scaled(by: inverse), bottom.scaled(by: inverse))
  }

  /// The sum, over the least common denominator (Henrici 1956).
  func adding(_ other: KernelFraction, steps: inout Int) -> KernelFraction? {
    steps -= numerator.termCount + other.numerator.termCount
    if denominator == other.denominator {
      let total = numerator + other.numerator
      if denominator.isOne { return steps < 0 ? nil : KernelFraction(total) }
      return KernelFraction(total, over: denominator, steps: &steps)
    }
    guard
      let common = SparsePolynomial.greatestCommonDivisor(
        denominator, other.denominator, steps: &steps),
      let left = denominator.exactlyDivided(by: common, steps: &steps),
      let right = other.denominator.exactlyDivided(by: common, steps: &steps),
      let first = numerator.multiplied(by: right, steps: &steps),
      let second = other.numerator.multiplied(by: left, steps: &steps),
      let product = denominator.multiplied(by: right, steps: &steps)
    else { return nil }
    return KernelFraction(first + second, over: product, steps: &steps)
  }

  func multiplied(by other: KernelFraction, steps: inout Int) -> KernelFraction? {
    guard
      let left = KernelFraction(numerator, over: other.denominator, steps: &steps),
      let right = KernelFraction(other.numerator, over: denominator, steps: &steps),
      let top = left.numerator.multiplied(by: right.numerator, steps: &steps),
      let bottom = left.denominator.multiplied(by: right.denominator, steps: &steps)
    else { return nil }
    return KernelFraction(coprime: top, bottom)
  }

  func power(_ exponent: Int, steps: inout Int) -> KernelFraction? {
    if exponent < 0 {
      return KernelFraction(denominator, over: numerator, steps: &steps)?
        .power(-exponent, steps: &steps)
    }
    guard let top = numerator.power(exponent), let bottom = denominator.power(exponent) else {
      return nil
    }
    steps -= exponent * (top.termCount + bottom.termCount)
    return steps < 0 ? nil : KernelFraction(coprime: top, bottom)
  }
}

extension SparsePolynomial {
  /// The product, a step taken for each product of terms.
  func multiplied(by other: SparsePolynomial, steps: inout Int) -> SparsePolynomial? {
    steps -= termCount * other.termCount
    return steps < 0 ? nil : multiplied(by: other)
  }

  /// The polynomial with a value in place of the n-th power of a variable, as often as it is contained.
  func replacing(
    _ variable: Int, toThe n: Int, by value: SparsePolynomial, steps: inout Int
  ) -> SparsePolynomial? {
    guard degree(in: variable) >= n else { return self }
    var result = zero
    for (exponent, coefficient) in coefficients(in: variable) {
      guard let power = value.power(exponent / n),
        let part = coefficient.multiplied(by: power, steps: &steps)?
          .shifted(variable, by: exponent % n)
      else { return nil }
      result = result + part
    }
    return result
  }
}
