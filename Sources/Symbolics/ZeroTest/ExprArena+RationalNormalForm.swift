/// The exact rung of the zero test: a rational function of kernels with all relations that we know applied.
extension ExprArena {
  /// A form in which many expressions equal to zero are literally zero.
  ///
  /// Functions are rewritten to a common basis (tan, cot, sec, csc by sin and cos; the hyperbolic ones by
  /// exponentials), sums are brought over a common
  /// denominator at every level, numerators multiplied out, and even powers of sines replaced through
  /// sin² + cos² = 1. Work is bounded: expressions of more than 3,000 tokens and products of more than
  /// 400 terms are left as they are, and after 20,000 new nodes nothing more is multiplied out.
  ///
  /// With angles taken apart, the sine and cosine of a sum or multiple become those of its parts. That
  /// proves more and costs more, so it is tried second.
  mutating func rationalNormalForm(_ node: Node, takingAnglesApart: Bool = false) -> Node {
    guard prefixLength(node) <= 3_000 else { return node }
    let nodeLimit = nodeCount + 20_000
    let parts = rebuilt(node) { arena, part in
      takingAnglesApart ? arena.withAnglesApart(part) : part
    }
    let basis = rebuilt(parts) { arena, part in arena.inBasis(part) }
    if basis == .undefined { return node }
    return rebuilt(basis) { arena, part in
      arena.nodeCount < nodeLimit ? arena.overCommonDenominator(part) : part
    }
  }

  private mutating func inBasis(_ node: Node) -> Node {
    let record = self[node]
    guard record.kind == .function, let op = Operator(rawValue: record.code) else { return node }
    let u = Node(id: record.first)
    switch op {
    case .sinh: return exponentialPair(u, .minusOne)
    case .cosh: return exponentialPair(u, .one)
    case .tanh: return divide(exponentialPair(u, .minusOne), by: exponentialPair(u, .one))
    case .coth: return divide(exponentialPair(u, .one), by: exponentialPair(u, .minusOne))
    case .sech: return power(exponentialPair(u, .one), .minusOne)
    case .csch: return power(exponentialPair(u, .minusOne), .minusOne)
    default: return bySineAndCosine(op, u) ?? node
    }
  }

  private mutating func withAnglesApart(_ node: Node) -> Node {
    let record = self[node]
    guard record.kind == .function, let op = Operator(rawValue: record.code) else { return node }
    let (sine, cosine): (Node, Node)
    switch op {
    case .sin, .cos, .tan, .cot, .sec, .csc: (sine, cosine) = circular(Node(id: record.first))
    default: return node
    }
    switch op {
    case .sin: return sine
    case .cos: return cosine
    case .tan: return divide(sine, by: cosine)
    case .cot: return divide(cosine, by: sine)
    case .sec: return power(cosine, .minusOne)
    default: return power(sine, .minusOne)
    }
  }

  /// Sine and cosine of u by those of its parts.
  ///
  /// Sums of up to three terms and multiples up to 8 are taken apart.
  private mutating func circular(_ u: Node) -> (sine: Node, cosine: Node) {
    let record = self[u]
    if record.kind == .sum, record.second <= 3 {
      let term = terms[Int(record.first)]
      let first = scale(term.base, by: term.weight)
      let rest = subtract(u, first)
      return turned(circular(first), by: circular(rest))
    }
    if record.kind == .product, let factor = smallInteger(record.scalar), (2...8).contains(factor) {
      let single = circular(monic(u))
      var multiple = single
      for _ in 1..<factor { multiple = turned(multiple, by: single) }
      return multiple
    }
    return (apply(.sin, u), apply(.cos, u))
  }

  /// Sine and cosine of the sum of two angles, multiplied out.
  private mutating func turned(
    _ a: (sine: Node, cosine: Node), by b: (sine: Node, cosine: Node)
  ) -> (sine: Node, cosine: Node) {
    let sine = add(multiply(a.sine, b.cosine), multiply(a.cosine, b.sine))
    let cosine = subtract(multiply(a.cosine, b.cosine), multiply(a.sine, b.sine))
    return (distributedThroughout(sine), distributedThroughout(cosine))
  }

  /// (eᵘ + s·e⁻ᵘ)/2.
  private mutating func exponentialPair(_ u: Node, _ sign: Node) -> Node {
    let plus = apply(.exp, u)
    let minus = apply(.exp, negate(u))
    return scale(add(plus, scale(minus, by: sign)), by: .half)
  }

  private mutating func overCommonDenominator(_ node: Node) -> Node {
    guard self[node].kind == .sum else { return node }
    let factored = withCommonFactorsOut(expandedSum(node))
    let record = self[factored]
    guard record.kind == .product else { return expandedSum(factored) }
    var parts = [record.scalar]
    for factor in terms[range(record)] {
      let isNumerator = self[factor.base].kind == .sum && factor.weight == .one
      parts.append(isNumerator ? expandedSum(factor.base) : power(factor.base, factor.weight))
    }
    return product(parts)
  }

  /// The terms multiplied out and sines reduced, until nothing changes (at most four rounds).
  private mutating func expandedSum(_ node: Node) -> Node {
    var current = node
    for _ in 0..<4 {
      var parts: [Node] = []
      for addend in addends(current) {
        parts.append(distributed(reducedSines(splitRoots(addend))))
      }
      let next = sum(parts)
      if next == current || next == .undefined { break }
      current = next
    }
    return current
  }

  /// sinⁿ with n ≥ 2 becomes sinⁿ⁻²·(1 − cos²) in a product or power.
  private mutating func reducedSines(_ node: Node) -> Node {
    mapFactors(node) { arena, factor in
      let inner = arena[factor.base]
      guard inner.kind == .function, inner.code == Operator.sin.rawValue,
        let exponent = arena.smallInteger(factor.weight), (2...16).contains(exponent)
      else { return nil }
      let cosine = arena.apply(.cos, Node(id: inner.first))
      let square = arena.subtract(.one, arena.power(cosine, .two))
      return (
        arena.power(square, arena.integer(exponent / 2)),
        exponent % 2 == 0 ? .one : factor.base
      )
    }
  }

  /// b^(n + r) with 0 < r < 1 and n ≥ 1 becomes bⁿ·bʳ, so that bⁿ can be multiplied out.
  private mutating func splitRoots(_ node: Node) -> Node {
    mapFactors(node) { arena, factor in
      guard arena[factor.base].kind == .sum, arena.isNumber(factor.weight),
        !arena.isInteger(factor.weight)
      else { return nil }
      let weight = arena.small(factor.weight)
      guard !weight.isBig, weight.numerator > weight.denominator else { return nil }
      let whole = arena.integer(weight.numerator / weight.denominator)
      let rest = arena.addNumbers(factor.weight, arena.negateNumber(whole))
      return (arena.power(factor.base, whole), arena.power(factor.base, rest))
    }
  }

  /// A product with some factors replaced by two; a replaced factor is multiplied out with the rest.
  private mutating func mapFactors(
    _ node: Node, _ replacement: (inout ExprArena, Term) -> (Node, Node)?
  ) -> Node {
    let record = self[node]
    let factors: [Term]
    switch record.kind {
    case .product: factors = Array(terms[range(record)])
    case .power: factors = [Term(base: Node(id: record.first), weight: Node(id: record.second))]
    default: return node
    }
    var results: [Node] = [.one]
    var isChanged = false
    for factor in factors {
      let parts: [Node]
      if let (first, second) = replacement(&self, factor) {
        isChanged = true
        // Kept apart: the canonical product would join b and √b again.
        var addends = addends(distributed(first))
        for index in addends.indices { addends[index] = multiply(addends[index], second) }
        parts = addends
      } else {
        parts = [power(factor.base, factor.weight)]
      }
      guard results.count * parts.count <= 400 else { return node }
      var next: [Node] = []
      for left in results {
        for right in parts { next.append(multiply(left, right)) }
      }
      results = next
    }
    guard isChanged else { return node }
    let scalar = record.kind == .product ? record.scalar : .one
    return scale(sum(results), by: scalar)
  }
}
