/// Products of functions of one family, such as sin u/cos u = tan u and 2·sin u·cos u = sin 2u.
extension ExprArena {
  /// The shortest spelling of a product, power or function with quotients and double angles joined.
  ///
  /// A cotangent or secant stands for a quotient, never the other way round where that would lose points:
  /// cot u is defined at the zeros of cos u, 1/tan u is not.
  mutating func circularProduct(_ node: Node, _ family: FunctionFamily) -> Node {
    let monomial = circularMonomial(node, family)
    if monomial.powers.isEmpty { return node }
    var best = joined(monomial, family)
    for candidate in [withHalvedAngles(monomial, family)].compactMap({ $0 }) {
      keepSmaller(joined(candidate, family), &best)
    }
    return best != .undefined && prefixLength(best) <= prefixLength(node) ? best : node
  }

  private mutating func joined(_ monomial: CircularMonomial, _ family: FunctionFamily) -> Node {
    var parts = [monomial.rest]
    for (argument, power) in monomial.powers { parts += quotient(power, argument, family) }
    var best = product(parts)
    // Double angles are tried one argument after the other, in place of its quotient.
    for (index, (argument, power)) in monomial.powers.enumerated() {
      guard let doubled = doubleAngle(power, argument, family) else { continue }
      var parts = [monomial.rest] + doubled
      for (other, (argument, power)) in monomial.powers.enumerated() where other != index {
        parts += quotient(power, argument, family)
      }
      keepSmaller(product(parts), &best)
    }
    return best
  }

  /// sinᵃ u·cosᵇ u with positive exponents: by tan and sec, cot and csc.
  private mutating func quotient(
    _ exponents: CircularPower, _ u: Node, _ family: FunctionFamily
  ) -> [Node] {
    let (a, b) = (exponents.sine, exponents.cosine)
    let tangents = max(0, min(a, -b))
    let cotangents = max(0, min(-a, b))
    return [
      raised(family.tangent, u, tangents), raised(family.cotangent, u, cotangents),
      raised(family.sine, u, max(0, a - tangents)),
      raised(family.cosecant, u, max(0, -a - cotangents)),
      raised(family.cosine, u, max(0, b - cotangents)),
      raised(family.secant, u, max(0, -b - tangents)),
    ]
  }

  /// sinᵐ u·cosᵐ u = (½ sin 2u)ᵐ, and what is left, for exponents of one sign.
  private mutating func doubleAngle(
    _ exponents: CircularPower, _ u: Node, _ family: FunctionFamily
  ) -> [Node]? {
    let (a, b) = (exponents.sine, exponents.cosine)
    guard a.signum() == b.signum(), a != 0 else { return nil }
    let common = a > 0 ? min(a, b) : max(a, b)
    let double = apply(a > 0 ? family.sine : family.cosecant, scale(u, by: .two))
    let rest = CircularPower(sine: a - common, cosine: b - common)
    return [
      power(double, integer(abs(common))), power(.two, integer(-common)),
    ] + quotient(rest, u, family)
  }

  /// sin 2u written 2·sin u·cos u where sin u or cos u is a factor too; nil where there is none.
  private mutating func withHalvedAngles(
    _ monomial: CircularMonomial, _ family: FunctionFamily
  ) -> CircularMonomial? {
    for (index, (argument, exponents)) in monomial.powers.enumerated()
    where exponents.cosine == 0 && exponents.sine != 0 {
      let half = scale(argument, by: .half)
      guard monomial.powers.contains(where: { $0.argument == half }) else { continue }
      var result = monomial
      result.powers.remove(at: index)
      result.multiply(
        by: CircularPower(sine: exponents.sine, cosine: exponents.sine), at: half)
      result.rest = multiply(result.rest, power(.two, integer(exponents.sine)))
      return result
    }
    return nil
  }
}
