/// A differential equation as the methods see it.
struct EquationSought {
  /// What is to be zero: the factors with the highest derivative, multiplied out.
  let equation: ExprArena.Node
  /// The highest derivative.
  let highest: Symbol
  /// The constants of the solution, as many as the order.
  let constants: [Symbol]
  /// L and r where the equation is L[y] = r.
  let linear: (operator: LinearOperator, right: ExprArena.Node)?

  /// Prepares the equation; nil where it holds no derivative or is too long.
  init?(_ equation: ExprArena.Node, in arena: inout ExprArena) {
    if arena.isUndefined(equation) { return nil }
    let isSecond = arena.contains(equation, .unknownSecond)
    guard isSecond || arena.contains(equation, .unknownPrime),
      arena.prefixLength(equation) <= ExprArena.differentialEquationTokenLimit
    else { return nil }
    highest = isSecond ? .unknownSecond : .unknownPrime
    let free = ([.a8, .a9] + Symbol.coefficients.dropLast(2)).filter {
      !arena.contains(equation, $0)
    }
    constants = Array(free.prefix(isSecond ? 2 : 1))
    guard constants.count == (isSecond ? 2 : 1) else { return nil }
    let factors = arena.expanded(arena.factors(of: equation, holding: highest))
    let usable = !arena.isUndefined(factors) && arena.contains(factors, highest)
    self.equation = usable ? factors : equation
    linear = arena.linearParts(of: self.equation, highest)
  }

  /// An equation of the first order on the way to a solution of another.
  init?(
    firstOrder equation: ExprArena.Node, constant: Symbol, in arena: inout ExprArena
  ) {
    guard arena.contains(equation, .unknownPrime) else { return nil }
    self.equation = equation
    highest = .unknownPrime
    constants = [constant]
    linear = arena.linearParts(of: equation, highest)
  }
}

extension ExprArena {
  /// The operator and the right side of a linear equation, with 1 before the highest derivative; nil for others.
  fileprivate mutating func linearParts(
    of equation: Node, _ highest: Symbol
  ) -> (LinearOperator, Node)? {
    let unknowns: [Symbol] =
      highest == .unknownSecond
      ? [.unknown, .unknownPrime, .unknownSecond] : [.unknown, .unknownPrime]
    var coefficients: [Node] = []
    var rest = equation
    for unknown in unknowns {
      let coefficient = expanded(derivative(of: equation, withRespectTo: unknown))
      for other in unknowns where contains(coefficient, other) { return nil }
      coefficients.append(coefficient)
      rest = substituting(.zero, for: unknown, in: rest)
    }
    guard let leading = coefficients.last, leading != .zero else { return nil }
    let parts = (coefficients + [negate(rest)]).map { withoutFraction(divide($0, by: leading)) }
    if parts.contains(.undefined) { return nil }
    return (LinearOperator(Array(parts.dropLast())), parts[parts.count - 1])
  }

  /// A quotient in which common factors have cancelled, if that makes it shorter.
  private mutating func withoutFraction(_ node: Node) -> Node {
    if isUndefined(node) { return node }
    var best = node
    keepSmaller(condensed(node), &best)
    keepSmaller(cancelled(node), &best)
    return best
  }
}
