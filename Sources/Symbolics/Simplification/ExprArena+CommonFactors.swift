extension ExprArena {
  /// A sum written as its common factor times the rest: x·eˣ + eˣ is eˣ·(x + 1), 1/x + x is (x² + 1)/x.
  ///
  /// The common factor takes every base to its least exponent over the terms (0 where a term lacks
  /// it, so common denominators come out too) and the content of the coefficients. Only exponents
  /// that are numbers are compared; e to a power counts where all terms share it. Nodes other than
  /// sums are returned as they are. The quick pass of generators and of the zero test; see
  /// ``factored(_:)`` for the full one.
  mutating func withCommonFactorsOut(_ node: Node) -> Node {
    let record = self[node]
    guard record.kind == .sum else { return node }
    let addends = addends(node)
    var common = factors(addends[0])
    for addend in addends.dropFirst() {
      intersect(&common, with: factors(addend))
    }
    common = common.filter { $0.value != .zero }
    if common.isEmpty { return node }
    var inverse: [Node] = []
    var outside: [Node] = []
    for (base, weight) in common.sorted(by: { $0.key.id < $1.key.id }) {
      outside.append(power(base, weight))
      inverse.append(power(base, negate(weight)))
    }
    let divisor = product(inverse)
    var inside: [Node] = []
    for addend in addends { inside.append(multiply(addend, divisor)) }
    let rest = sum(inside)
    if rest == .undefined { return node }
    return product(outside + [rest])
  }

  /// Bases and exponents of a product, coefficient excluded.
  private func factors(_ node: Node) -> [Node: Node] {
    let record = self[node]
    switch record.kind {
    case .number, .undefined: return [:]
    case .product:
      var result: [Node: Node] = [:]
      for factor in terms[range(record)] { result[factor.base] = factor.weight }
      return result
    case .power: return [Node(id: record.first): Node(id: record.second)]
    default: return [node: .one]
    }
  }

  private func intersect(_ common: inout [Node: Node], with other: [Node: Node]) {
    for (base, weight) in common {
      let rival = other[base] ?? .zero
      common[base] = least(weight, rival)
    }
    for (base, weight) in other where common[base] == nil {
      common[base] = least(.zero, weight)
    }
  }

  private func least(_ a: Node, _ b: Node) -> Node {
    if a == b { return a }
    guard isNumber(a), isNumber(b) else { return .zero }
    return compareNumbers(a, b) < 0 ? a : b
  }
}
