/// Equations y′ = g(x)·h(y), whose solutions fulfil ∫ dy/h(y) = ∫ g(x) dx + c.
extension ExprArena {
  /// The families for which that can be solved for y.
  mutating func separableFamilies(of sought: EquationSought) -> [Node] {
    guard sought.highest == .unknownPrime else { return [] }
    var families: [Node] = []
    for slope in uncheckedSolutions(
      for: .unknownPrime, of: sought.equation, equalTo: .zero)
    {
      guard let (inX, inY) = separated(slope),
        let right = integral(of: inX),
        let left = integral(of: power(inY, .minusOne), in: .y)
      else { continue }
      families += solved(left, equalTo: right, constant: sought.constants[0])
    }
    return families.sorted { prefixLength($0) < prefixLength($1) }
  }

  /// The values of y, which is written so in `left`, for each way to write the constant.
  ///
  /// Logarithms of y are removed first by taking the exponential of both sides, times the number that makes the first
  /// of them whole: then the constant is a factor.
  private mutating func solved(
    _ left: Node, equalTo right: Node, constant: Symbol
  ) -> [Node] {
    let free = symbol(constant)
    var sides = [(left, add(right, free)), (left, subtract(right, free))]
    if let factor = logarithmFactor(of: left) {
      let power = apply(.exp, multiply(factor, left))
      sides.insert((power, multiply(free, apply(.exp, multiply(factor, right)))), at: 0)
    }
    var found: [Node] = []
    for (side, other) in sides {
      for value in uncheckedSolutions(for: .y, of: side, equalTo: other) {
        let family = condensed(absorbing(intoConstant: constant, value))
        if !contains(family, .y), !found.contains(family) { found.append(family) }
      }
    }
    return found
  }

  /// One over the coefficient of the first logarithm among the terms.
  private mutating func logarithmFactor(of node: Node) -> Node? {
    for term in addends(node) {
      let record = self[monic(term)]
      if record.kind == .function, record.code == Operator.ln.rawValue {
        return divide(.one, by: coefficient(term))
      }
    }
    return nil
  }

  /// g(x) and h(y) with the product `slope`; y is written ``Symbol/y``.
  private mutating func separated(_ slope: Node) -> (inX: Node, inY: Node)? {
    for form in [slope, condensed(slope), factored(slope)] where form != .undefined {
      var (inX, inY): ([Node], [Node]) = ([], [])
      var isSeparated = true
      for factor in separatedFactors(form) {
        switch (contains(factor, .x), contains(factor, .unknown)) {
        case (true, true): isSeparated = false
        case (_, true): inY.append(factor)
        default: inX.append(factor)
        }
      }
      if isSeparated {
        let own = substituting(symbol(.y), for: .unknown, in: product(inY))
        return (product(inX), own)
      }
    }
    return nil
  }

  /// The factors of a product, those of powers with a sum in the exponent apart: e^(x + y) = e^x·e^y.
  private mutating func separatedFactors(_ node: Node) -> [Node] {
    let record = self[node]
    switch record.kind {
    case .product:
      var parts = [record.scalar]
      for factor in Array(terms[range(record)]) {
        parts += separatedFactors(power(factor.base, factor.weight))
      }
      return parts
    case .power:
      let (base, exponent) = (Node(id: record.first), Node(id: record.second))
      guard self[exponent].kind == .sum, !contains(base, .x), !contains(base, .unknown) else {
        return [node]
      }
      var parts: [Node] = []
      for term in addends(exponent) { parts.append(power(base, term)) }
      return parts
    default: return [node]
    }
  }
}
