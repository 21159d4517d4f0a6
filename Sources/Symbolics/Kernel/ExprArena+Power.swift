extension ExprArena {
  /// The canonical power.
  ///
  /// Laws: bᵐⁿ for integer n; (bᵃ)ᵉ = bᵃᵉ for −1 < a ≤ 1 (the argument stays within the principal
  /// branch), for positive b with real a, and as |b|ᵃᵉ for real b and even a; positive factors leave
  /// a product's power; e^(c·ln v + w) = v^c·e^w for a number c.
  mutating func power(_ base: Node, _ exponent: Node) -> Node {
    if base == .undefined || exponent == .undefined { return .undefined }
    if exponent == .one { return base }
    if exponent == .zero { return base == .zero ? .undefined : .one }
    if base == .e { return exponential(exponent) }
    let record = self[base]
    switch record.kind {
    case .number: return numberPower(base, exponent)
    case .product: return productPower(base, exponent)
    case .power: return nestedPower(base, exponent)
    case .sum where isInteger(exponent) && isLeadingNegative(base):
      let positive = internPower(negate(base), exponent)
      return isEvenInteger(exponent) ? positive : negate(positive)
    case .function
    where record.code == Operator.abs.rawValue && isEvenInteger(exponent)
      && isKnown(Node(id: record.first), .real):
      return power(Node(id: record.first), exponent)
    default: return internPower(base, exponent)
    }
  }

  private mutating func nestedPower(_ base: Node, _ exponent: Node) -> Node {
    let inner = Node(id: self[base].first)
    let innerExponent = Node(id: self[base].second)
    if isInteger(exponent) { return power(inner, multiply(innerExponent, exponent)) }
    if isNumber(innerExponent), compareNumbers(innerExponent, .minusOne) > 0,
      compareNumbers(innerExponent, .one) <= 0
    {
      return power(inner, multiply(innerExponent, exponent))
    }
    if isKnown(inner, .positive) && isKnown(innerExponent, .real) {
      return power(inner, multiply(innerExponent, exponent))
    }
    if isKnown(inner, .real) && isEvenInteger(innerExponent) {
      return power(apply(.abs, inner), multiply(innerExponent, exponent))
    }
    return internPower(base, exponent)
  }

  private mutating func productPower(_ base: Node, _ exponent: Node) -> Node {
    let record = self[base]
    let mark = scratch.count
    var coefficient = Node.one
    if isInteger(exponent) {
      guard pushFactor(base, to: exponent, coefficient: &coefficient) else { return abandon(mark) }
      return finishProduct(from: mark, coefficient: coefficient)
    }
    // Positive factors leave; the rest, with the sign of the coefficient, stays under the exponent.
    var rest = isNegativeNumber(record.scalar) ? Node.minusOne : .one
    let magnitude = isNegativeNumber(record.scalar) ? negateNumber(record.scalar) : record.scalar
    var left = magnitude == .one ? Node.one : power(magnitude, exponent)
    let hasPositiveCoefficient = magnitude != .one
    var moved = 0
    for index in Int(record.first)..<Int(record.first + record.second) {
      let factor = terms[index]
      let node = power(factor.base, factor.weight)
      if isKnown(node, .positive) {
        left = multiply(left, power(node, exponent))
        moved += 1
      } else {
        rest = multiply(rest, node)
      }
    }
    if moved == 0 && !hasPositiveCoefficient { return internPower(base, exponent) }
    return multiply(left, power(rest, exponent))
  }

  /// e to the exponent, with number multiples of logarithms taken out.
  private mutating func exponential(_ exponent: Node) -> Node {
    let record = self[exponent]
    switch record.kind {
    case .function where record.code == Operator.ln.rawValue: return Node(id: record.first)
    case .product where isLogarithm(monicFactor(record)):
      return power(Node(id: self[monicFactor(record)].first), record.scalar)
    case .sum:
      var left = Node.one
      var rest = exponent
      for index in Int(record.first)..<Int(record.first + record.second) {
        let term = terms[index]
        guard isLogarithm(term.base) else { continue }
        left = multiply(left, power(Node(id: self[term.base].first), term.weight))
        rest = subtract(rest, scale(term.base, by: term.weight))
      }
      if left == .one { return internPower(.e, exponent) }
      return multiply(left, power(.e, rest))
    default: return internPower(.e, exponent)
    }
  }

  /// The only factor of a product that has one to the exponent 1, else the undefined node.
  private func monicFactor(_ record: Record) -> Node {
    let factor = terms[Int(record.first)]
    return record.second == 1 && factor.weight == .one ? factor.base : .undefined
  }

  private func isLogarithm(_ node: Node) -> Bool {
    self[node].kind == .function && self[node].code == Operator.ln.rawValue
  }
}
