import ExactArithmetic

/// Gradshteyn and Ryzhik (2007), 2.261 and 2.263.
extension QuadraticRadical {
  /// ∫ P·(√q)ᵏ dx for an odd k, the coefficients of P free of x.
  func antiderivative(
    of polynomial: [Node], timesRootTo power: Int, in arena: inout ExprArena
  ) -> Node {
    var (polynomial, power, parts) = (polynomial, power, [Node]())
    while power > -1 {
      polynomial = product(polynomial, in: &arena)
      power -= 2
    }
    while power < -1 {
      let (quotient, remainder) = divided(polynomial, in: &arena)
      reduce(remainder, order: (-power - 1) / 2, &parts, in: &arena)
      // What remains of the remainder's integral is a multiple of the next lower power.
      polynomial = quotient
      power += 2
      if let constant = lowered(remainder, order: (-power + 1) / 2, in: &arena) {
        polynomial = sum(polynomial, constant, in: &arena)
      }
    }
    parts.append(overRoot(polynomial, in: &arena))
    return arena.sum(parts)
  }

  /// The algebraic part of ∫ (α·x + β)/q^(j + 1/2) dx.
  private func reduce(
    _ remainder: [Node], order j: Int, _ parts: inout [Node], in arena: inout ExprArena
  ) {
    let (beta, alpha) = (remainder[0], remainder[1])
    let root = root(1 - 2 * j, in: &arena)
    let odd = arena.number(Rational(1, overNonzero: 2 * j - 1))
    // α·x + β = α/(2a)·(2a·x + b) + γ.
    let half = arena.divide(alpha, by: arena.scale(a, by: .two))
    let gamma = arena.subtract(beta, arena.multiply(half, b))
    parts.append(arena.product([arena.integer(-2), half, odd, root]))
    let weight = arena.divide(arena.multiply(gamma, odd), by: discriminant)
    parts.append(arena.product([.two, weight, slope(in: &arena), root]))
  }

  /// The numerator over q^(j − 1/2) that the same integral leaves; nil for none.
  private func lowered(
    _ remainder: [Node], order j: Int, in arena: inout ExprArena
  ) -> Node? {
    guard j > 1 else { return nil }
    let (beta, alpha) = (remainder[0], remainder[1])
    let half = arena.divide(alpha, by: arena.scale(a, by: .two))
    let gamma = arena.subtract(beta, arena.multiply(half, b))
    let factor = arena.number(Rational(8 * (j - 1), overNonzero: 2 * j - 1))
    return arena.divide(arena.product([factor, a, gamma]), by: discriminant)
  }

  /// ∫ P/√q dx: lowering the degree leaves Q·√q and a multiple of ∫ 1/√q dx.
  private func overRoot(_ polynomial: [Node], in arena: inout ExprArena) -> Node {
    let (quotient, last) = lowered(polynomial, in: &arena)
    let algebraic = arena.multiply(arena.node(coefficients: quotient), root(1, in: &arena))
    if last == .zero { return algebraic }
    return arena.add(algebraic, arena.multiply(last, reciprocal(in: &arena)))
  }

  /// Q and λ in ∫ P/√q dx = Q·√q + λ·∫ 1/√q dx.
  func lowered(
    _ polynomial: [Node], in arena: inout ExprArena
  ) -> (quotient: [Node], last: Node) {
    var rest = polynomial
    var quotient: [Node] = []
    for n in stride(from: rest.count - 1, through: 1, by: -1) {
      let inverse = arena.number(Rational(1, overNonzero: n))
      let weight = arena.divide(arena.multiply(rest[n], inverse), by: a)
      quotient.append(weight)
      let first = arena.product([arena.number(Rational(2 * n - 1, overNonzero: 2)), weight, b])
      rest[n - 1] = arena.expanded(arena.subtract(rest[n - 1], first))
      if n > 1 {
        let second = arena.product([arena.integer(n - 1), weight, c])
        rest[n - 2] = arena.expanded(arena.subtract(rest[n - 2], second))
      }
    }
    return (quotient.reversed(), rest.first ?? .zero)
  }

  /// ∫ 1/√q dx: an arcsine for a < 0, an area sine or logarithm else.
  private func reciprocal(in arena: inout ExprArena) -> Node {
    let slope = slope(in: &arena)
    if arena.isKnown(arena.negate(a), .positive) {
      let width = arena.power(arena.negate(discriminant), .half)
      let arcsine = arena.apply(.asin, arena.divide(slope, by: width))
      return arena.negate(arena.divide(arcsine, by: arena.power(arena.negate(a), .half)))
    }
    let leading = arena.power(a, .half)
    if arena.isKnown(discriminant, .positive) {
      let width = arena.power(discriminant, .half)
      return arena.divide(arena.apply(.asinh, arena.divide(slope, by: width)), by: leading)
    }
    // The number 2√a in the logarithm is a constant of integration.
    let argument = arena.add(
      arena.product([.two, leading, root(1, in: &arena)]), slope)
    let short = arena.divide(argument, by: .two)
    return arena.divide(arena.apply(.ln, short), by: leading)
  }

  // MARK: Polynomials by ascending coefficients

  private func product(_ polynomial: [Node], in arena: inout ExprArena) -> [Node] {
    var result = [Node](repeating: .zero, count: polynomial.count + 2)
    for (index, coefficient) in polynomial.enumerated() {
      for (shift, own) in [c, b, a].enumerated() {
        let term = arena.expanded(arena.multiply(coefficient, own))
        result[index + shift] = arena.add(result[index + shift], term)
      }
    }
    return result
  }

  /// Quotient and remainder, the latter with two coefficients, of the division by q.
  private func divided(
    _ polynomial: [Node], in arena: inout ExprArena
  ) -> (quotient: [Node], remainder: [Node]) {
    var remainder = polynomial
    while remainder.count < 2 { remainder.append(.zero) }
    var quotient: [Node] = []
    while remainder.count > 2 {
      let factor = arena.divide(remainder.removeLast(), by: a)
      quotient.insert(factor, at: 0)
      let top = remainder.count - 1
      for (offset, own) in [b, c].enumerated() {
        let term = arena.multiply(factor, own)
        remainder[top - offset] = arena.expanded(arena.subtract(remainder[top - offset], term))
      }
    }
    return (quotient, remainder)
  }

  private func sum(_ polynomial: [Node], _ constant: Node, in arena: inout ExprArena) -> [Node] {
    var result = polynomial
    if result.isEmpty { return [constant] }
    result[0] = arena.add(result[0], constant)
    return result
  }
}
