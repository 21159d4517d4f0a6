extension ExprArena {
  /// The canonical sum of the nodes.
  public mutating func sum(_ nodes: [Node]) -> Node {
    let mark = scratch.count
    var constant = Node.zero
    for node in nodes where !pushTerm(node, times: .one, constant: &constant) {
      return abandon(mark)
    }
    return finishSum(from: mark, constant: constant)
  }

  mutating func add(_ a: Node, _ b: Node) -> Node {
    if a == .zero { return b }
    if b == .zero { return a }
    if isNumber(a) && isNumber(b) { return addNumbers(a, b) }
    return combine(a, .one, b, .one)
  }

  mutating func subtract(_ a: Node, _ b: Node) -> Node { combine(a, .one, b, .minusOne) }

  private mutating func combine(_ a: Node, _ p: Node, _ b: Node, _ q: Node) -> Node {
    let mark = scratch.count
    var constant = Node.zero
    guard pushTerm(a, times: p, constant: &constant), pushTerm(b, times: q, constant: &constant)
    else { return abandon(mark) }
    return finishSum(from: mark, constant: constant)
  }

  /// The product of a number and a node, distributed over a sum.
  mutating func scale(_ node: Node, by factor: Node) -> Node {
    if factor == .one { return node }
    let mark = scratch.count
    var constant = Node.zero
    guard pushTerm(node, times: factor, constant: &constant) else { return abandon(mark) }
    return finishSum(from: mark, constant: constant)
  }

  mutating func negate(_ node: Node) -> Node { scale(node, by: .minusOne) }

  mutating func abandon(_ mark: Int) -> Node {
    scratch.removeSubrange(mark...)
    return .undefined
  }

  /// Adds `factor · node` to the sum being gathered on the scratch stack; false where it is undefined.
  mutating func pushTerm(_ node: Node, times factor: Node, constant: inout Node) -> Bool {
    let record = self[node]
    switch record.kind {
    case .undefined: return false
    case .number: constant = addNumbers(constant, multiplyNumbers(factor, node))
    case .sum:
      constant = addNumbers(constant, multiplyNumbers(factor, record.scalar))
      for index in Int(record.first)..<Int(record.first + record.second) {
        let term = terms[index]
        scratch.append(Term(base: term.base, weight: multiplyNumbers(factor, term.weight)))
      }
    case .product:
      scratch.append(
        Term(base: monic(node), weight: multiplyNumbers(factor, record.scalar)))
    case .symbol, .power, .function: scratch.append(Term(base: node, weight: factor))
    }
    return true
  }

  /// Sorts, collects and interns the terms on the scratch stack from `mark` on.
  mutating func finishSum(from mark: Int, constant: Node) -> Node {
    sortScratch(from: mark, ascending: false)
    var (kept, index) = (mark, mark)
    while index < scratch.count {
      let base = scratch[index].base
      var weight = scratch[index].weight
      index += 1
      while index < scratch.count, scratch[index].base == base {
        weight = addNumbers(weight, scratch[index].weight)
        index += 1
      }
      if weight != .zero {
        scratch[kept] = Term(base: base, weight: weight)
        kept += 1
      }
    }
    scratch.removeSubrange(kept...)
    let result: Node
    if kept == mark {
      result = constant
    } else if kept == mark + 1 && constant == .zero {
      result = withCoefficient(scratch[mark].weight, scratch[mark].base)
    } else {
      result = internTerms(.sum, scalar: constant, from: mark)
    }
    scratch.removeSubrange(mark...)
    return result
  }

  /// The product of a number and a node that is neither a sum nor has a coefficient.
  private mutating func withCoefficient(_ coefficient: Node, _ node: Node) -> Node {
    if coefficient == .one { return node }
    let mark = scratch.count
    pushMonicFactors(node)
    let result = internTerms(.product, scalar: coefficient, from: mark)
    scratch.removeSubrange(mark...)
    return result
  }

  /// A product without its coefficient; other nodes as they are.
  mutating func monic(_ node: Node) -> Node {
    let record = self[node]
    guard record.kind == .product, record.scalar != .one else { return node }
    if record.second == 1 {
      let factor = terms[Int(record.first)]
      return factor.weight == .one
        ? factor.base : internPower(factor.base, factor.weight)
    }
    let mark = scratch.count
    pushMonicFactors(node)
    let result = internTerms(.product, scalar: .one, from: mark)
    scratch.removeSubrange(mark...)
    return result
  }

  /// The coefficient of a product or number; 1 for other nodes.
  func coefficient(_ node: Node) -> Node {
    switch self[node].kind {
    case .number: node
    case .product: self[node].scalar
    default: .one
    }
  }

  private mutating func pushMonicFactors(_ node: Node) {
    let record = self[node]
    switch record.kind {
    case .product:
      for index in Int(record.first)..<Int(record.first + record.second) {
        scratch.append(terms[index])
      }
    case .power:
      scratch.append(Term(base: Node(id: record.first), weight: Node(id: record.second)))
    default: scratch.append(Term(base: node, weight: .one))
    }
  }

  /// Whether the expression is written with a leading minus: the sign that parity rules pull out.
  func isLeadingNegative(_ node: Node) -> Bool {
    let record = self[node]
    switch record.kind {
    case .number: return isNegativeNumber(node)
    case .product: return isNegativeNumber(record.scalar)
    case .sum: return isNegativeNumber(terms[Int(record.first)].weight)
    default: return false
    }
  }

  /// The number of factors, coefficient excluded.
  func factorCount(_ node: Node) -> Int {
    switch self[node].kind {
    case .number: 0
    case .product: Int(self[node].second)
    default: 1
    }
  }
}
