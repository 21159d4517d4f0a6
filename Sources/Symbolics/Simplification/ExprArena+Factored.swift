import Polynomials

extension ExprArena {
  /// The product of factors: one fraction in lowest terms, numerator and denominator factored over ℚ.
  ///
  /// The expression is taken at its top as a rational function of its kernels, as by ``together(_:)``. Common
  /// powers of kernels come out, then factors of different multiplicity are told apart, then each is
  /// factored over ℚ. The factorisation is complete, as one of polynomials in independent kernels, for factors
  /// of degree 1 or 2 in some kernel, for those in a single kernel or a single monomial
  /// (x⁴ − y⁴, e^(2x) − 1, x²y² − 1) up to degree 100 and within the search limit of ``Polynomial/factored()``, and for
  /// those small enough for Kronecker's substitution (``SparsePolynomial/factored()``); other factors are
  /// square-free, coprime and primitive. Factors over extensions of ℚ are not sought: x² − 2 stays. A number
  /// times a single sum is written out by the canonical form, so 2x + 2 stays too.
  ///
  /// Preserves the value wherever the input is defined, for generic complex symbols. Beyond the limits of
  /// ``together(_:)`` only common factors of a sum come out.
  public mutating func factored(_ node: Node) -> Node {
    guard let (fraction, table) = kernelFraction(of: node),
      let numerator = factors(of: fraction.numerator, over: table, sign: 1),
      let denominator = factors(of: fraction.denominator, over: table, sign: -1)
    else { return withCommonFactorsOut(node) }
    return defined(product(numerator + denominator), else: node)
  }
}
