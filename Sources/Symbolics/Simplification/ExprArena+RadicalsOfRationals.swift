import ExactArithmetic

/// The radicals pass: constants made of square roots of rationals in the one form a + b√m + c√n + ….
///
/// Only numbers are touched, so the pass holds for all values of the symbols. √12 = 2√3 and 1/√2 = √2/2 are laws of the canonical form.
extension ExprArena {
  /// Sums of square roots out of denominators and out of square roots, products of them multiplied out.
  mutating func radicals(_ node: Node) -> Node {
    rebuilt(node) { arena, part in
      arena[part].kind == .power || arena[part].kind == .product
        ? arena.withSurdsJoined(part) : part
    }
  }

  /// A product or power with its constant factors in square roots multiplied out.
  private mutating func withSurdsJoined(_ node: Node) -> Node {
    var rest: [Node] = []
    var total = Surd(value(ofNumber: coefficient(node)) ?? 1)
    var hasSum = false
    for factor in factorList(node) {
      if self[factor.base].symbols == 0, self[factor.weight].symbols == 0,
        let value = surd(ofFactor: factor), let product = total.multiplied(by: value)
      {
        total = product
        hasSum = hasSum || self[factor.base].kind == .sum
      } else {
        rest.append(power(factor.base, factor.weight))
      }
    }
    guard hasSum else { return node }
    return product([self.node(of: total)] + rest)
  }

  private mutating func surd(ofFactor factor: Term) -> Surd? {
    guard let base = surd(of: factor.base) else { return nil }
    if let exponent = integerValue(factor.weight, atMost: 16) { return base.raised(to: exponent) }
    guard isNumber(factor.weight),
      let halves = integerValue(multiplyNumbers(factor.weight, .two), atMost: 16)
    else { return nil }
    if isInteger(factor.base), let radicand = integerValue(factor.base, atMost: .max),
      radicand > 0, factor.weight == .half
    {
      return Surd(rootOf: radicand)
    }
    return base.squareRoot?.raised(to: halves)
  }

  /// The value of a constant sum of square roots; nil for other nodes.
  private mutating func surd(of node: Node) -> Surd? {
    guard self[node].symbols == 0, prefixLength(node) <= 200 else { return nil }
    if let value = value(ofNumber: node) { return Surd(value) }
    switch self[node].kind {
    case .sum:
      var total = Surd(0)
      for addend in addends(node) {
        guard let value = surd(of: addend) else { return nil }
        total = total + value
      }
      return total.terms.count <= Surd.termLimit ? total : nil
    case .product, .power:
      var total = Surd(value(ofNumber: coefficient(node)) ?? 1)
      for factor in factorList(node) {
        guard let value = surd(ofFactor: factor), let product = total.multiplied(by: value) else {
          return nil
        }
        total = product
      }
      return total
    default: return nil
    }
  }

  private mutating func node(of surd: Surd) -> Node {
    var parts: [Node] = []
    for (radicand, coefficient) in surd.terms.sorted(by: { $0.key < $1.key }) {
      let root = power(integer(radicand), .half)
      parts.append(scale(root, by: number(coefficient)))
    }
    return sum(parts)
  }
}
