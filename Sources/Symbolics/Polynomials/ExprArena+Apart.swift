import Polynomials

extension ExprArena {
  /// The partial fractions over ℚ of a rational function of a symbol, or of one function, root or
  /// exponential of it: 1/(x² − 1) is 1/(2·(x − 1)) − 1/(2·(x + 1)).
  ///
  /// Other expressions, and those whose denominators have a degree above 200, stay as they are.
  public mutating func apart(_ node: Node, in symbol: Symbol = .x) -> Node {
    guard prefixLength(node) <= RationalFunctionLimits.prefixLength,
      let kernel = singleKernel(of: node, holding: symbol),
      let function = rationalFunction(node, in: kernel),
      let fractions = try? function.partialFractions()
    else { return node }
    let argument = power(kernel.base, kernel.unit)
    var parts = [self.node(fractions.polynomial, at: argument)]
    for term in fractions.terms {
      parts.append(
        quotientNode(term.numerator, over: term.factor, exponent: term.exponent, at: argument))
    }
    let result = sum(parts)
    return result == .undefined ? node : result
  }
}
