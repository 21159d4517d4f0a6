extension IntegrationRule {
  /// ∫ u dv = u·v − ∫ v du, with u a logarithm, an inverse function or a polynomial, in this order.
  static let byParts = IntegrationRule("integration by parts") { integrator, arena, node in
    for (u, dv) in arena.partsChoices(node) {
      let derivation = integrator.solvingForIntegral(in: &arena) { integrator, arena in
        integrator.byParts(u, dv, &arena)
      }
      if let derivation { return derivation }
    }
    return nil
  }
}

extension Integrator {
  fileprivate mutating func byParts(
    _ u: Node, _ dv: Node, _ arena: inout ExprArena
  ) -> Derivation? {
    guard let first = integrate(dv, in: &arena), !arena.contains(first.result, .unknown)
    else { return nil }
    let v = arena.withoutRootConstants(first.result)
    let remaining = arena.multiply(v, arena.derivative(of: u))
    guard let second = integrate(arena.withSumsFactored(remaining), in: &arena) else { return nil }
    let result = arena.subtract(arena.multiply(u, v), second.result)
    return Derivation(
      result, details: [.naming("u", u), .naming("dv", dv), .naming("v", v)],
      parts: [first, second])
  }
}

extension ExprArena {
  /// A product with its sums over a common denominator, so that factors cancel.
  mutating func withSumsFactored(_ node: Node) -> Node {
    let factored = rebuilt(node) { arena, part in arena.withCommonFactorsOut(part) }
    return factored == .undefined ? node : factored
  }

  /// The ways to write a product as u·dv that are worth trying.
  mutating func partsChoices(_ node: Node) -> [(u: Node, dv: Node)] {
    let factors = factors(of: node)
    guard factors.count <= 4 else { return [] }
    var choices: [(rank: Int, u: Node, dv: Node)] = []
    for factor in factors {
      guard let rank = partsRank(factor) else { continue }
      let u = power(factor.base, factor.weight)
      let dv = divide(node, by: u)
      if rank >= 2 && self.factors(of: dv).allSatisfy({ !isTranscendental($0) }) { continue }
      choices.append((rank, u, dv))
    }
    choices.sort { $0.rank < $1.rank }
    return choices.map { ($0.u, $0.dv) }
  }

  /// Whether the factor is an exponential or a function that is not differentiated away.
  private func isTranscendental(_ factor: Term) -> Bool {
    if !isFree(factor.weight) { return true }
    return functionCall(factor.base) != nil
  }

  /// The order in which factors are chosen to be differentiated; nil for those that never are.
  private func partsRank(_ factor: Term) -> Int? {
    if factor.base == symbol(.x) || self[factor.base].kind == .sum {
      return isInteger(factor.weight) && !isNegativeNumber(factor.weight) ? 2 : nil
    }
    if factor.base == .e { return 4 }
    guard let (op, _) = functionCall(factor.base), isInteger(factor.weight),
      !isNegativeNumber(factor.weight)
    else { return nil }
    switch op {
    case .ln: return 0
    case .asin, .acos, .atan, .acot, .asec, .acsc, .asinh, .acosh, .atanh, .acoth, .asech, .acsch:
      return 1
    case .sin, .cos, .sec, .csc, .sinh, .cosh: return 3
    default: return nil
    }
  }
}
