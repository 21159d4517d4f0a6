import ExactArithmetic

extension IntegrationRule {
  /// R(x, ((a·x + b)/(c·x + d))^(1/n)): with u the root, x = (d·uⁿ − b)/(a − c·uⁿ).
  static let linearFractionalRoot = IntegrationRule("root of a linear fraction") {
    integrator, arena, node in
    guard let inversion = arena.linearFractionalInversion(in: node) else { return nil }
    let slope = arena.derivative(of: inversion.kernel)
    let quotient = arena.divide(node, by: slope)
    guard
      let inner = arena.rewriting(quotient, kernel: inversion.kernel, inversion: inversion)
    else { return nil }
    return integrator.integrate(
      arena.cancelled(inner), substituting: inversion.kernel, in: &arena)
  }
}

extension ExprArena {
  /// The substitution for the first root of a linear fraction in a node.
  mutating func linearFractionalInversion(in node: Node) -> Inversion? {
    for part in [node] + kernels(of: node) {
      for factor in factors(of: part) where self[factor.base].kind == .product {
        guard isNumber(factor.weight), !isInteger(factor.weight), !small(factor.weight).isBig,
          small(factor.weight).denominator <= 6,
          let (a, b, c, d) = linearFraction(factor.base)
        else { continue }
        let degree = integer(small(factor.weight).denominator)
        let raised = power(symbol(.x), degree)
        let above = subtract(multiply(d, raised), b)
        let below = subtract(a, multiply(c, raised))
        return Inversion(
          kernel: power(factor.base, power(degree, .minusOne)), inner: symbol(.x),
          inverse: divide(above, by: below))
      }
    }
    return nil
  }

  /// The coefficients of (a·x + b)/(c·x + d).
  private mutating func linearFraction(
    _ node: Node
  ) -> (a: Node, b: Node, c: Node, d: Node)? {
    let (constant, rest) = constantSplit(node)
    var (a, b, c, d) = (Node.zero, Node.one, Node.zero, Node.one)
    let factors = factors(of: rest)
    guard factors.count == 2 else { return nil }
    for factor in factors {
      guard let (slope, intercept) = linear(factor.base) else { return nil }
      switch factor.weight {
      case .one: (a, b) = (slope, intercept)
      case .minusOne: (c, d) = (slope, intercept)
      default: return nil
      }
    }
    guard a != .zero, c != .zero else { return nil }
    return (multiply(constant, a), multiply(constant, b), c, d)
  }
}
