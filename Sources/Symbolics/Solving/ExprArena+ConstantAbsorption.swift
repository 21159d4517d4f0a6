/// Integration constants written as simply as they can be, as in the solutions of differential equations.
///
/// y = √10·c·x is the family y = c·x (Lample and Charton 2020, appendix D; `reduce_coefficients`,
/// `simplify_const_with_coeff` and `clean_degree2_solution` of their code).
extension ExprArena {
  /// The family with what holds the constant but neither x nor an unknown absorbed into the constant.
  ///
  /// Such a part, the addends or factors of one sum or product taken together, is replaced by the constant
  /// where the constant occurs in no other part: c² + 3 in (c² + 3)·x becomes c, ln(a8)·a9·x becomes a8·x. Where
  /// there are several, a number added to the constant or multiplied with it in the first of them is taken
  /// away by a substitution: 3c·x + c becomes c·x + c/3. Other constants may be lost on the way. The values that
  /// the constant takes may become more or fewer.
  public mutating func absorbing(intoConstant constant: Symbol, _ family: Node) -> Node {
    var parts: [Node] = []
    collectConstantParts(of: family, constant, &parts)
    let bare = symbol(constant)
    guard let first = parts.first, first != bare else { return family }
    // x^(-cos c)·y^(cos c): one part up to numbers.
    let common = monic(first)
    if parts.count == 1 || common != bare && areMultiples(parts, of: common) {
      return replacingParts(of: constant, keepingNumbers: parts.count > 1, in: family)
    }
    guard !parts.contains(bare) else { return family }
    var substitute: Node?
    for part in parts where substitute == nil { substitute = withoutNumber(part, constant) }
    guard let substitute else { return family }
    return substituting(substitute, for: constant, in: family)
  }

  private mutating func areMultiples(_ parts: [Node], of common: Node) -> Bool {
    for part in parts where monic(part) != common { return false }
    return true
  }

  /// The constant minus or divided by the number that it is added to or multiplied with; nil for other parts.
  private mutating func withoutNumber(_ part: Node, _ constant: Symbol) -> Node? {
    let record = self[part]
    let bare = symbol(constant)
    switch record.kind {
    case .sum:
      let rest = subtract(part, bare)
      return isConstant(rest) ? subtract(bare, rest) : nil
    case .product:
      let rest = divide(part, by: bare)
      return isConstant(rest) ? divide(bare, by: rest) : nil
    default: return nil
    }
  }

  /// The distinct largest parts that hold the constant and no moving symbol.
  private mutating func collectConstantParts(
    of node: Node, _ constant: Symbol, _ parts: inout [Node]
  ) {
    guard contains(node, constant) else { return }
    guard isMoving(node) else {
      if !parts.contains(node) { parts.append(node) }
      return
    }
    let (fixed, moving) = split(node, constant)
    if let fixed, !parts.contains(fixed) { parts.append(fixed) }
    for operand in moving { collectConstantParts(of: operand, constant, &parts) }
  }

  /// The node with the constant in place of the largest parts that hold it and no moving symbol.
  private mutating func replacingParts(
    of constant: Symbol, keepingNumbers: Bool, in node: Node
  ) -> Node {
    guard contains(node, constant) else { return node }
    guard isMoving(node) else {
      return keepingNumbers ? scale(symbol(constant), by: coefficient(node)) : symbol(constant)
    }
    let record = self[node]
    switch record.kind {
    case .function:
      let argument = replacingParts(
        of: constant, keepingNumbers: keepingNumbers, in: Node(id: record.first))
      return Operator(rawValue: record.code).map { apply($0, argument) } ?? .undefined
    case .power:
      let base = replacingParts(
        of: constant, keepingNumbers: keepingNumbers, in: Node(id: record.first))
      return power(
        base,
        replacingParts(of: constant, keepingNumbers: keepingNumbers, in: Node(id: record.second)))
    case .sum, .product:
      let (fixed, moving) = split(node, constant)
      var operands: [Node] = []
      if let fixed {
        operands.append(
          replacingParts(of: constant, keepingNumbers: keepingNumbers, in: fixed))
      }
      for operand in moving {
        operands.append(replacingParts(of: constant, keepingNumbers: keepingNumbers, in: operand))
      }
      return record.kind == .sum ? sum(operands) : product(operands)
    case .undefined, .number, .symbol: return node
    }
  }

  /// The operands without a moving symbol as one, if the constant is among them, and the others.
  private mutating func split(_ node: Node, _ constant: Symbol) -> (fixed: Node?, moving: [Node]) {
    let record = self[node]
    switch record.kind {
    case .function: return (nil, [Node(id: record.first)])
    case .power: return (nil, [Node(id: record.first), Node(id: record.second)])
    case .sum, .product: break
    case .undefined, .number, .symbol: return (nil, [])
    }
    let isSum = record.kind == .sum
    let operands = isSum ? addends(node) : factors(of: node)
    let fixed = operands.filter { !isMoving($0) }
    guard fixed.contains(where: { contains($0, constant) }) else { return (nil, operands) }
    return (isSum ? sum(fixed) : product(fixed), operands.filter { isMoving($0) })
  }

  /// The factors of a product, its coefficient included.
  private mutating func factors(of node: Node) -> [Node] {
    let record = self[node]
    var result = record.scalar == .one ? [] : [record.scalar]
    for factor in Array(terms[range(record)]) { result.append(power(factor.base, factor.weight)) }
    return result
  }

  /// Whether a variable or an unknown occurs.
  private func isMoving(_ node: Node) -> Bool { self[node].symbols & Self.movingMask != 0 }

  private static let movingMask = Symbol.allCases.reduce(UInt32(0)) {
    $1.isVariable || $1.isUnknown ? $0 | 1 << UInt32($1.rawValue) : $0
  }
}
