extension IntegrationRule {
  /// Hyperbolic functions beside exponentials, written by exponentials.
  static let hyperbolicExponential = IntegrationRule("hyperbolic functions by exponentials") {
    integrator, arena, node in
    let written = arena.rebuilt(node) { arena, part in arena.inExponentials(part) }
    guard written != node, arena.onlyExponentials(in: written) else { return nil }
    guard let part = integrator.integrate(arena.cancelled(written), in: &arena) else { return nil }
    return Derivation(part.result, details: [.rewriting(written)], parts: [part])
  }
}

extension ExprArena {
  /// A hyperbolic function by exponentials; other nodes as they are.
  fileprivate mutating func inExponentials(_ node: Node) -> Node {
    guard let (op, u) = functionCall(node),
      let (family, sine, cosine) = CircularFamily.exponents(of: op), family == .hyperbolic
    else { return node }
    let (plus, minus) = (apply(.exp, u), apply(.exp, negate(u)))
    let first = power(scale(subtract(plus, minus), by: .half), integer(sine))
    let second = power(scale(add(plus, minus), by: .half), integer(cosine))
    return multiply(first, second)
  }

  /// Whether x occurs in exponents and nowhere else.
  fileprivate func onlyExponentials(in node: Node) -> Bool {
    if isFree(node) { return true }
    let record = self[node]
    switch record.kind {
    case .sum: return terms[range(record)].allSatisfy { onlyExponentials(in: $0.base) }
    case .product, .power:
      return factors(of: node).allSatisfy { factor in
        factor.base == .e || (isFree(factor.weight) && onlyExponentials(in: factor.base))
      }
    default: return false
    }
  }
}
