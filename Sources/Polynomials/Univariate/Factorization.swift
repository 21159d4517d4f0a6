public import ExactArithmetic

/// A polynomial as a number times powers of coprime polynomials.
public struct Factorization: Hashable, Sendable {
  /// A factor and how often it occurs.
  public struct Factor: Hashable, Sendable {
    /// Coprime integer coefficients, the leading one positive; the degree is at least 1.
    public let polynomial: Polynomial
    /// At least 1.
    public let multiplicity: Int

    init(_ polynomial: IntegerPolynomial, _ multiplicity: Int) {
      self.polynomial = Polynomial(polynomial)
      self.multiplicity = multiplicity
    }
  }

  /// The number in front.
  public let unit: Rational
  /// By ascending degree, then by the coefficients, the leading one first.
  public let factors: [Factor]
  /// Whether every factor is known to be what was asked for: irreducible, or free of squares.
  public let isComplete: Bool

  init(unit: Rational, factors: [Factor], isComplete: Bool) {
    self.unit = unit
    self.factors = factors.sorted(by: Factorization.precedes)
    self.isComplete = isComplete
  }

  private static func precedes(_ left: Factor, _ right: Factor) -> Bool {
    let (a, b) = (left.polynomial, right.polynomial)
    if a.degree != b.degree { return a.degree < b.degree }
    return a.coefficients.reversed().lexicographicallyPrecedes(b.coefficients.reversed())
  }

  /// The product of the number and all factors.
  public var product: Polynomial {
    factors.reduce(Polynomial(unit)) { result, factor in
      (0..<factor.multiplicity).reduce(result) { product, _ in product * factor.polynomial }
    }
  }
}
