import Symbolics

/// Whether the constants of a family can be chosen freely and independently.
enum ConstantIndependence: Equatable {
  case independent
  /// The family is one of fewer constants, or a single function.
  case dependent
  /// The zero test could not tell.
  case undecided(reason: String)
}

extension ExprArena {
  /// Whether a family put in for the unknown function, with its derivatives, makes the equation zero.
  ///
  /// For generic values of the constants, wherever both are defined. A solution and its derivatives but the highest must be
  /// continuous there, but for singular points, where the highest derivative drops out; the highest one too where the
  /// equation does not determine it, as |y′| = 1 does not.
  mutating func verdict(thatFamily family: Node, solves equation: Node) -> Verdict {
    let verdict = zeroTestOnRealLine(substituting(family: family, in: equation))
    guard verdict.isVerified else { return verdict }
    if let doubt = doubt(about: family) { return .undecided(reason: doubt) }
    let isSecond = contains(equation, .unknownSecond)
    let highest = isSecond ? Symbol.unknownSecond : .unknownPrime
    let leading = derivative(of: equation, withRespectTo: highest)
    let regular = apply(.div, equation, leading)
    let slope = derivative(of: family)
    var functions = isSecond ? [family, slope] : [family]
    if contains(leading, highest) {
      functions.append(isSecond ? derivative(of: slope) : slope)
    }
    for function in functions {
      if let jump = jump(of: function, whereDefined: regular) {
        return .refuted(at: jump)
      }
    }
    return verdict
  }

  /// Whether an expression in x, y and y′ is proved to keep its value along every function of the family.
  ///
  /// `constant` is the value expected: another, such as −c or π − c, is seen only where x drops out by itself.
  /// Then the derivative vanishes on the family, wherever both are defined. So does every factor of it
  /// that holds the highest derivative, if there is one: the others do not hold it, and where the constants are
  /// independent, x, y and the lower derivatives take all values of an open set, on which no such factor is zero.
  mutating func isConstant(
    _ expression: Node, on family: Node, expecting constant: Symbol
  ) -> Bool {
    let value = substituting(family: family, in: expression)
    if isUndefined(value) { return false }
    if !contains(value, .x) { return true }
    if prefixLength(value) > EliminationLimits.tokens { return false }
    return isProvablyZero(apply(.sub, value, symbol(constant)))
  }

  /// The expression with the family and its derivatives in place of the unknown function.
  private mutating func substituting(family: Node, in expression: Node) -> Node {
    var result = expression
    if contains(result, .unknownSecond) {
      let second = derivative(of: derivative(of: family))
      result = substituting(second, for: .unknownSecond, in: result)
    }
    if contains(result, .unknownPrime) {
      let first = derivative(of: family)
      result = substituting(first, for: .unknownPrime, in: result)
    }
    return substituting(family, for: .unknown, in: result)
  }

  /// Whether the family has as many independent constants as there are in the list, one or two.
  ///
  /// One is, where the derivative with respect to it is not zero everywhere. Two are, where the determinant of
  /// the derivatives of y and y′ with respect to them is not: then the values of y and y′ at a
  /// generic x determine both.
  mutating func areIndependent(_ constants: [Symbol], in family: Node) -> ConstantIndependence {
    var slopes: [Node] = []
    for constant in constants {
      slopes.append(derivative(of: family, withRespectTo: constant))
    }
    guard slopes.count == 2 else { return nonzero(slopes[0]) }
    let changes = [derivative(of: slopes[0]), derivative(of: slopes[1])]
    return nonzero(
      apply(.sub, product([slopes[0], changes[1]]), product([slopes[1], changes[0]])))
  }

  private mutating func nonzero(_ node: Node) -> ConstantIndependence {
    switch zeroTest(node) {
    case .refuted: .independent
    case .proved, .verifiedNumerically: .dependent
    case .undecided(let reason): .undecided(reason: reason)
    }
  }
}
