import ExactArithmetic

extension IntegrationRule {
  /// Sums of xᵖ·e^(λx)·(products of sines and cosines of linear arguments), circular or hyperbolic:
  /// products become sums, which are integrated term by term.
  static let productToSum = IntegrationRule("product to sum") { _, arena, node in
    guard !arena.circularArguments(of: node).isEmpty,
      let (sum, antiderivative) = arena.exponentialPolynomialIntegral(node), sum != node
    else { return nil }
    return Derivation(antiderivative, details: [.rewriting(sum)])
  }

  /// xᵖ·e^(λx)·sin θ for any p, where parts one by one would go too deep.
  static let repeatedParts = IntegrationRule("repeated integration by parts") { _, arena, node in
    arena.exponentialPolynomialIntegral(node).map { Derivation($0.antiderivative) }
  }
}

extension ExprArena {
  /// The different arguments, holding x, of circular and hyperbolic functions; at most 16.
  func circularArguments(of node: Node) -> [(family: CircularFamily, argument: Node)] {
    var (seen, waiting): (Set<Node>, [Node]) = ([node], [node])
    var result: [(family: CircularFamily, argument: Node)] = []
    while let current = waiting.popLast(), result.count < 16 {
      if let (op, argument) = functionCall(current),
        let family = CircularFamily.exponents(of: op)?.family, !isFree(argument),
        !result.contains(where: { $0.family == family && $0.argument == argument })
      {
        result.append((family, argument))
      }
      let record = self[current]
      var operands: [Node] = []
      switch record.kind {
      case .function: operands = [Node(id: record.first)]
      case .power: operands = [Node(id: record.first), Node(id: record.second)]
      case .sum: operands = terms[range(record)].map(\.base)
      case .product: operands = terms[range(record)].flatMap { [$0.base, $0.weight] }
      default: break
      }
      for operand in operands where !isFree(operand) && seen.insert(operand).inserted {
        waiting.append(operand)
      }
    }
    return result
  }

  /// An exponential polynomial with circular or hyperbolic functions as a sum, and its integral; exponentials alone will do.
  mutating func exponentialPolynomialIntegral(
    _ node: Node
  ) -> (sum: Node, antiderivative: Node)? {
    guard let polynomial = exponentialPolynomial(node),
      let antiderivative = polynomial.antiderivative(in: &self)
    else { return nil }
    return (polynomial.node(in: &self), antiderivative.node(in: &self))
  }

  /// The node as an exponential polynomial, if it is one of moderate size.
  mutating func exponentialPolynomial(_ node: Node) -> ExponentialPolynomial? {
    // Multiplying out is dear: a look at the parts shows what cannot be one.
    guard shape(of: node).isSubset(of: [.variable, .exponential]) else { return nil }
    var result = ExponentialPolynomial()
    for addend in addends(expanded(node)) {
      let (constant, rest) = constantSplit(addend)
      var product = ExponentialPolynomial(constant)
      for factor in factors(of: rest) where rest != .one {
        guard let next = exponentialPolynomial(factor, product) else { return nil }
        product = next
      }
      for term in product.terms { result.add(term, in: &self) }
      guard result.terms.count <= ExponentialPolynomial.termLimit else { return nil }
    }
    return result
  }

  /// A product times one more factor.
  private mutating func exponentialPolynomial(
    _ factor: Term, _ product: ExponentialPolynomial
  ) -> ExponentialPolynomial? {
    var mode = ExponentialPolynomial.Mode(growth: .zero, angle: .zero, family: .circular)
    var own = ExponentialPolynomial.Term(
      mode: mode, power: 0,
      amplitudes: ExponentialPolynomial.Amplitudes(cosine: .one, sine: .zero))
    if factor.base == .e {
      guard let (slope, intercept) = linear(factor.weight) else { return nil }
      own.mode.growth = slope
      own.amplitudes.cosine = apply(.exp, intercept)
      var single = ExponentialPolynomial()
      single.add(own, in: &self)
      return product.multiplied(by: single, in: &self)
    }
    guard let exponent = value(ofNumber: factor.weight)?.asInt,
      (1...ExponentialPolynomial.powerLimit).contains(exponent)
    else { return nil }
    var (single, count) = (ExponentialPolynomial(), exponent)
    if factor.base == symbol(.x) {
      (own.power, count) = (exponent, 1)
    } else {
      guard let (op, argument) = functionCall(factor.base), linear(argument) != nil,
        let (family, sine, cosine) = CircularFamily.exponents(of: op), sine + cosine == 1,
        sine * cosine == 0
      else { return nil }
      mode.angle = argument
      mode.family = family
      own.mode = mode
      own.amplitudes = ExponentialPolynomial.Amplitudes(
        cosine: cosine == 1 ? .one : .zero, sine: sine == 1 ? .one : .zero)
    }
    single.add(own, in: &self)
    var result = product
    for _ in 0..<count {
      guard let next = result.multiplied(by: single, in: &self) else { return nil }
      result = next
    }
    return result
  }
}
