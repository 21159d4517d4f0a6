extension ExprArena {
  /// The expression with tan, cot, sec and csc written by sin and cos, which equals it wherever it is defined.
  ///
  /// Derivatives of random expressions come in this spelling more often than people do.
  public mutating func inSinesAndCosines(_ node: Node) -> Node {
    rebuilt(node) { arena, part in
      let record = arena[part]
      guard record.kind == .function, let op = Operator(rawValue: record.code) else { return part }
      return arena.bySineAndCosine(op, Node(id: record.first)) ?? part
    }
  }

  /// tan u, cot u, sec u or csc u by sin u and cos u; nil for other functions.
  mutating func bySineAndCosine(_ op: Operator, _ u: Node) -> Node? {
    switch op {
    case .tan: divide(apply(.sin, u), by: apply(.cos, u))
    case .cot: divide(apply(.cos, u), by: apply(.sin, u))
    case .sec: power(apply(.cos, u), .minusOne)
    case .csc: power(apply(.sin, u), .minusOne)
    default: nil
    }
  }
}
