/// The operators that occur in an expression, by which a search skips passes that have nothing to do.
struct OperatorSet {
  private var bits: UInt64 = 0

  /// The functions, with `exp` for powers of e, `sqrt` for fractional and `pow` for symbolic exponents.
  init(of node: ExprArena.Node, in arena: borrowing ExprArena) {
    var visited: Set<ExprArena.Node> = []
    insert(node, arena, &visited)
  }

  func contains(_ op: Operator) -> Bool { bits >> UInt64(op.rawValue) & 1 == 1 }

  /// False where the pass (nil is the condensed form) certainly returns the expression as it is.
  func mayChange(under pass: SimplificationPass?) -> Bool {
    switch pass {
    case nil, .expanded, .factored, .together, .apart: contains(.add)
    case .trigonometric: containsAny(from: .sin, through: .acsc)
    case .hyperbolic:
      containsAny(from: .sinh, through: .csch) || (contains(.exp) && contains(.add))
    case .exponentials: contains(.ln) && (contains(.exp) || contains(.pow))
    case .logarithms: contains(.ln)
    case .powers: contains(.abs) || contains(.sign) || contains(.pow)
    case .radicals: contains(.sqrt) && contains(.add)
    }
  }

  private func containsAny(from first: Operator, through last: Operator) -> Bool {
    (first.rawValue...last.rawValue).contains { bits >> UInt64($0) & 1 == 1 }
  }

  private mutating func insert(_ op: Operator) { bits |= 1 << UInt64(op.rawValue) }

  private mutating func insert(
    _ node: ExprArena.Node, _ arena: borrowing ExprArena, _ visited: inout Set<ExprArena.Node>
  ) {
    let record = arena[node]
    switch record.kind {
    case .undefined, .number, .symbol: return
    case .function:
      if let op = Operator(rawValue: record.code) { insert(op) }
      if visited.insert(node).inserted {
        insert(ExprArena.Node(id: record.first), arena, &visited)
      }
    case .power, .product:
      guard visited.insert(node).inserted else { return }
      for factor in arena.factorList(node) {
        insert(operatorOfPower(factor, arena))
        insert(factor.base, arena, &visited)
        insert(factor.weight, arena, &visited)
      }
    case .sum:
      guard visited.insert(node).inserted else { return }
      insert(.add)
      for index in arena.range(record) { insert(arena.terms[index].base, arena, &visited) }
    }
  }

  private func operatorOfPower(
    _ factor: ExprArena.Term, _ arena: borrowing ExprArena
  ) -> Operator {
    if factor.base == .e { return .exp }
    if arena.isInteger(factor.weight) { return .mul }
    return arena.isNumber(factor.weight) ? .sqrt : .pow
  }
}
