/// The roots of a·r² + b·r + c.
enum CharacteristicRoots {
  case distinct(ExprArena.Node, ExprArena.Node)
  case double(ExprArena.Node)
  /// α ± βi.
  case complex(real: ExprArena.Node, imaginary: ExprArena.Node)
}

/// Solutions of homogeneous equations from the roots of a polynomial (Euler 1743 and 1769).
extension ExprArena {
  /// Independent solutions of an equation with constant coefficients, one for each order.
  ///
  /// exp(r·x) for every real root r, x·exp(r·x) beside it for a double one, exp(αx)·sin(βx) and exp(αx)·cos(βx) for
  /// α ± βi. Roots that depend on parameters are taken to be real where nothing says that they are not. The
  /// coefficient of the highest derivative must not be zero.
  public mutating func solutions(withConstantCoefficients linear: LinearOperator) -> [Node] {
    let constants = linear.coefficients
    guard linear.order == 2 else {
      return [exponential(negate(divide(constants[0], by: constants[1])))]
    }
    return solutions(for: characteristicRoots(constants), in: symbol(.x)) { $0.exponential($1) }
  }

  /// Independent solutions of a·x²·y″ + b·x·y′ + c·y = 0 from the constants, in the order c, b, a.
  ///
  /// In t = ln x the equation has constant coefficients: a·y″ + (b − a)·y′ + c·y = 0; exp(r·t) is xʳ.
  public mutating func solutions(ofEulerEquation constants: [Node]) -> [Node] {
    let shifted = [constants[0], subtract(constants[1], constants[2]), constants[2]]
    let logarithm = apply(.ln, symbol(.x))
    return solutions(for: characteristicRoots(shifted), in: logarithm) {
      $0.power($0.symbol(.x), $1)
    }
  }

  /// Independent solutions of an equation with constant coefficients in a variable t; the closure writes exp(r·t).
  private mutating func solutions(
    for roots: CharacteristicRoots, in variable: Node,
    exponential: (inout ExprArena, Node) -> Node
  ) -> [Node] {
    switch roots {
    case .distinct(let first, let second):
      return [exponential(&self, first), exponential(&self, second)]
    case .double(let root):
      let solution = exponential(&self, root)
      return [solution, multiply(variable, solution)]
    case .complex(let real, let imaginary):
      let (growth, angle) = (exponential(&self, real), multiply(imaginary, variable))
      return [multiply(growth, apply(.sin, angle)), multiply(growth, apply(.cos, angle))]
    }
  }

  private mutating func exponential(_ root: Node) -> Node {
    apply(.exp, multiply(root, symbol(.x)))
  }

  /// The roots of a·r² + b·r + c from the constants in the order c, b, a.
  private mutating func characteristicRoots(_ constants: [Node]) -> CharacteristicRoots {
    let (c, b, twice) = (constants[0], constants[1], scale(constants[2], by: .two))
    let discriminant = expanded(
      subtract(power(b, .two), scale(multiply(twice, c), by: .two)))
    let middle = negate(divide(b, by: twice))
    if discriminant == .zero { return .double(middle) }
    if isSurelyNegative(discriminant) {
      return .complex(
        real: middle, imaginary: divide(power(negate(discriminant), .half), by: twice))
    }
    let distance = divide(power(discriminant, .half), by: twice)
    return .distinct(subtract(middle, distance), add(middle, distance))
  }

  /// Whether a constant is negative for all values of its parameters.
  private mutating func isSurelyNegative(_ node: Node) -> Bool {
    if isNumber(node) { return isNegativeNumber(node) }
    if isConstant(node) { return value(of: node, at: 0) < 0 }
    return isKnown(negate(node), .positive)
  }
}
