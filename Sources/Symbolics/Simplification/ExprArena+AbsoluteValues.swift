/// Absolute values and signs: |a|·|b| = |a·b|, u/|u| = sign u and the like.
///
/// |z|·|w| = |z·w| holds for complex numbers too; whatever trades u² for |u|² needs a real u.
extension ExprArena {
  /// |u| and sign u with positive factors, powers and known signs taken out.
  mutating func magnitudeFunction(_ node: Node) -> Node {
    guard let (op, u) = functionParts(node), op == .abs || op == .sign else { return node }
    let factors = factorList(u)
    if let (inner, v) = functionParts(u) {
      switch (op, inner) {
      case (.abs, .sign), (.sign, .abs): return isKnown(v, .nonzero) ? .one : node
      case (.sign, .sign): return u
      case (.sign, .sinh), (.sign, .tanh), (.sign, .asinh), (.sign, .atan):
        return isKnown(v, .real) ? apply(.sign, v) : node
      default: return node
      }
    }
    guard self[u].kind == .product || self[u].kind == .power else { return node }
    var parts = [apply(op, coefficient(u))]
    for factor in factors {
      guard let part = magnitudeFactor(op, factor) else { return node }
      parts.append(part)
    }
    var best = node
    keepSmaller(product(parts), &best)
    let joined = withMagnitudesJoined(product(parts))
    return prefixLength(joined) <= prefixLength(best) ? joined : best
  }

  /// |bᵏ| = |b|ᵏ for real k; sign(bᵏ) = sign(b)ᵏ for integer k.
  private mutating func magnitudeFactor(_ op: Operator, _ factor: Term) -> Node? {
    let node = power(factor.base, factor.weight)
    if op == .sign {
      if isKnown(node, .positive) { return .one }
      guard isKnown(factor.base, .real), let exponent = integerValue(factor.weight) else {
        return nil
      }
      return power(apply(.sign, factor.base), integer(exponent % 2 == 0 ? 2 : 1))
    }
    return isNumber(factor.weight)
      ? power(apply(.abs, factor.base), factor.weight) : apply(.abs, node)
  }

  /// A product or power with |u|, sign u and u brought together, in its shortest form.
  mutating func magnitudeProduct(_ node: Node) -> Node {
    guard factorList(node).contains(where: { isMagnitude($0.base) }) else { return node }
    var best = node
    let apart = withMagnitudesApart(node)
    for form in [node, apart] {
      let paired = withSignsPaired(form)
      keepSmaller(paired, &best)
      keepSmaller(withMagnitudesJoined(paired), &best)
    }
    return best
  }

  private func isMagnitude(_ node: Node) -> Bool {
    functionParts(node).map { $0.op == .abs || $0.op == .sign } ?? false
  }

  /// |a·b|ᵏ written |a|ᵏ·|b|ᵏ.
  private mutating func withMagnitudesApart(_ node: Node) -> Node {
    var parts = [coefficient(node)]
    for factor in factorList(node) {
      if let (op, u) = functionParts(factor.base), op == .abs, self[u].kind == .product {
        for inner in factorList(u) {
          let magnitude = apply(.abs, power(inner.base, inner.weight))
          parts.append(power(magnitude, factor.weight))
        }
      } else {
        parts.append(power(factor.base, factor.weight))
      }
    }
    return product(parts)
  }

  /// Integer powers of absolute values under one, and signs under one.
  private mutating func withMagnitudesJoined(_ node: Node) -> Node {
    var rest = [coefficient(node)]
    var (magnitudes, signs): ([Node], [Node]) = ([], [])
    for factor in factorList(node) {
      if let (op, u) = functionParts(factor.base), op == .abs || op == .sign,
        isInteger(factor.weight), op == .abs || factor.weight == .one
      {
        if op == .abs { magnitudes.append(power(u, factor.weight)) } else { signs.append(u) }
      } else {
        rest.append(power(factor.base, factor.weight))
      }
    }
    if !magnitudes.isEmpty { rest.append(apply(.abs, product(magnitudes))) }
    if !signs.isEmpty { rest.append(apply(.sign, product(signs))) }
    return product(rest)
  }

  /// u^k·|u|^b·sign(u)^s of a real u by the parity of k + s and by k + b.
  private mutating func withSignsPaired(_ node: Node) -> Node {
    var parts = [coefficient(node)]
    var factors = factorList(node)
    var arguments: [Node] = []
    for factor in factors {
      guard let (op, u) = functionParts(factor.base), op == .abs || op == .sign,
        isKnown(u, .real), !arguments.contains(u)
      else { continue }
      arguments.append(u)
    }
    for u in arguments {
      let (magnitude, sign) = (apply(.abs, u), apply(.sign, u))
      var (k, b, s) = (0, 0, 0)
      factors.removeAll { factor in
        guard [u, magnitude, sign].contains(factor.base),
          let exponent = integerValue(factor.weight)
        else { return false }
        if factor.base == u {
          k = exponent
        } else if factor.base == magnitude {
          b = exponent
        } else {
          s = exponent
        }
        return true
      }
      parts.append(paired(u, power: k, magnitude: b, sign: s))
    }
    for factor in factors { parts.append(power(factor.base, factor.weight)) }
    return product(parts)
  }

  private mutating func paired(_ u: Node, power k: Int, magnitude b: Int, sign s: Int) -> Node {
    let (size, isOdd) = (k + b, (k + s) % 2 != 0)
    let (magnitude, sign) = (apply(.abs, u), apply(.sign, u))
    if isOdd == (size % 2 != 0) {
      // sign(u)² is 0 where u is.
      if k == 0, b == 0, s != 0, !isKnown(u, .nonzero) { return power(sign, .two) }
      return power(u, integer(size))
    }
    if !isOdd { return power(magnitude, integer(size)) }
    var best = multiply(sign, power(u, integer(size)))
    if size != 0 { keepSmaller(multiply(u, power(magnitude, integer(size - 1))), &best) }
    return best
  }
}
