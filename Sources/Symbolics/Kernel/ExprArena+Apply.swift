extension ExprArena {
  /// The node of a symbol.
  public func symbol(_ symbol: Symbol) -> Node {
    Node(id: Node.firstSymbol + UInt32(symbol.rawValue))
  }

  /// The canonical form of a unary operator applied to a node.
  public mutating func apply(_ op: Operator, _ argument: Node) -> Node {
    if argument == .undefined { return .undefined }
    switch op {
    case .sqrt: return power(argument, .half)
    case .exp: return power(.e, argument)
    case .add, .sub, .mul, .div, .pow:
      preconditionFailure("\(op) takes two operands")
    default: return function(op, argument)
    }
  }

  /// The canonical form of a binary operator applied to two nodes.
  public mutating func apply(_ op: Operator, _ left: Node, _ right: Node) -> Node {
    if left == .undefined || right == .undefined { return .undefined }
    switch op {
    case .add: return add(left, right)
    case .sub: return subtract(left, right)
    case .mul: return multiply(left, right)
    case .div: return divide(left, by: right)
    case .pow: return power(left, right)
    default: preconditionFailure("\(op) takes one operand")
    }
  }

  private mutating func function(_ op: Operator, _ argument: Node) -> Node {
    let definition = op.definition
    if let value = specialValue(op, argument) { return value }
    if definition.parity != .none && isLeadingNegative(argument) {
      let mirrored = function(op, negate(argument))
      return definition.parity == .odd ? negate(mirrored) : mirrored
    }
    let inner = self[argument]
    if inner.kind == .function, let composed = composition(op, inner) { return composed }
    return internFunction(op, argument)
  }

  /// The compositions that reduce on the whole domain (principal branches).
  private mutating func composition(_ op: Operator, _ inner: Record) -> Node? {
    guard let innerOp = Operator(rawValue: inner.code) else { return nil }
    let u = Node(id: inner.first)
    switch (op, innerOp) {
    case (.sin, .asin), (.cos, .acos), (.tan, .atan), (.cot, .acot), (.sec, .asec), (.csc, .acsc),
      (.sinh, .asinh), (.cosh, .acosh), (.tanh, .atanh), (.coth, .acoth), (.sech, .asech),
      (.csch, .acsch):
      return u
    case (.asinh, .sinh), (.atanh, .tanh), (.acoth, .coth), (.acsch, .csch):
      return isKnown(u, .real) ? u : nil
    case (.sin, .acos), (.cos, .asin): return power(subtract(.one, power(u, .two)), .half)
    case (.tan, .asin): return divide(u, by: power(subtract(.one, power(u, .two)), .half))
    case (.tan, .acos): return divide(power(subtract(.one, power(u, .two)), .half), by: u)
    case (.cos, .atan): return power(add(.one, power(u, .two)), negateNumber(.half))
    case (.sin, .atan): return divide(u, by: power(add(.one, power(u, .two)), .half))
    case (.cosh, .asinh): return power(add(.one, power(u, .two)), .half)
    case (.sinh, .acosh):
      return multiply(power(subtract(u, .one), .half), power(add(u, .one), .half))
    case (.cosh, .atanh): return power(subtract(.one, power(u, .two)), negateNumber(.half))
    case (.sinh, .atanh): return divide(u, by: power(subtract(.one, power(u, .two)), .half))
    case (.tanh, .asinh): return divide(u, by: power(add(.one, power(u, .two)), .half))
    default: return nil
    }
  }

  /// Exact values at special arguments, the poles, and what sign and size of the argument decide.
  private mutating func specialValue(_ op: Operator, _ u: Node) -> Node? {
    switch op {
    case .ln: return logarithm(u)
    case .abs:
      if isKnown(u, [.real, .nonnegative]) { return u }
      if isNumber(u) { return negateNumber(u) }
      let scalar = coefficient(u)
      guard scalar != .one else {
        return self[u].kind == .function && self[u].code == Operator.abs.rawValue ? u : nil
      }
      let magnitude = isNegativeNumber(scalar) ? negateNumber(scalar) : scalar
      let monic = monic(u)
      return scale(apply(.abs, monic), by: magnitude)
    case .sign:
      if u == .zero { return .zero }
      if isKnown(u, .positive) { return .one }
      if isNumber(u) { return .minusOne }
      let scalar = coefficient(u)
      guard scalar != .one else { return nil }
      let rest = apply(.sign, monic(u))
      return isNegativeNumber(scalar) ? negate(rest) : rest
    default: break
    }
    if u == .zero { return valueAtZero(op) }
    if let quarter = trigonometricValue(op, u) { return quarter }
    return inverseValue(op, u)
  }

  private mutating func logarithm(_ u: Node) -> Node? {
    if u == .one { return .zero }
    if u == .zero { return .undefined }
    if u == .e { return .one }
    let record = self[u]
    switch record.kind {
    case .number where !isNegativeNumber(u):
      let value = small(u)
      // ln(1/n) = −ln n, ln(bᵏ) = k·ln b.
      if !value.isBig && value.numerator == 1 {
        return negate(apply(.ln, integer(value.denominator)))
      }
      guard !value.isBig, value.denominator == 1 else { return nil }
      let factors = primeFactors(value.numerator)
      var common = 0
      for factor in factors { common = gcd(common, factor.count) }
      guard common > 1 else { return nil }
      var root = 1
      for factor in factors {
        for _ in 0..<factor.count / common { root *= factor.prime }
      }
      return scale(apply(.ln, integer(root)), by: integer(common))
    case .power:
      let (base, exponent) = (Node(id: record.first), Node(id: record.second))
      if base == .e { return isKnown(exponent, .real) ? exponent : nil }
      return isKnown(base, .positive) && isKnown(exponent, .real)
        ? multiply(exponent, apply(.ln, base)) : nil
    default: return nil
    }
  }

  private func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? a : gcd(b, a % b) }

  private mutating func valueAtZero(_ op: Operator) -> Node? {
    switch op {
    case .sin, .tan, .asin, .atan, .sinh, .tanh, .asinh, .atanh: .zero
    case .cos, .sec, .cosh, .sech: .one
    case .acos: multiply(.half, .pi)
    case .cot, .csc, .coth, .csch, .acot, .asec, .acsc, .acoth, .asech, .acsch: .undefined
    default: nil
    }
  }

  /// Sine and its kin at multiples of π/2.
  private mutating func trigonometricValue(_ op: Operator, _ u: Node) -> Node? {
    guard [.sin, .cos, .tan, .cot, .sec, .csc].contains(op) else { return nil }
    let scalar: Node
    if u == .pi {
      scalar = .one
    } else if self[u].kind == .product && monic(u) == .pi {
      scalar = self[u].scalar
    } else {
      return nil
    }
    let value = small(scalar)
    guard !value.isBig, value.denominator <= 2 else { return nil }
    let quarters = (value.numerator % 4) * (value.denominator == 1 ? 2 : 1)
    let turn = ((quarters % 4) + 4) % 4
    let sine = [0, 1, 0, -1][turn]
    let cosine = [1, 0, -1, 0][turn]
    let (numerator, denominator): (Int, Int)
    switch op {
    case .sin: (numerator, denominator) = (sine, 1)
    case .cos: (numerator, denominator) = (cosine, 1)
    case .tan: (numerator, denominator) = (sine, cosine)
    case .cot: (numerator, denominator) = (cosine, sine)
    case .sec: (numerator, denominator) = (1, cosine)
    default: (numerator, denominator) = (1, sine)
    }
    return denominator == 0 ? .undefined : integer(numerator * denominator)
  }

  private mutating func inverseValue(_ op: Operator, _ u: Node) -> Node? {
    guard u == .one || u == .minusOne else { return nil }
    let isPositive = u == .one
    switch op {
    case .asin, .acsc: return multiply(isPositive ? .half : negateNumber(.half), .pi)
    case .acos, .asec: return isPositive ? .zero : .pi
    case .atan, .acot:
      let quarter = multiplyNumbers(.half, .half)
      return multiply(isPositive ? quarter : negateNumber(quarter), .pi)
    case .acosh, .asech: return isPositive ? .zero : nil
    case .atanh, .acoth: return .undefined
    default: return nil
    }
  }
}
