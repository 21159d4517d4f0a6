import ExactArithmetic
import Polynomials

extension ExprArena {
  /// One fraction in lowest terms: the numerator multiplied out, the denominator in factors.
  ///
  /// The top of the expression is taken as a rational function of its kernels (symbols, functions,
  /// roots, exponentials), fractions within fractions included; arguments of functions, exponents and radicands
  /// stay as they are. Lowest terms are those of polynomials in the kernels, by an exact greatest common divisor.
  /// Preserves the value wherever the input is defined, for generic complex symbols; the result may be defined
  /// at more points. Returned unchanged beyond 2,000 tokens, 64 kernels or the limits of
  /// ``SparsePolynomial``.
  public mutating func together(_ node: Node) -> Node {
    guard let (fraction, table) = kernelFraction(of: node) else { return node }
    let numerator = self.node(of: fraction.numerator, over: table)
    let denominator =
      factors(of: fraction.denominator, over: table, sign: -1)
      ?? [power(self.node(of: fraction.denominator, over: table), .minusOne)]
    return defined(product([numerator] + denominator), else: node)
  }

  /// One fraction in lowest terms with numerator and denominator multiplied out.
  ///
  /// Otherwise as ``together(_:)``, on the same assumptions and within the same limits.
  public mutating func cancelled(_ node: Node) -> Node {
    guard let (fraction, table) = kernelFraction(of: node) else { return node }
    let numerator = self.node(of: fraction.numerator, over: table)
    let denominator = self.node(of: fraction.denominator, over: table)
    return defined(divide(numerator, by: denominator), else: node)
  }

  /// The factors of a polynomial over kernels, each to its multiplicity times the sign; nil beyond the bounds.
  mutating func factors(
    of polynomial: SparsePolynomial, over table: KernelTable, sign: Int
  ) -> [Node]? {
    guard let factorization = polynomial.factored() else { return nil }
    var result: [Node] = []
    for factor in factorization.factors {
      let base = node(of: factor.polynomial, over: table)
      result.append(power(base, integer(sign * factor.multiplicity)))
    }
    result.append(power(number(factorization.unit), integer(sign)))
    return result
  }

  /// A result, or the input where cancelled parts hid a division by zero.
  func defined(_ result: Node, else node: Node) -> Node { result == .undefined ? node : result }
}
