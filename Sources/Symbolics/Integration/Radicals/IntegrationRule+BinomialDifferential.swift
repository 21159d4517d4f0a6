import ExactArithmetic

extension IntegrationRule {
  /// xᵐ·(α + β·xⁿ)ᵖ with rational m, n, p and (m + 1)/n + p an integer: u = (β + α·x⁻ⁿ)^(1/s) for the
  /// denominator s of p (Chebyshev's third case; the others are substitutions that can be inverted).
  static let binomialDifferential = IntegrationRule("binomial differential") {
    integrator, arena, node in
    guard let binomial = BinomialDifferential(node, &arena),
      let inner = binomial.integrand(&arena)
    else { return nil }
    return integrator.integrate(inner, substituting: binomial.kernel(&arena), in: &arena)
  }
}

/// xᵐ·(α + β·xⁿ)ᵖ.
struct BinomialDifferential {
  typealias Node = ExprArena.Node

  private var m: Rational = 0
  private var n: Rational = 0
  private var p: Rational = 0
  private var alpha = Node.zero
  private var beta = Node.zero
  private var base = Node.zero

  init?(_ node: Node, _ arena: inout ExprArena) {
    let x = arena.symbol(.x)
    for factor in arena.factors(of: node) {
      guard let exponent = arena.value(ofNumber: factor.weight) else { return nil }
      if factor.base == x {
        m = exponent
      } else {
        guard base == .zero, !exponent.isInteger, exponent.denominator <= 12 else { return nil }
        (base, p) = (factor.base, exponent)
      }
    }
    let addends = arena.addends(base)
    guard addends.count == 2, let free = addends.firstIndex(where: { arena.isFree($0) }) else {
      return nil
    }
    let (constant, rest) = arena.constantSplit(addends[1 - free])
    let factors = arena.factors(of: rest)
    guard factors.count == 1, factors[0].base == x,
      let exponent = arena.value(ofNumber: factors[0].weight)
    else { return nil }
    (alpha, beta, n) = (addends[free], constant, exponent)
  }

  /// With v = xⁿ the integral is 1/n·∫ v^(q + p)·((α + βv)/v)ᵖ dv, q = (m + 1)/n − 1; then
  /// uˢ = (α + βv)/v, so v = α/(uˢ − β), dv = −α·s·uˢ⁻¹/(uˢ − β)² du.
  func integrand(_ arena: inout ExprArena) -> Node? {
    guard let ratio = try? (m + 1).divided(by: n), let inverse = try? n.reciprocal(),
      let s = p.denominator.asInt, let numerator = p.numerator.asInt,
      let order = (ratio - 1 + p).asInt, abs(order) <= 12, abs(numerator) <= 24
    else { return nil }
    let u = arena.symbol(.x)
    let below = arena.subtract(arena.power(u, arena.integer(s)), beta)
    let front = arena.number(-inverse * Rational(s))
    return arena.product([
      front, arena.power(alpha, arena.integer(order + 1)),
      arena.power(u, arena.integer(numerator + s - 1)),
      arena.power(below, arena.integer(-order - 2)),
    ])
  }

  /// u = (α + β·xⁿ)^(1/s)/x^(n/s).
  func kernel(_ arena: inout ExprArena) -> Node {
    let degree = Rational(p.denominator)
    let root = (try? degree.reciprocal()) ?? 1
    let power = arena.power(arena.symbol(.x), arena.number(-n * root))
    return arena.multiply(arena.power(base, arena.number(root)), power)
  }
}
