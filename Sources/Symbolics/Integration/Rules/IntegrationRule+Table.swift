extension IntegrationRule {
  /// Powers, exponentials and functions of a linear argument.
  static let table = IntegrationRule("table") { _, arena, node in
    if let (op, argument) = arena.functionCall(node) {
      guard let (slope, _) = arena.linear(argument),
        let result = arena.tableEntry(op, argument)
      else { return nil }
      return Derivation(arena.divide(result, by: slope))
    }
    let factors = arena.factors(of: node)
    guard factors.count == 1 else { return nil }
    let (base, exponent) = (factors[0].base, factors[0].weight)
    if arena.isFree(exponent) {
      guard let (slope, _) = arena.linear(base) else { return nil }
      return Derivation(arena.divide(arena.integratedPower(base, exponent), by: slope))
    }
    guard arena.isFree(base), let (slope, _) = arena.linear(exponent) else { return nil }
    let logarithm = arena.apply(.ln, base)
    return Derivation(arena.divide(node, by: arena.multiply(slope, logarithm)))
  }
}

extension ExprArena {
  /// uⁿ⁺¹/(n + 1), or ln u for n = −1.
  mutating func integratedPower(_ u: Node, _ exponent: Node) -> Node {
    if exponent == .minusOne { return apply(.ln, u) }
    let raised = add(exponent, .one)
    return divide(power(u, raised), by: raised)
  }

  /// The integral of f(u) with respect to u, for functions whose integral stands in every table.
  mutating func tableEntry(_ op: Operator, _ u: Node) -> Node? {
    switch op {
    case .sin: negate(apply(.cos, u))
    case .cos: apply(.sin, u)
    case .tan: negate(apply(.ln, apply(.cos, u)))
    case .cot: apply(.ln, apply(.sin, u))
    case .sec: apply(.ln, add(apply(.sec, u), apply(.tan, u)))
    case .csc: negate(apply(.ln, add(apply(.csc, u), apply(.cot, u))))
    case .sinh: apply(.cosh, u)
    case .cosh: apply(.sinh, u)
    case .tanh: apply(.ln, apply(.cosh, u))
    case .coth: apply(.ln, apply(.sinh, u))
    case .sech: apply(.atan, apply(.sinh, u))
    case .csch: apply(.ln, apply(.tanh, multiply(.half, u)))
    default: nil
    }
  }
}
