/// Gradshteyn and Ryzhik (2007), 2.266.
extension QuadraticRadical {
  /// The root of q(r)·w² + q′(r)·w + a, which √q becomes with w = 1/(x − r), up to a factor |w|.
  private init(reciprocalAt pole: Node, of radical: QuadraticRadical, _ arena: inout ExprArena) {
    let whole = arena.node(coefficients: [radical.c, radical.b, radical.a])
    a = arena.substituting(pole, for: .x, in: whole)
    b = arena.substituting(pole, for: .x, in: radical.slope(in: &arena))
    (c, radicand, discriminant) = (radical.a, radical.radicand, radical.discriminant)
  }

  /// ∫ Σ cₖ·(x − r)⁻ᵏ/√q dx for k = 1, 2 …, with w = 1/(x − r); nil where q(r) is zero.
  func antiderivative(
    ofPoleAt pole: Node, coefficients: [Node], in arena: inout ExprArena
  ) -> Node? {
    let inverse = QuadraticRadical(reciprocalAt: pole, of: self, &arena)
    guard inverse.a != .zero, arena.isNumber(inverse.a) else { return nil }
    let (quotient, last) = inverse.lowered(coefficients, in: &arena)
    let distance = arena.subtract(arena.symbol(.x), pole)
    let root = root(1, in: &arena)
    var parts: [Node] = []
    for (index, coefficient) in quotient.enumerated() {
      let power = arena.power(distance, arena.integer(-index - 1))
      parts.append(arena.product([.minusOne, coefficient, power, root]))
    }
    let line = arena.add(arena.scale(inverse.a, by: .two), arena.multiply(inverse.b, distance))
    if arena.isNegativeNumber(inverse.a) {
      let size = arena.power(arena.negate(inverse.a), .half)
      let angle = arena.divide(line, by: arena.product([.two, size, root]))
      parts.append(arena.divide(arena.multiply(last, arena.apply(.atan, angle)), by: size))
    } else {
      let size = arena.power(inverse.a, .half)
      let above = arena.add(arena.product([.two, size, root]), line)
      let logarithm = arena.apply(.ln, arena.divide(above, by: distance))
      parts.append(arena.negate(arena.divide(arena.multiply(last, logarithm), by: size)))
    }
    return arena.sum(parts)
  }
}
