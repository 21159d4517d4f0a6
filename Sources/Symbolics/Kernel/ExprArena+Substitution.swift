extension ExprArena {
  /// The canonical form of a node in which another takes the place of a symbol.
  public mutating func substituting(
    _ replacement: Node, for symbol: Symbol, in node: Node
  ) -> Node {
    var known: [Node: Node] = [self.symbol(symbol): replacement]
    return substituting(symbol, in: node, &known)
  }

  private mutating func substituting(
    _ symbol: Symbol, in node: Node, _ known: inout [Node: Node]
  ) -> Node {
    guard contains(node, symbol) else { return node }
    if let result = known[node] { return result }
    let record = self[node]
    let result: Node
    switch record.kind {
    case .undefined, .number, .symbol: return node
    case .function:
      let argument = substituting(symbol, in: Node(id: record.first), &known)
      result = Operator(rawValue: record.code).map { apply($0, argument) } ?? .undefined
    case .power:
      let base = substituting(symbol, in: Node(id: record.first), &known)
      result = power(base, substituting(symbol, in: Node(id: record.second), &known))
    case .sum:
      var parts = [record.scalar]
      for term in terms[range(record)] {
        parts.append(scale(substituting(symbol, in: term.base, &known), by: term.weight))
      }
      result = sum(parts)
    case .product:
      var parts = [record.scalar]
      for factor in terms[range(record)] {
        let base = substituting(symbol, in: factor.base, &known)
        parts.append(power(base, substituting(symbol, in: factor.weight, &known)))
      }
      result = product(parts)
    }
    known[node] = result
    return result
  }
}
