extension ExprArena {
  /// Products distributed over sums and small integer powers of sums written out once, at every level.
  ///
  /// The quick pass of generators and of the zero test; see ``expanded(_:)`` for the full one. Powers above
  /// 8 and products that would have more than 400 terms stay as they are. Preserves the value wherever the input is
  /// defined.
  mutating func distributedThroughout(_ node: Node) -> Node {
    rebuilt(node) { arena, rebuilt in arena.distributed(rebuilt) }
  }

  /// Distributes the factors of one product or power over its sums.
  mutating func distributed(_ node: Node) -> Node {
    let record = self[node]
    switch record.kind {
    case .power:
      return multipliedOut([Term(base: Node(id: record.first), weight: Node(id: record.second))])
        ?? node
    case .product:
      let factors = Array(terms[range(record)])
      guard factors.contains(where: { self[$0.base].kind == .sum }),
        let result = multipliedOut(factors)
      else { return node }
      return scale(result, by: record.scalar)
    default: return node
    }
  }

  private mutating func multipliedOut(_ factors: [Term]) -> Node? {
    var result: [Node] = [.one]
    for factor in factors {
      let isSum = self[factor.base].kind == .sum
      let power = smallInteger(factor.weight) ?? 0
      guard isSum, (1...8).contains(power) else {
        let node = self.power(factor.base, factor.weight)
        result = multiplyEach(result, node)
        continue
      }
      let addends = addends(factor.base)
      for _ in 0..<power {
        guard result.count * addends.count <= 400 else { return nil }
        var next: [Node] = []
        for addend in addends { next += multiplyEach(result, addend) }
        result = addendsOfSum(next)
      }
    }
    return sum(result)
  }

  private mutating func multiplyEach(_ nodes: [Node], _ factor: Node) -> [Node] {
    var result: [Node] = []
    for node in nodes { result.append(multiply(node, factor)) }
    return result
  }

  private mutating func addendsOfSum(_ nodes: [Node]) -> [Node] { addends(sum(nodes)) }

  /// The terms of a sum with their coefficients, its constant last; other nodes alone.
  mutating func addends(_ node: Node) -> [Node] {
    let record = self[node]
    guard record.kind == .sum else { return [node] }
    var result: [Node] = []
    for index in range(record) {
      let term = terms[index]
      result.append(scale(term.base, by: term.weight))
    }
    if record.scalar != .zero { result.append(record.scalar) }
    return result
  }

  /// The node with every operand transformed first, then the whole.
  mutating func rebuilt(
    _ node: Node, _ transform: (inout ExprArena, Node) -> Node
  ) -> Node {
    var known: [Node: Node] = [:]
    return rebuilt(node, &known, transform)
  }

  private mutating func rebuilt(
    _ node: Node, _ known: inout [Node: Node], _ transform: (inout ExprArena, Node) -> Node
  ) -> Node {
    if let result = known[node] { return result }
    let record = self[node]
    var result = node
    switch record.kind {
    case .undefined, .number, .symbol: return node
    case .function:
      guard let op = Operator(rawValue: record.code) else { return node }
      result = apply(op, rebuilt(Node(id: record.first), &known, transform))
    case .power:
      let base = rebuilt(Node(id: record.first), &known, transform)
      result = power(base, rebuilt(Node(id: record.second), &known, transform))
    case .sum:
      var parts = [record.scalar]
      for term in terms[range(record)] {
        parts.append(scale(rebuilt(term.base, &known, transform), by: term.weight))
      }
      result = sum(parts)
    case .product:
      var parts = [record.scalar]
      for factor in terms[range(record)] {
        let base = rebuilt(factor.base, &known, transform)
        parts.append(power(base, rebuilt(factor.weight, &known, transform)))
      }
      result = product(parts)
    }
    if result != .undefined { result = transform(&self, result) }
    known[node] = result
    return result
  }
}
