extension IntegrationRule {
  /// Derivative divides: f(u)·u′ for a subexpression u.
  static let substitution = IntegrationRule("substitution") { integrator, arena, node in
    for kernel in arena.kernels(of: node) {
      let slope = arena.derivative(of: kernel)
      if slope == .zero || slope == .undefined { continue }
      let quotient = arena.divide(node, by: slope)
      guard let inner = arena.rewriting(quotient, kernel: kernel),
        let derivation = integrator.integrate(inner, substituting: kernel, in: &arena)
      else { continue }
      return derivation
    }
    return nil
  }
}

extension ExprArena {
  /// The subexpressions that hold x, the largest first; at most 24, and not x itself.
  mutating func kernels(of node: Node) -> [Node] {
    var (seen, result, waiting): (Set<Node>, [Node], [Node]) = ([node], [], [node])
    let x = symbol(.x)
    while let current = waiting.popLast(), result.count < 24 {
      if current != node { result.append(current) }
      for operand in operands(of: current)
      where !isFree(operand) && operand != x && seen.insert(operand).inserted {
        waiting.append(operand)
      }
    }
    result.sort { precedes($0, $1) }
    return result
  }

  /// The direct operands of a node; of a product its powers and their bases.
  mutating func operands(of node: Node) -> [Node] {
    let record = self[node]
    switch record.kind {
    case .undefined, .number, .symbol: return []
    case .function: return [Node(id: record.first)]
    case .power: return [Node(id: record.first), Node(id: record.second)]
    case .sum: return terms[range(record)].map(\.base)
    case .product:
      var result: [Node] = []
      for factor in Array(terms[range(record)]) {
        result.append(power(factor.base, factor.weight))
        if factor.weight != .one { result.append(factor.base) }
      }
      return result
    }
  }

  /// The number r with a = r·b, if there is one.
  mutating func rationalRatio(_ a: Node, _ b: Node) -> Node? {
    let ratio = divide(a, by: b)
    return ratio != .undefined && isNumber(ratio) ? ratio : nil
  }
}
