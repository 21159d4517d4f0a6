import Polynomials

extension ExprArena {
  /// The product of the factors of an equation `node` = 0 in which a symbol occurs, each once.
  ///
  /// Numbers, denominators and factors without the symbol are dropped, as `simplify_equa_diff` of the code of
  /// Lample and Charton (2020) does with those free of the highest derivative. See ``factored(_:)`` for
  /// the bounds of the factorisation; beyond them only common factors are told apart.
  public mutating func factors(of node: Node, holding symbol: Symbol) -> Node {
    var kept: [Node] = []
    if let (fraction, table) = kernelFraction(of: node),
      let factorization = fraction.numerator.factored()
    {
      for factor in factorization.factors {
        let base = self.node(of: factor.polynomial, over: table)
        if contains(base, symbol) { kept.append(base) }
      }
      return product(kept)
    }
    let whole = withCommonFactorsOut(node)
    if self[whole].kind == .sum { return contains(whole, symbol) ? whole : .one }
    for factor in factorTerms(whole) where contains(factor.base, symbol) {
      if !isNegativeNumber(factor.weight) { kept.append(factor.base) }
    }
    return product(kept)
  }
}
