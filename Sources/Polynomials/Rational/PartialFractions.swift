import ExactArithmetic

/// A rational function as a polynomial and fractions over powers of irreducible polynomials.
public struct PartialFractions: Hashable, Sendable {
  /// One fraction, numerator / factorᵉˣᵖᵒⁿᵉⁿᵗ.
  public struct Term: Hashable, Sendable {
    /// Of lower degree than the factor; not zero.
    public let numerator: Polynomial
    /// Irreducible over ℚ, with coprime integer coefficients, the leading one positive.
    public let factor: Polynomial
    /// At least 1.
    public let exponent: Int
  }

  /// The polynomial part.
  public let polynomial: Polynomial
  /// By factor, in the order of a ``Factorization``, and by ascending exponent.
  public let terms: [Term]
  /// Whether every factor is known to be irreducible (see ``Polynomial/factored()``).
  public let isComplete: Bool

  /// The sum of all parts.
  public var sum: RationalFunction {
    terms.reduce(RationalFunction(polynomial)) { sum, term in
      let power = (0..<term.exponent).reduce(Polynomial.one) { power, _ in power * term.factor }
      return sum + RationalFunction(term.numerator, overNonzero: power)
    }
  }
}

extension RationalFunction {
  /// The partial fractions over the irreducible factors of the denominator over ℚ.
  ///
  /// The denominator must have at most the degree ``Polynomial/factorDegreeLimit``.
  public func partialFractions() throws(PolynomialError) -> PartialFractions {
    let factorization = try denominator.factored()
    guard let (whole, rest) = try? numerator.quotientAndRemainder(dividingBy: denominator) else {
      preconditionFailure("a rational function has the denominator zero")
    }
    var terms: [PartialFractions.Term] = []
    for factor in factorization.factors {
      let power = (0..<factor.multiplicity).reduce(Polynomial.one) { power, _ in
        power * factor.polynomial
      }
      let cofactor = denominator.divided(byFactor: power)
      var numerator = Polynomial.solution(of: cofactor, equals: rest, modulo: power)
      // The digits of the numerator in base of the factor belong to falling exponents.
      var digits: [PartialFractions.Term] = []
      for exponent in stride(from: factor.multiplicity, to: 0, by: -1) {
        guard let (high, low) = try? numerator.quotientAndRemainder(dividingBy: factor.polynomial)
        else { preconditionFailure("a factor of a denominator is zero") }
        numerator = high
        if low.isZero { continue }
        digits.append(
          PartialFractions.Term(numerator: low, factor: factor.polynomial, exponent: exponent))
      }
      terms += digits.reversed()
    }
    return PartialFractions(
      polynomial: whole, terms: terms, isComplete: factorization.isComplete)
  }
}
