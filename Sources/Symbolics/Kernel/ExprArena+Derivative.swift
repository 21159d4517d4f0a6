extension ExprArena {
  /// The derivative, in canonical form.
  ///
  /// Y′ and Y″ follow Y when the variable is x; the derivative of Y″ is undefined here.
  public mutating func derivative(of node: Node, withRespectTo symbol: Symbol = .x) -> Node {
    if symbol != derivativeSymbol {
      derivatives.removeAll(keepingCapacity: true)
      derivativeSymbol = symbol
    }
    return derivative(node)
  }

  private static let unknowns: UInt32 =
    1 << UInt32(Symbol.unknown.rawValue) | 1 << UInt32(Symbol.unknownPrime.rawValue)
    | 1 << UInt32(Symbol.unknownSecond.rawValue)

  private mutating func derivative(_ node: Node) -> Node {
    let record = self[node]
    if record.kind == .undefined { return .undefined }
    var moving = UInt32(1) << UInt32(derivativeSymbol.rawValue)
    if derivativeSymbol == .x { moving |= Self.unknowns }
    if record.symbols & moving == 0 { return .zero }
    let index = Int(node.id)
    if index < derivatives.count, derivatives[index] != 0 {
      return Node(id: derivatives[index] - 1)
    }
    let result = derivative(of: record)
    if derivatives.count <= index {
      derivatives.append(contentsOf: repeatElement(0, count: index + 1 - derivatives.count))
    }
    derivatives[index] = result.id + 1
    return result
  }

  private mutating func derivative(of record: Record) -> Node {
    switch record.kind {
    case .undefined, .number: return .zero
    case .symbol: return derivative(ofSymbol: record.code)
    case .sum:
      let mark = scratch.count
      var constant = Node.zero
      for index in Int(record.first)..<Int(record.first + record.second) {
        let term = terms[index]
        let slope = derivative(term.base)
        guard pushTerm(slope, times: term.weight, constant: &constant) else { return abandon(mark) }
      }
      return finishSum(from: mark, constant: constant)
    case .product: return derivative(ofProduct: record)
    case .power: return derivative(ofPower: Node(id: record.first), Node(id: record.second))
    case .function:
      let argument = Node(id: record.first)
      let slope = derivative(argument)
      if slope == .zero { return .zero }
      guard let rule = Operator(rawValue: record.code)?.definition.derivative else {
        return .undefined
      }
      return multiply(rule(&self, argument), slope)
    }
  }

  private func derivative(ofSymbol code: UInt8) -> Node {
    if code == derivativeSymbol.rawValue { return .one }
    switch Symbol(rawValue: code) {
    case .unknown: return symbol(.unknownPrime)
    case .unknownPrime: return symbol(.unknownSecond)
    default: return .undefined
    }
  }

  /// (c·Πfᵢ)′ = Σᵢ c·fᵢ′·Π_{j≠i} fⱼ.
  private mutating func derivative(ofProduct record: Record) -> Node {
    let (first, count) = (Int(record.first), Int(record.second))
    let outer = scratch.count
    var constant = Node.zero
    for index in first..<first + count {
      let factor = terms[index]
      let slope = derivative(ofPower: factor.base, factor.weight)
      if slope == .zero { continue }
      let mark = scratch.count
      var coefficient = record.scalar
      guard pushFactor(slope, to: .one, coefficient: &coefficient) else { return abandon(outer) }
      for other in first..<first + count where other != index {
        scratch.append(terms[other])
      }
      let product = finishProduct(from: mark, coefficient: coefficient)
      guard pushTerm(product, times: .one, constant: &constant) else { return abandon(outer) }
    }
    return finishSum(from: outer, constant: constant)
  }

  /// (bᵉ)′ = e·bᵉ⁻¹·b′ for a constant e, bᵉ·(e′·ln b + e·b′/b) in general.
  private mutating func derivative(ofPower base: Node, _ exponent: Node) -> Node {
    let slope = derivative(base)
    if exponent == .one { return slope }
    let exponentSlope = derivative(exponent)
    if exponentSlope == .zero {
      if slope == .zero { return .zero }
      let reduced = power(base, subtract(exponent, .one))
      return multiply(multiply(exponent, reduced), slope)
    }
    let whole = power(base, exponent)
    if base == .e { return multiply(whole, exponentSlope) }
    let first = multiply(exponentSlope, apply(.ln, base))
    if slope == .zero { return multiply(whole, first) }
    return multiply(whole, add(first, multiply(exponent, divide(slope, by: base))))
  }
}
