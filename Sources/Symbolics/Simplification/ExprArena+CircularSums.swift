/// Sums of products of functions of one family: squares that join, products that become sums of angles.
extension ExprArena {
  /// The shortest form of a sum that squares, angle formulas and a common denominator give.
  ///
  /// The best of these steps is repeated while it shortens the sum, at most eight times.
  mutating func circularSum(_ node: Node, _ family: FunctionFamily) -> Node {
    var best = node
    for _ in 0..<8 {
      let start = best
      guard self[start].kind == .sum, prefixLength(start) <= circularLimit else { break }
      let arguments = circularArguments(start, family)
      if arguments.isEmpty { break }
      keepSmaller(joinedCircularProducts(start, family), &best)
      for step in [start, overCommonFactor(start, family)] {
        for candidate in circularSteps(step, family) {
          keepJoined(joinedCircularProducts(candidate, family), &best)
          keepJoined(circularProduct(withCommonFactorsOut(candidate), family), &best)
        }
      }
      if best == start { break }
    }
    return best
  }

  /// Keeps the shorter, and of equally long ones the one that is no sum: −sin² rather than cos² − 1.
  private func keepJoined(_ candidate: Node, _ best: inout Node) {
    guard candidate != .undefined, prefixLength(candidate) <= prefixLength(best) else { return }
    let isJoined = self[best].kind == .sum && self[candidate].kind != .sum
    if isJoined || prefixLength(candidate) < prefixLength(best) { best = candidate }
  }

  /// Longer sums are left as they are: every step below multiplies out.
  private var circularLimit: Int { 300 }

  /// A sum (or a product with a sum in it) after each of the steps alone.
  private mutating func circularSteps(_ node: Node, _ family: FunctionFamily) -> [Node] {
    var result = [node]
    for argument in circularArguments(node, family).prefix(4) {
      for op in [
        family.sine, family.cosine, family.tangent, family.secant, family.cotangent,
        family.cosecant,
      ] {
        guard let next = withSquaresReplaced(node, op, argument, family) else { continue }
        result.append(next)
      }
    }
    if let linear = linearized(node, family) { result.append(linear) }
    let apart = withAnglesApart(node, family)
    guard apart != node, apart != .undefined else { return result }
    result.append(apart)
    for argument in circularArguments(apart, family).prefix(4) {
      for op in [family.sine, family.cosine] {
        guard let next = withSquaresReplaced(apart, op, argument, family) else { continue }
        result.append(next)
      }
    }
    return result
  }

  /// The arguments at which functions of the family are factors of terms, in order.
  private func circularArguments(_ node: Node, _ family: FunctionFamily) -> [Node] {
    var result: [Node] = []
    func visit(_ base: Node) {
      for factor in factorList(base) {
        if self[factor.base].kind == .sum {
          for term in terms[range(self[factor.base])] { visit(term.base) }
        } else if let (op, argument) = functionParts(factor.base),
          family.exponents(of: op) != nil, !result.contains(argument)
        {
          result.append(argument)
        }
      }
    }
    visit(node)
    return result
  }

  private mutating func joinedCircularProducts(_ node: Node, _ family: FunctionFamily) -> Node {
    var parts: [Node] = []
    for addend in addends(node) { parts.append(circularProduct(addend, family)) }
    return sum(parts)
  }

  /// The sum in sines and cosines with the common factor, denominators too, written before it.
  private mutating func overCommonFactor(_ node: Node, _ family: FunctionFamily) -> Node {
    var parts: [Node] = []
    for addend in addends(node) {
      let monomial = circularMonomial(addend, family)
      parts.append(inSineAndCosine(monomial, family))
    }
    return withCommonFactorsOut(sum(parts))
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

  /// The square of one function at u replaced by that of its partner, everywhere in the terms.
  private mutating func withSquaresReplaced(
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
  private mutating func linearized(_ node: Node, _ family: FunctionFamily) -> Node? {
    mapAddends(node) { arena, addend in arena.linearizedProduct(addend, family) }
  }

  /// The sines and cosines of sums and multiples by those of the parts, multiplied out.
  private mutating func withAnglesApart(_ node: Node, _ family: FunctionFamily) -> Node {
    mapAddends(node) { arena, addend in
      let monomial = arena.circularMonomial(addend, family)
      var result = monomial.rest
      var isChanged = false
      for (argument, exponents) in monomial.powers {
        let pair = arena.sineAndCosine(argument, family)
        isChanged = isChanged || pair.sine != arena.apply(family.sine, argument)
        let sine = arena.power(pair.sine, arena.integer(exponents.sine))
        let cosine = arena.power(pair.cosine, arena.integer(exponents.cosine))
        result = arena.multiply(result, arena.multiply(sine, cosine))
      }
      return isChanged ? arena.distributed(result) : nil
    } ?? node
  }
}
