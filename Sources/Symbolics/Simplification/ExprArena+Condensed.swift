extension ExprArena {
  /// The smaller of written out and with common factors outside, sin² + cos² joined, chosen at every level.
  ///
  /// One pass from the leaves up, quick enough for data generation; its results are part of the data
  /// that models are trained on, so it does not change. ``simplified(_:)`` searches further. Smaller
  /// means fewer prefix tokens; between equals the earlier stays. Every candidate equals the input
  /// wherever that is defined, also at complex points. Expressions of more than 2,000 tokens are
  /// returned as they are.
  public mutating func condensed(_ node: Node) -> Node {
    guard prefixLength(node) <= 2_000 else { return node }
    let result = rebuilt(node) { arena, rebuilt in arena.smallestForm(rebuilt) }
    // Smaller parts may fail to join where the larger did.
    return result != .undefined && prefixLength(result) < prefixLength(node) ? result : node
  }

  private mutating func smallestForm(_ node: Node) -> Node {
    var best = node
    switch self[node].kind {
    case .sum:
      let joined = joinedSquares(node)
      keepSmaller(joined, &best)
      keepSmaller(expandedAddends(joined), &best)
      let factored = withCommonFactorsOut(joined)
      keepSmaller(factored, &best)
      keepSmaller(withExpandedSums(factored), &best)
    case .product, .power:
      keepSmaller(withExpandedSums(node), &best)
      keepSmaller(distributed(node), &best)
    default: break
    }
    return best
  }

  func keepSmaller(_ candidate: Node, _ best: inout Node) {
    if candidate != .undefined && prefixLength(candidate) < prefixLength(best) { best = candidate }
  }

  private mutating func expandedAddends(_ node: Node) -> Node {
    var parts: [Node] = []
    for addend in addends(node) { parts.append(distributed(addend)) }
    return sum(parts)
  }

  /// A product whose factors that are sums have their own terms distributed (and then cancel).
  private mutating func withExpandedSums(_ node: Node) -> Node {
    let record = self[node]
    guard record.kind == .product else { return node }
    var parts = [record.scalar]
    for factor in terms[range(record)] {
      let base =
        self[factor.base].kind == .sum
        ? joinedSquares(expandedAddends(factor.base)) : factor.base
      parts.append(power(base, factor.weight))
    }
    return product(parts)
  }

  /// A sum with a·r·sin²u + b·r·cos²u written b·r + (a − b)·r·sin²u.
  private mutating func joinedSquares(_ node: Node) -> Node {
    let record = self[node]
    guard record.kind == .sum else { return node }
    for index in range(record) {
      let term = terms[index]
      guard let (rest, partner) = splitSquare(term.base) else { continue }
      let product = multiply(rest, partner)
      for other in range(record) where terms[other].base == product {
        let (a, b) = (term.weight, terms[other].weight)
        let removed = add(scale(term.base, by: a), scale(product, by: b))
        let replaced = add(
          scale(rest, by: b), scale(term.base, by: addNumbers(a, negateNumber(b))))
        let joined = add(subtract(node, removed), replaced)
        return joinedSquares(joined)
      }
    }
    return node
  }

  /// r and cos²u for a term r·sin²u.
  private mutating func splitSquare(_ node: Node) -> (rest: Node, partner: Node)? {
    let record = self[node]
    var factors: [Term] = []
    switch record.kind {
    case .power: factors = [Term(base: Node(id: record.first), weight: Node(id: record.second))]
    case .product: factors = Array(terms[range(record)])
    default: return nil
    }
    for factor in factors where factor.weight == .two {
      let inner = self[factor.base]
      guard inner.kind == .function, inner.code == Operator.sin.rawValue else { continue }
      let square = power(factor.base, .two)
      let cosine = apply(.cos, Node(id: inner.first))
      return (divide(node, by: square), power(cosine, .two))
    }
    return nil
  }
}
