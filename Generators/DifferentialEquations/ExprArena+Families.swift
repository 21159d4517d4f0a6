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
  /// For generic values of the constants, wherever both are defined.
  mutating func verdict(thatFamily family: Node, solves equation: Node) -> Verdict {
    var residual = equation
    if contains(residual, .unknownSecond) {
      let second = derivative(of: derivative(of: family))
      residual = substituting(second, for: .unknownSecond, in: residual)
    }
    if contains(residual, .unknownPrime) {
      let first = derivative(of: family)
      residual = substituting(first, for: .unknownPrime, in: residual)
    }
    residual = substituting(family, for: .unknown, in: residual)
    return zeroTest(residual)
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
