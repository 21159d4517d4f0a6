import ExactArithmetic

/// A part of an equation of which powers occur: base^(k·unit) for numbers k.
struct EquationKernel: Hashable {
  var base: ExprArena.Node
  /// One, except for exponentials: e^(k·u) has the base e and the unit u.
  var unit: ExprArena.Node
}

/// a·k² + b·k + c = 0 for a power k = kernel^stride; a is zero in a linear equation.
struct PolynomialEquation {
  var quadratic: ExprArena.Node
  var linear: ExprArena.Node
  var constant: ExprArena.Node
  var stride: ExprArena.Node
}

extension ExprArena {
  /// The parts holding a symbol in whose powers a sum may be a polynomial: itself first, then larger ones.
  func kernels(of node: Node, holding symbol: Symbol) -> [EquationKernel] {
    var found = [EquationKernel(base: self.symbol(symbol), unit: .one)]
    for term in terms[range(self[node])] {
      let record = self[term.base]
      let factors: [Term]
      switch record.kind {
      case .product: factors = Array(terms[range(record)])
      case .power: factors = [Term(base: Node(id: record.first), weight: Node(id: record.second))]
      default: factors = [Term(base: term.base, weight: .one)]
      }
      for factor in factors {
        let kernel: EquationKernel
        if contains(factor.weight, symbol), !contains(factor.base, symbol) {
          kernel = EquationKernel(base: factor.base, unit: monicPart(factor.weight))
        } else if contains(factor.base, symbol), isNumber(factor.weight) {
          kernel = EquationKernel(base: factor.base, unit: .one)
        } else {
          continue
        }
        if !found.contains(kernel) { found.append(kernel) }
      }
    }
    return found
  }

  /// The exponent without its numeric coefficient, if that part is a node already; else the exponent.
  private func monicPart(_ node: Node) -> Node {
    let record = self[node]
    guard record.kind == .product, record.second == 1 else { return node }
    let factor = terms[Int(record.first)]
    return factor.weight == .one ? factor.base : node
  }

  /// A sum as a polynomial of degree one or two in a power of the kernel; nil if it is none.
  mutating func polynomialEquation(
    _ node: Node, in kernel: EquationKernel, _ symbol: Symbol
  ) -> PolynomialEquation? {
    guard var coefficients = coefficients(of: node, in: kernel, symbol) else { return nil }
    guard let least = coefficients.keys.min() else { return nil }
    coefficients = Dictionary(uniqueKeysWithValues: coefficients.map { ($0.key - least, $0.value) })
    let powers = coefficients.keys.filter { !$0.isZero }.sorted()
    guard let first = powers.first, powers.count <= 2 else { return nil }
    if powers.count == 2 && powers[1] != first + first { return nil }
    return PolynomialEquation(
      quadratic: powers.count == 2 ? coefficients[powers[1]] ?? .zero : .zero,
      linear: coefficients[first] ?? .zero, constant: coefficients[0] ?? .zero,
      stride: number(first))
  }

  /// The coefficient of every power of the kernel; nil where the symbol is also elsewhere.
  private mutating func coefficients(
    of node: Node, in kernel: EquationKernel, _ symbol: Symbol
  ) -> [Rational: Node]? {
    var result: [Rational: Node] = [:]
    for addend in addends(node) {
      guard let exponent = exponent(of: kernel, in: addend) else { return nil }
      let power = power(kernel.base, multiply(kernel.unit, number(exponent)))
      let coefficient = divide(addend, by: power)
      guard coefficient != .undefined, !contains(coefficient, symbol) else { return nil }
      result[exponent] = add(result[exponent] ?? .zero, coefficient)
    }
    return result.filter { $0.value != .zero }
  }

  /// The exponent of the kernel in a product, 0 where it is no factor; nil where that is not a number.
  private mutating func exponent(of kernel: EquationKernel, in node: Node) -> Rational? {
    let record = self[node]
    let factors: [Term]
    switch record.kind {
    case .product: factors = Array(terms[range(record)])
    case .power: factors = [Term(base: Node(id: record.first), weight: Node(id: record.second))]
    default: factors = [Term(base: node, weight: .one)]
    }
    guard let factor = factors.first(where: { $0.base == kernel.base }) else { return 0 }
    return value(ofNumber: divide(factor.weight, by: kernel.unit))
  }

  /// The solutions of a linear or quadratic equation, two of the latter.
  mutating func roots(of equation: PolynomialEquation) -> [Node] {
    let (a, b, c) = (equation.quadratic, equation.linear, equation.constant)
    if a == .zero { return [negate(divide(c, by: b))] }
    let discriminant = distributedThroughout(
      subtract(power(b, .two), scale(multiply(a, c), by: integer(4))))
    let root = power(discriminant, .half)
    let denominator = scale(a, by: .two)
    return [
      divide(subtract(root, b), by: denominator), divide(negate(add(root, b)), by: denominator),
    ]
  }
}
