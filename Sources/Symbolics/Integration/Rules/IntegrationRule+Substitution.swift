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

  /// The node with a kernel written x; nil where another x would remain.
  ///
  /// Powers of the kernel's base and exponentials of multiples of its exponent are powers of it.
  mutating func rewriting(_ node: Node, kernel: Node) -> Node? {
    var known: [Node: Node] = [:]
    let result = rewriting(node, kernel: kernel, &known)
    return result == .undefined ? nil : result
  }

  /// The undefined node stands for failure.
  private mutating func rewriting(
    _ node: Node, kernel: Node, _ known: inout [Node: Node]
  ) -> Node {
    if isFree(node) { return node }
    let x = symbol(.x)
    if node == kernel { return x }
    if let result = known[node] { return result }
    let record = self[node]
    var result = Node.undefined
    switch record.kind {
    case .undefined, .number, .symbol: break
    case .function:
      let argument = rewriting(Node(id: record.first), kernel: kernel, &known)
      if argument != .undefined, let op = Operator(rawValue: record.code) {
        result = apply(op, argument)
      }
    case .power:
      result = rewritingPower(
        Term(base: Node(id: record.first), weight: Node(id: record.second)), kernel, &known)
    case .sum:
      result = rewritingSum(node, kernel, &known)
    case .product:
      var parts = [record.scalar]
      for factor in Array(terms[range(record)]) {
        parts.append(rewritingPower(factor, kernel, &known))
      }
      result = product(parts)
    }
    known[node] = result
    return result
  }

  private mutating func rewritingPower(
    _ factor: Term, _ kernel: Node, _ known: inout [Node: Node]
  ) -> Node {
    let own = factors(of: kernel)
    if own.count == 1, coefficient(kernel) == .one, own[0].base == factor.base,
      let ratio = rationalRatio(factor.weight, own[0].weight)
    {
      return power(symbol(.x), ratio)
    }
    let base = rewriting(factor.base, kernel: kernel, &known)
    return power(base, rewriting(factor.weight, kernel: kernel, &known))
  }

  /// A sum that is a multiple of a kernel that is a sum, up to a constant, or else term by term.
  private mutating func rewritingSum(
    _ node: Node, _ kernel: Node, _ known: inout [Node: Node]
  ) -> Node {
    if self[kernel].kind == .sum {
      let (own, other) = (terms[Int(self[node].first)], terms[Int(self[kernel].first)])
      if own.base == other.base, let inverse = foldPower(other.weight, .minusOne) {
        let ratio = multiplyNumbers(own.weight, inverse)
        let rest = subtract(node, scale(kernel, by: ratio))
        if isFree(rest) { return add(scale(symbol(.x), by: ratio), rest) }
      }
    }
    var parts: [Node] = []
    for addend in addends(node) { parts.append(rewriting(addend, kernel: kernel, &known)) }
    return sum(parts)
  }

  /// The number r with a = r·b, if there is one.
  mutating func rationalRatio(_ a: Node, _ b: Node) -> Node? {
    let ratio = divide(a, by: b)
    return ratio != .undefined && isNumber(ratio) ? ratio : nil
  }
}
