/// The hyperbolic pass: products and sums as for the circular functions, and exponentials of opposite sign.
///
/// All laws are identities of analytic functions, so they hold at complex points too.
extension ExprArena {
  /// The shortest spelling in sinh, cosh, tanh … and exponentials that is found, at every level.
  mutating func hyperbolic(_ node: Node) -> Node {
    rebuilt(node) { arena, part in
      switch arena[part].kind {
      case .function, .power, .product: arena.hyperbolicProduct(part)
      case .sum: arena.hyperbolicSum(part)
      default: part
      }
    }
  }

  private mutating func hyperbolicProduct(_ node: Node) -> Node {
    var best = circularProductOrSum(node, .hyperbolic)
    if let written = inExponentials(best) { keepSmaller(exponentialPairsJoined(written), &best) }
    return best
  }

  private mutating func hyperbolicSum(_ node: Node) -> Node {
    var best = circularSum(exponentialPairsJoined(node), .hyperbolic)
    guard prefixLength(best) <= 300 else { return best }
    var parts: [Node] = []
    var isChanged = false
    for addend in addends(best) {
      let written = inExponentials(addend)
      isChanged = isChanged || written != nil
      parts.append(written ?? addend)
    }
    guard isChanged else { return best }
    let written = sum(parts)
    keepSmaller(written, &best)
    keepSmaller(exponentialPairsJoined(written), &best)
    return best
  }

  /// A product with sinh u = (eᵘ − e⁻ᵘ)/2 and its kin multiplied out; nil where it has none.
  mutating func inExponentials(_ node: Node) -> Node? {
    let monomial = circularMonomial(node, .hyperbolic)
    guard !monomial.powers.isEmpty else { return nil }
    var result = monomial.rest
    for (argument, exponents) in monomial.powers {
      guard max(abs(exponents.sine), abs(exponents.cosine)) <= 4 else { return nil }
      let (plus, minus) = (power(.e, argument), power(.e, negate(argument)))
      let sine = scale(subtract(plus, minus), by: .half)
      let cosine = scale(add(plus, minus), by: .half)
      result = distributed(multiply(result, power(sine, integer(exponents.sine))))
      result = distributed(multiply(result, power(cosine, integer(exponents.cosine))))
    }
    return result
  }

  /// A sum with c·r·eʷ ± c·r·e⁻ʷ written 2c·r·cosh w or 2c·r·sinh w.
  private mutating func exponentialPairsJoined(_ node: Node) -> Node {
    guard self[node].kind == .sum else { return node }
    var waiting: [Term: Node] = [:]  // The rest and exponent of e, to the coefficient.
    var parts: [Node] = []
    var order: [Term] = []
    for addend in addends(node) {
      guard let exponent = factorList(addend).first(where: { $0.base == .e })?.weight else {
        parts.append(addend)
        continue
      }
      let scalar = coefficient(addend)
      let rest = divide(monic(addend), by: power(.e, exponent))
      let opposite = Term(base: rest, weight: negate(exponent))
      if let other = waiting[opposite], other == scalar || other == negateNumber(scalar) {
        waiting[opposite] = nil
        let op: Operator = other == scalar ? .cosh : .sinh
        let function = apply(op, opposite.weight)
        parts.append(scale(multiply(rest, function), by: multiplyNumbers(.two, other)))
      } else {
        let term = Term(base: rest, weight: exponent)
        waiting[term] = scalar
        order.append(term)
      }
    }
    for term in order {
      guard let scalar = waiting[term] else { continue }
      parts.append(scale(multiply(term.base, power(.e, term.weight)), by: scalar))
    }
    var best = node
    keepSmaller(sum(parts), &best)
    return best
  }
}
