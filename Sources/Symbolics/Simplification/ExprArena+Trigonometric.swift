/// The trigonometric pass: values at fractions of π, shifts by quarter turns, products, sums.
///
/// All laws are identities of analytic functions, so they hold at complex points too.
extension ExprArena {
  /// The shortest spelling in sin, cos, tan, cot, sec and csc that is found, at every level.
  mutating func trigonometric(_ node: Node) -> Node {
    rebuilt(node) { arena, part in
      switch arena[part].kind {
      case .function:
        arena.circularProduct(arena.trigonometricFunction(part), .trigonometric)
      case .power: arena.circularProductOrSum(part, .trigonometric)
      case .product: arena.circularProductOrSum(part, .trigonometric)
      case .sum: arena.circularSum(arena.withComplementsJoined(part), .trigonometric)
      default: part
      }
    }
  }

  /// A product or power, with its sums multiplied out where that lets them join.
  mutating func circularProductOrSum(_ node: Node, _ family: FunctionFamily) -> Node {
    var best = circularProduct(node, family)
    let hasSum = factorList(best).contains {
      self[$0.base].kind == .sum && (integerValue($0.weight, atMost: 4) ?? 0) > 0
    }
    guard hasSum, prefixLength(best) <= 200 else { return best }
    let expanded = distributed(best)
    if self[expanded].kind == .sum { keepSmaller(circularSum(expanded, family), &best) }
    return best
  }

  /// A sum with acos u = π/2 − asin u and asec u = π/2 − acsc u, where that shortens it or leaves a constant.
  private mutating func withComplementsJoined(_ node: Node) -> Node {
    let pairs: [Operator: Operator] = [.acos: .asin, .asec: .acsc]
    var parts: [Node] = []
    var isChanged = false
    for addend in addends(node) {
      if let factor = factorList(addend).first(where: {
        functionParts($0.base).flatMap { pairs[$0.op] } != nil && $0.weight == .one
      }), let (op, u) = functionParts(factor.base), let partner = pairs[op] {
        let complement = subtract(scale(.pi, by: .half), apply(partner, u))
        parts.append(distributed(multiply(divide(addend, by: factor.base), complement)))
        isChanged = true
      } else {
        parts.append(addend)
      }
    }
    guard isChanged else { return node }
    let joined = sum(parts)
    return prefixLength(joined) < prefixLength(node) || isConstant(joined)
      ? joined : node
  }
}
