/// Changes of variable: a kernel becomes the variable x.
extension ExprArena {
  /// The node with a kernel written x; nil where another x would remain.
  ///
  /// Integer powers of the kernel are powers of x. With an
  /// inversion, what else holds the inner function is written by its inverse.
  mutating func rewriting(_ node: Node, kernel: Node, inversion: Inversion? = nil) -> Node? {
    var rewriting = KernelRewriting(kernel: kernel, inversion: inversion)
    let result = rewriting.rewrite(node, &self)
    return result == .undefined ? nil : result
  }
}

private struct KernelRewriting {
  typealias Node = ExprArena.Node
  let kernel: Node
  let inversion: ExprArena.Inversion?
  private var known: [Node: Node] = [:]

  init(kernel: Node, inversion: ExprArena.Inversion?) {
    self.kernel = kernel
    self.inversion = inversion
  }

  /// The undefined node stands for failure.
  mutating func rewrite(_ node: Node, _ arena: inout ExprArena) -> Node {
    if arena.isFree(node) { return node }
    if node == kernel { return arena.symbol(.x) }
    if let result = known[node] { return result }
    let result = compute(node, &arena)
    known[node] = result
    return result
  }

  private mutating func compute(_ node: Node, _ arena: inout ExprArena) -> Node {
    if let inversion, node == inversion.inner { return inversion.inverse }
    let record = arena[node]
    switch record.kind {
    case .undefined, .number, .symbol: return .undefined
    case .function:
      let argument = rewrite(Node(id: record.first), &arena)
      guard argument != .undefined, let op = Operator(rawValue: record.code) else {
        return .undefined
      }
      return arena.apply(op, argument)
    case .power:
      return rewritePower(
        ExprArena.Term(base: Node(id: record.first), weight: Node(id: record.second)), &arena)
    case .sum: return rewriteSum(node, &arena)
    case .product:
      var parts = [record.scalar]
      for factor in Array(arena.terms[arena.range(record)]) {
        let part = rewritePower(factor, &arena)
        if part == .undefined { return .undefined }
        parts.append(part)
      }
      return arena.product(parts)
    }
  }

  private mutating func rewritePower(
    _ factor: ExprArena.Term, _ arena: inout ExprArena
  ) -> Node {
    if let result = power(factor, of: kernel, arena.symbol(.x), &arena) { return result }
    if let inversion, let inner = inversion.inner,
      let result = power(factor, of: inner, inversion.inverse, &arena)
    {
      return result
    }
    let base = rewrite(factor.base, &arena)
    if base == .undefined { return .undefined }
    return arena.power(base, rewrite(factor.weight, &arena))
  }

  /// The replacement to the integer exponent that makes the factor a power of `whole`.
  private func power(
    _ factor: ExprArena.Term, of whole: Node, _ replacement: Node, _ arena: inout ExprArena
  ) -> Node? {
    let own = arena.factors(of: whole)
    guard own.count == 1, arena.coefficient(whole) == .one, own[0].base == factor.base,
      let ratio = arena.rationalRatio(factor.weight, own[0].weight), arena.isInteger(ratio)
    else { return nil }
    return arena.power(replacement, ratio)
  }

  /// A sum that is a multiple of a kernel that is a sum, up to a constant, or else term by term.
  private mutating func rewriteSum(_ node: Node, _ arena: inout ExprArena) -> Node {
    if arena[kernel].kind == .sum {
      let own = arena.terms[Int(arena[node].first)]
      let other = arena.terms[Int(arena[kernel].first)]
      if own.base == other.base, let inverse = arena.foldPower(other.weight, .minusOne) {
        let ratio = arena.multiplyNumbers(own.weight, inverse)
        let rest = arena.subtract(node, arena.scale(kernel, by: ratio))
        if arena.isFree(rest) {
          return arena.add(arena.scale(arena.symbol(.x), by: ratio), rest)
        }
      }
    }
    var parts: [Node] = []
    for addend in arena.addends(node) {
      let part = rewrite(addend, &arena)
      if part == .undefined { return .undefined }
      parts.append(part)
    }
    return arena.sum(parts)
  }
}
