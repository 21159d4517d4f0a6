/// The powers pass: absolute values, signs, and powers of positive numbers to the same symbolic exponent.
///
/// √(u²) = |u| for real u, (uᵃ)ᵇ and (u·v)ᵃ where the base is known to be positive are laws of the canonical form.
extension ExprArena {
  /// Powers, absolute values and signs in the shortest form that is found, at every level.
  mutating func powers(_ node: Node) -> Node {
    rebuilt(node) { arena, part in
      switch arena[part].kind {
      case .function: arena.magnitudeFunction(part)
      case .power, .product: arena.numericPowers(arena.magnitudeProduct(part))
      default: part
      }
    }
  }

  /// Products such as 6ˣ/2ˣ = 3ˣ and 2ˣ·3ˣ = 6ˣ: bases are positive, so they hold for complex x too.
  private mutating func numericPowers(_ node: Node) -> Node {
    let count = factorList(node).count { isSymbolicPower($0) }
    guard count > 1 else { return node }
    var best = node
    let apart = withPrimeBases(node)
    keepSmaller(apart, &best)
    keepSmaller(withBasesJoined(node), &best)
    keepSmaller(withBasesJoined(apart), &best)
    return best
  }

  private func isSymbolicPower(_ factor: Term) -> Bool {
    isNumber(factor.base) && !isNegativeNumber(factor.base) && !isNumber(factor.weight)
      && !small(factor.base).isBig
  }

  private mutating func withPrimeBases(_ node: Node) -> Node {
    var parts = [coefficient(node)]
    for factor in factorList(node) {
      guard isSymbolicPower(factor) else {
        parts.append(power(factor.base, factor.weight))
        continue
      }
      let value = small(factor.base)
      for (part, sign) in [(value.numerator, 1), (value.denominator, -1)] {
        for prime in primeFactors(part) {
          let exponent = scale(factor.weight, by: integer(sign * prime.count))
          parts.append(power(integer(prime.prime), exponent))
        }
      }
    }
    return product(parts)
  }

  private mutating func withBasesJoined(_ node: Node) -> Node {
    var parts = [coefficient(node)]
    var groups: [Term] = []
    for factor in factorList(node) {
      guard isSymbolicPower(factor) else {
        parts.append(power(factor.base, factor.weight))
        continue
      }
      if let index = groups.firstIndex(where: { $0.weight == factor.weight }) {
        groups[index].base = multiplyNumbers(groups[index].base, factor.base)
      } else {
        groups.append(factor)
      }
    }
    for group in groups { parts.append(power(group.base, group.weight)) }
    return product(parts)
  }
}
