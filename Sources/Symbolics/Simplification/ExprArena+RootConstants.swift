extension ExprArena {
  /// A sum without its terms that hold no variable, coefficient or unknown; other nodes as they are.
  ///
  /// `x + exp(2)` becomes `x`: two antiderivatives that differ by a constant are one problem
  /// (`remove_root_constant_terms` of the code of Lample and Charton 2020).
  public mutating func withoutRootConstants(_ node: Node) -> Node {
    let record = self[node]
    guard record.kind == .sum else { return node }
    var parts: [Node] = []
    for index in range(record) {
      let term = terms[index]
      if !isConstant(term.base) { parts.append(scale(term.base, by: term.weight)) }
    }
    return sum(parts)
  }
}
