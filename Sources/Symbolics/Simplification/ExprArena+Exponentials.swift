/// The exponentials pass: what eʷ and vʷ are where logarithms stand in the exponent.
///
/// vʷ means e^(w·ln v) on the principal branch, so these laws hold wherever the logarithm is defined, at
/// complex points too. Products and powers of exponentials are joined by the canonical form.
extension ExprArena {
  /// e^(r·ln v + w) = v^r·eʷ, v^(r/ln v) = eʳ and sinh(ln v) = (v − 1/v)/2 at every level.
  mutating func exponentials(_ node: Node) -> Node {
    rebuilt(node) { arena, part in
      var result: [Node] = [arena.coefficient(part)]
      var isChanged = false
      if arena[part].kind == .function { return arena.hyperbolicOfLogarithm(part) }
      guard arena[part].kind == .power || arena[part].kind == .product else { return part }
      for factor in arena.factorList(part) {
        let next = arena.withoutLogarithms(factor)
        isChanged = isChanged || next != nil
        result.append(next ?? arena.power(factor.base, factor.weight))
      }
      return isChanged ? arena.product(result) : part
    }
  }

  /// sinh(k·ln v) = (vᵏ − v⁻ᵏ)/2 and its kin; other functions as they are.
  private mutating func hyperbolicOfLogarithm(_ node: Node) -> Node {
    guard let (op, argument) = functionParts(node),
      FunctionFamily.hyperbolic.exponents(of: op) != nil,
      functionParts(monic(argument))?.op == .ln
    else { return node }
    return inExponentials(node) ?? node
  }

  private mutating func withoutLogarithms(_ factor: Term) -> Node? {
    if factor.base != .e {
      if isNumber(factor.weight) { return nil }
      let logarithm = apply(.ln, factor.base)
      // ln 4 is 2·ln 2.
      let monic = monic(logarithm)
      guard functionParts(monic)?.op == .ln,
        factorList(factor.weight).contains(where: { $0.base == monic && $0.weight == .minusOne })
      else { return nil }
      return power(.e, multiply(factor.weight, logarithm))
    }
    var powers: [Node] = []
    var rest: [Node] = []
    for addend in addends(factor.weight) {
      if let logarithm = factorList(addend).first(where: {
        functionParts($0.base)?.op == .ln && $0.weight == .one
      }), let (_, v) = functionParts(logarithm.base) {
        powers.append(power(v, divide(addend, by: logarithm.base)))
      } else {
        rest.append(addend)
      }
    }
    if powers.isEmpty { return nil }
    return product(powers + [power(.e, sum(rest))])
  }
}
