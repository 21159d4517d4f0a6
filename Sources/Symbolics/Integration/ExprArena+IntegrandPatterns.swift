import ExactArithmetic

/// What rules of integration ask about a node; the variable is x.
extension ExprArena {
  func isFree(_ node: Node) -> Bool { !contains(node, .x) }

  /// The factors free of x, and the others.
  mutating func constantSplit(_ node: Node) -> (constant: Node, rest: Node) {
    let record = self[node]
    if isFree(node) { return (node, .one) }
    guard record.kind == .product else { return (.one, node) }
    var constants = [record.scalar]
    var others: [Node] = []
    for factor in Array(terms[range(record)]) {
      let power = power(factor.base, factor.weight)
      if isFree(power) { constants.append(power) } else { others.append(power) }
    }
    if constants.count == 1 && record.scalar == .one { return (.one, node) }
    return (product(constants), product(others))
  }

  /// The bases and exponents whose product is the node, its rational coefficient left out.
  func factors(of node: Node) -> [Term] {
    let record = self[node]
    switch record.kind {
    case .number: return []
    case .product: return Array(terms[range(record)])
    case .power: return [Term(base: Node(id: record.first), weight: Node(id: record.second))]
    default: return [Term(base: node, weight: .one)]
    }
  }

  /// The function and argument of a node that is a function.
  func functionCall(_ node: Node) -> (operator: Operator, argument: Node)? {
    let record = self[node]
    guard record.kind == .function, let op = Operator(rawValue: record.code) else { return nil }
    return (op, Node(id: record.first))
  }

  /// The coefficients a, b of a·x + b with a not zero, both free of x.
  mutating func linear(_ node: Node) -> (slope: Node, intercept: Node)? {
    guard let coefficients = polynomialCoefficients(node, degreeLimit: 1), coefficients.count == 2
    else { return nil }
    return (coefficients[1], coefficients[0])
  }

  /// The coefficients of a polynomial in x by ascending power, each free of x; the last is not zero.
  ///
  /// Nil where the node, multiplied out, is not such a polynomial of at most this degree.
  mutating func polynomialCoefficients(_ node: Node, degreeLimit: Int) -> [Node]? {
    let x = symbol(.x)
    if node == x { return degreeLimit > 0 ? [.zero, .one] : nil }
    var coefficients: [Node] = []
    for addend in addends(expanded(node)) {
      let (constant, rest) = constantSplit(addend)
      let degree: Int
      if rest == .one {
        degree = 0
      } else if rest == x {
        degree = 1
      } else if self[rest].kind == .power, self[rest].first == x.id,
        let exponent = value(ofNumber: Node(id: self[rest].second))?.asInt, exponent > 0
      {
        degree = exponent
      } else {
        return nil
      }
      guard degree <= degreeLimit else { return nil }
      while coefficients.count <= degree { coefficients.append(.zero) }
      coefficients[degree] = add(coefficients[degree], constant)
    }
    while let last = coefficients.last, last == .zero { coefficients.removeLast() }
    return coefficients
  }
}
