/// A linear differential operator L[y] = Σ coefficientₖ·y⁽ᵏ⁾ of the first or second order.
public struct LinearOperator: Hashable, Sendable {
  /// The coefficients of y, y′ and, for the second order, y″; functions of x.
  public var coefficients: [ExprArena.Node]

  /// Creates an operator from two or three coefficients, that of y first.
  public init(_ coefficients: [ExprArena.Node]) {
    precondition((2...3).contains(coefficients.count), "\(coefficients.count) coefficients")
    self.coefficients = coefficients
  }

  /// The order, 1 or 2.
  public var order: Int { coefficients.count - 1 }
}

extension ExprArena {
  /// L[f] for a function f of x.
  public mutating func apply(_ linear: LinearOperator, to function: Node) -> Node {
    var (terms, slope): ([Node], Node) = ([], function)
    for (order, coefficient) in linear.coefficients.enumerated() {
      if order > 0 { slope = derivative(of: slope) }
      terms.append(product([coefficient, slope]))
    }
    return sum(terms)
  }

  /// L[Y] for the unknown function.
  public mutating func unknownExpression(of linear: LinearOperator) -> Node {
    let unknowns: [Symbol] = [.unknown, .unknownPrime, .unknownSecond]
    let terms = zip(linear.coefficients, unknowns).map { product([$0, symbol($1)]) }
    return sum(terms)
  }

  /// A function, multiplied out, without the terms of which the operator makes zero.
  ///
  /// Terms with a sign stay, of which it makes zero only between the jumps: they may keep the whole continuous.
  public mutating func withoutSolutions(of linear: LinearOperator, in function: Node) -> Node {
    let whole = expanded(function)
    guard whole != .undefined else { return .undefined }
    var kept: [Node] = []
    for term in addends(whole) {
      if !signArguments(in: term).isEmpty || expanded(apply(linear, to: term)) != .zero {
        kept.append(term)
      }
    }
    return sum(kept)
  }
}
