import ExactArithmetic

extension ExprArena {
  /// The canonical form of a tree; the undefined node where it has no value.
  ///
  /// Recursion is as deep as the tree: readers of text refuse more than ``Expr/maximumDepth``.
  public mutating func insert(_ expr: Expr) -> Node {
    switch expr {
    case .number(let value): return number(value)
    case .symbol(let value): return symbol(value)
    case .apply(let op, let operands):
      switch op {
      case .add: return sum(insertAll(operands))
      case .mul: return product(insertAll(operands))
      default:
        guard let first = operands.first else { return .undefined }
        let left = insert(first)
        return op.arity == 1 ? apply(op, left) : apply(op, left, insert(operands[1]))
      }
    }
  }

  private mutating func insertAll(_ operands: [Expr]) -> [Node] {
    var nodes: [Node] = []
    for operand in operands { nodes.append(insert(operand)) }
    return nodes
  }

  /// The tree of a node, as its prefix form writes it; nil for the undefined node.
  public func expr(_ node: Node) -> Expr? {
    let record = self[node]
    switch record.kind {
    case .undefined: return nil
    case .number: return .number(rational(node))
    case .symbol: return Symbol(rawValue: record.code).map { .symbol($0) }
    case .function:
      guard let op = Operator(rawValue: record.code), let inner = expr(Node(id: record.first))
      else { return nil }
      return .apply(op, [inner])
    case .power: return powerExpr(Node(id: record.first), Node(id: record.second))
    case .sum:
      var operands: [Expr] = []
      for term in terms[range(record)] {
        guard let base = expr(term.base), let weight = expr(term.weight) else { return nil }
        if term.weight == .one {
          operands.append(base)
        } else if case .apply(.mul, let factors) = base {
          operands.append(.apply(.mul, [weight] + factors))
        } else {
          operands.append(.apply(.mul, [weight, base]))
        }
      }
      if record.scalar != .zero { operands.append(.number(rational(record.scalar))) }
      return .apply(.add, operands)
    case .product:
      var operands: [Expr] = []
      if record.scalar != .one { operands.append(.number(rational(record.scalar))) }
      for factor in terms[range(record)] {
        guard let power = powerExpr(factor.base, factor.weight) else { return nil }
        operands.append(power)
      }
      return .apply(.mul, operands)
    }
  }

  func range(_ record: Record) -> Range<Int> {
    Int(record.first)..<Int(record.first + record.second)
  }

  private func powerExpr(_ base: Node, _ exponent: Node) -> Expr? {
    if base == .e && exponent != .one { return expr(exponent).map { .apply(.exp, [$0]) } }
    guard let b = expr(base) else { return nil }
    if exponent == .one { return b }
    if exponent == .half { return .apply(.sqrt, [b]) }
    return expr(exponent).map { .apply(.pow, [b, $0]) }
  }
}

extension Expr {
  /// The smallest form that a bounded search finds, or nil where the expression has no value (it divides
  /// by zero, say); see ``ExprArena/simplified(_:)``.
  public func simplified() -> Expr? {
    var arena = ExprArena()
    return arena.expr(arena.simplified(arena.insert(self)))
  }

  /// The derivative in canonical form, or nil where the expression has no value.
  public func derivative(withRespectTo symbol: Symbol = .x) -> Expr? {
    var arena = ExprArena()
    return arena.expr(arena.derivative(of: arena.insert(self), withRespectTo: symbol))
  }

  /// The expression with every occurrence of a symbol replaced.
  public func substituting(_ replacement: Expr, for symbol: Symbol) -> Expr {
    switch self {
    case .number: self
    case .symbol(let own): own == symbol ? replacement : self
    case .apply(let op, let operands):
      .apply(op, operands.map { $0.substituting(replacement, for: symbol) })
    }
  }
}
