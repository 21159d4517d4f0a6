extension ExprArena {
  /// The canonical product of the nodes.
  public mutating func product(_ nodes: [Node]) -> Node {
    let mark = scratch.count
    var coefficient = Node.one
    for node in nodes where !pushFactor(node, to: .one, coefficient: &coefficient) {
      return abandon(mark)
    }
    return finishProduct(from: mark, coefficient: coefficient)
  }

  mutating func multiply(_ a: Node, _ b: Node) -> Node {
    if a == .one { return b }
    if b == .one { return a }
    if isNumber(a) && b != .undefined { return scale(b, by: a) }
    if isNumber(b) && a != .undefined { return scale(a, by: b) }
    let mark = scratch.count
    var coefficient = Node.one
    guard pushFactor(a, to: .one, coefficient: &coefficient),
      pushFactor(b, to: .one, coefficient: &coefficient)
    else { return abandon(mark) }
    return finishProduct(from: mark, coefficient: coefficient)
  }

  mutating func divide(_ a: Node, by b: Node) -> Node { multiply(a, power(b, .minusOne)) }

  /// Multiplies the product being gathered on the scratch stack by `node` to an integer exponent.
  ///
  /// False where the result is undefined.
  mutating func pushFactor(_ node: Node, to exponent: Node, coefficient: inout Node) -> Bool {
    let record = self[node]
    switch record.kind {
    case .undefined: return false
    case .number:
      if exponent == .one {
        coefficient = multiplyNumbers(coefficient, node)
      } else if node == .zero && isNegativeNumber(exponent) {
        return false
      } else if let folded = foldPower(node, exponent) {
        coefficient = multiplyNumbers(coefficient, folded)
      } else {
        scratch.append(Term(base: node, weight: exponent))
      }
    case .product:
      guard pushFactor(record.scalar, to: exponent, coefficient: &coefficient) else { return false }
      for index in Int(record.first)..<Int(record.first + record.second) {
        let factor = terms[index]
        guard pushPower(factor.base, factor.weight, to: exponent, coefficient: &coefficient) else {
          return false
        }
      }
    case .power:
      return pushPower(
        Node(id: record.first), Node(id: record.second), to: exponent, coefficient: &coefficient)
    case .sum where isLeadingNegative(node):
      // (1 − x)ⁿ becomes (−1)ⁿ (x − 1)ⁿ, so that a factor and its negative are one.
      if !isEvenInteger(exponent) { coefficient = negateNumber(coefficient) }
      let positive = negate(node)
      scratch.append(Term(base: positive, weight: exponent))
    case .symbol, .function, .sum: scratch.append(Term(base: node, weight: exponent))
    }
    return true
  }

  /// Pushes a canonical power raised to an integer, which may open it: ((a·b)^(1/2))² is a·b.
  private mutating func pushPower(
    _ base: Node, _ weight: Node, to exponent: Node, coefficient: inout Node
  ) -> Bool {
    guard exponent != .one else {
      scratch.append(Term(base: base, weight: weight))
      return true
    }
    let raised = power(base, multiply(weight, exponent))
    if self[raised].kind == .power {
      let record = self[raised]
      scratch.append(Term(base: Node(id: record.first), weight: Node(id: record.second)))
      return true
    }
    return pushFactor(raised, to: .one, coefficient: &coefficient)
  }

  /// Sorts, collects and interns the factors on the scratch stack from `mark` on.
  mutating func finishProduct(from mark: Int, coefficient: Node) -> Node {
    var coefficient = coefficient
    // Collecting exponents may open a power (x^(1/2)·x^(1/2) is x, √(2)·√(2) a number), whose factors
    // then meet the others; each round has fewer fractional or symbolic powers than the one before.
    var isStable = false
    while !isStable {
      sortScratch(from: mark, ascending: true)
      guard let stable = collectFactors(from: mark, coefficient: &coefficient) else {
        return abandon(mark)
      }
      isStable = stable
    }
    let result: Node
    let count = scratch.count - mark
    if coefficient == .zero {
      result = .zero
    } else if count == 0 {
      result = coefficient
    } else if count == 1 {
      let factor = scratch[mark]
      if factor.weight == .one {
        result = scale(factor.base, by: coefficient)
      } else if coefficient == .one {
        result = internPower(factor.base, factor.weight)
      } else {
        result = internTerms(.product, scalar: coefficient, from: mark)
      }
    } else {
      result = internTerms(.product, scalar: coefficient, from: mark)
    }
    scratch.removeSubrange(mark...)
    return result
  }

  /// Adds the exponents of neighbours of equal base, in place; nil where undefined, false where a
  /// power changed its base, so that sorting and collecting must be done again.
  private mutating func collectFactors(from mark: Int, coefficient: inout Node) -> Bool? {
    let end = scratch.count
    var isStable = true
    var numericBases = 0
    var (kept, index) = (mark, mark)
    while index < end {
      let base = scratch[index].base
      var weight = scratch[index].weight
      index += 1
      var isCollected = false
      while index < end, scratch[index].base == base {
        weight = add(weight, scratch[index].weight)
        index += 1
        isCollected = true
      }
      if weight == .undefined { return nil }
      if weight == .zero { continue }
      if isNumber(base) { numericBases += 1 }
      // Only a collected exponent can be reducible: a single factor came from a canonical power.
      if isCollected || isNumber(base) {
        let folded = power(base, weight)
        if folded == .undefined { return nil }
        // √5·√5 is a number, which belongs to the coefficient.
        if isNumber(folded) || !isSamePower(folded, base, weight) {
          scratch.append(Term(base: folded, weight: .one))
          isStable = false
          continue
        }
      }
      scratch[kept] = Term(base: base, weight: weight)
      kept += 1
    }
    if isStable {
      scratch.removeSubrange(kept..<end)
      return numericBases > 1 ? joinRadicals(from: mark, coefficient: &coefficient) : true
    }
    reopen(kept: kept, end: end, coefficient: &coefficient)
    return false
  }

  private func isSamePower(_ node: Node, _ base: Node, _ weight: Node) -> Bool {
    // A number is no factor: √2·x·√2 is 2·x.
    if weight == .one { return node == base && !isNumber(base) }
    let record = self[node]
    return record.kind == .power && record.first == base.id && record.second == weight.id
  }

  /// Replaces the rewritten powers on top of the stack (from `end` on) by their factors.
  private mutating func reopen(kept: Int, end: Int, coefficient: inout Node) {
    let rewritten = Array(scratch[end...])
    scratch.removeSubrange(kept...)
    for term in rewritten {
      _ = pushFactor(term.base, to: .one, coefficient: &coefficient)
    }
  }
}
