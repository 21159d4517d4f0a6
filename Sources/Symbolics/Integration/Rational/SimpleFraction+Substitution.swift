import ExactArithmetic
import Polynomials

extension SimpleFraction {
  /// The fraction with a polynomial in the place of the variable.
  func composed(with inner: Polynomial) -> SimpleFraction? {
    guard let top = try? numerator.composed(with: inner),
      let bottom = try? denominator.composed(with: inner)
    else { return nil }
    return SimpleFraction(numerator: top, denominator: bottom)
  }

  /// The terms xᵐ⁻¹·p(xᵐ) of the numerator as p(u)/q(u) where the denominator is q(xᵐ), and the
  /// fraction without them; nil where there are none.
  func separated(byStride stride: Int) -> (inner: SimpleFraction, rest: SimpleFraction)? {
    let chosen = numerator.coefficients.indices.map { index in
      (index + 1) % stride == 0 ? numerator[index] : 0
    }
    let part = Polynomial(chosen)
    if part.isZero { return nil }
    return (
      SimpleFraction(
        numerator: part.strided(by: stride, from: stride - 1),
        denominator: denominator.strided(by: stride, from: 0)),
      SimpleFraction(numerator: numerator - part, denominator: denominator)
    )
  }
}

extension Polynomial {
  /// The mean of all complex roots of a polynomial of positive degree.
  var meanRoot: Rational {
    -self[degree - 1].divided(byNonzero: leadingCoefficient * Rational(degree))
  }

  /// The m > 1 for which the polynomial is one in xᵐ, the greatest first.
  var powerStrides: [Int] {
    let exponents = coefficients.indices.filter { !coefficients[$0].isZero }
    return (2...max(degree, 2)).filter { stride in
      exponents.allSatisfy { $0 % stride == 0 }
    }.reversed()
  }

  /// The coefficients at a fixed distance from each other, as a polynomial.
  fileprivate func strided(by stride: Int, from first: Int) -> Polynomial {
    Polynomial(Swift.stride(from: first, through: degree, by: stride).map { self[$0] })
  }
}
