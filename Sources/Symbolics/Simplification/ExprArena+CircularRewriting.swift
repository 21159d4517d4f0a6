/// The steps that may shorten a sum of products of functions of one family.
extension ExprArena {
  /// The square of one function at u replaced by that of its partner, everywhere in the terms.
  mutating func withSquaresReplaced(
    _ node: Node, _ op: Operator, _ u: Node, _ family: FunctionFamily
  ) -> Node? {
    let function = apply(op, u)
    let square = squareByPartner(op, u, family)
    return mapAddends(node) { arena, addend in
      guard let factor = arena.factorList(addend).first(where: { $0.base == function }),
        let exponent = arena.integerValue(factor.weight, atMost: 8), exponent >= 2
      else { return nil }
      let rest = arena.divide(addend, by: arena.power(function, arena.integer(exponent & ~1)))
      let expanded = arena.distributed(arena.power(square, arena.integer(exponent / 2)))
      return arena.distributed(arena.multiply(rest, expanded))
    }
  }

  /// cos² = 1 − s·sin², sec² = 1 + s·tan², csc² = cot² + s and the like.
  private mutating func squareByPartner(
    _ op: Operator, _ u: Node, _ family: FunctionFamily
  ) -> Node {
    let (s, minus) = (family.sign, family.oppositeSign)
    switch op {
    case family.sine: return scale(subtract(.one, square(family.cosine, u)), by: s)
    case family.cosine: return add(.one, scale(square(family.sine, u), by: minus))
    case family.tangent: return scale(subtract(square(family.secant, u), .one), by: s)
    case family.secant: return add(.one, scale(square(family.tangent, u), by: s))
    case family.cotangent: return subtract(square(family.cosecant, u), s)
    default: return add(square(family.cotangent, u), s)
    }
  }

  private mutating func square(_ op: Operator, _ u: Node) -> Node { power(apply(op, u), .two) }

  /// Products of sines and cosines as sums of those of sums of angles; nil where there are none.
  mutating func linearized(_ node: Node, _ family: FunctionFamily) -> Node? {
    mapAddends(node) { arena, addend in arena.linearizedProduct(addend, family) }
  }

  /// The sines and cosines of sums and multiples by those of the parts, multiplied out.
  mutating func withAnglesApart(_ node: Node, _ family: FunctionFamily) -> Node {
    mapAddends(node) { arena, addend in
      let monomial = arena.circularMonomial(addend, family)
      var result = monomial.rest
      var isChanged = false
      for (argument, exponents) in monomial.powers {
        let pair = arena.sineAndCosine(argument, family)
        isChanged = isChanged || pair.sine != arena.apply(family.sine, argument)
        let sine = arena.raised(pair.sine, exponents.sine)
        let cosine = arena.raised(pair.cosine, exponents.cosine)
        result = arena.multiply(result, arena.multiply(sine, cosine))
      }
      return isChanged ? arena.distributed(result) : nil
    } ?? node
  }

  /// The terms of a sum, or of the sum that is a factor of a product, mapped and multiplied out.
  private mutating func mapAddends(
    _ node: Node, _ transform: (inout ExprArena, Node) -> Node?
  ) -> Node? {
    switch self[node].kind {
    case .sum:
      var isChanged = false
      var parts: [Node] = []
      for addend in addends(node) {
        let next = transform(&self, addend)
        isChanged = isChanged || next != nil
        parts.append(next ?? addend)
      }
      return isChanged ? sum(parts) : nil
    case .product:
      let record = self[node]
      var isChanged = false
      var parts = [record.scalar]
      for factor in Array(terms[range(record)]) {
        let next = self[factor.base].kind == .sum ? mapAddends(factor.base, transform) : nil
        isChanged = isChanged || next != nil
        parts.append(power(next ?? factor.base, factor.weight))
      }
      return isChanged ? product(parts) : nil
    default: return nil
    }
  }
}
