import ExactArithmetic

/// The square root of a·x² + b·x + c, its coefficients free of x.
struct QuadraticRadical {
  typealias Node = ExprArena.Node

  let radicand: Node
  let a: Node
  let b: Node
  let c: Node
  /// 4ac − b², not zero.
  let discriminant: Node

  /// The only square root of a quadratic polynomial in an expression; nil where another root holds x.
  init?(in node: Node, _ arena: inout ExprArena) {
    guard let radicand = arena.onlySquareRoot(in: node),
      let coefficients = arena.polynomialCoefficients(radicand, degreeLimit: 2),
      coefficients.count == 3
    else { return nil }
    self.radicand = radicand
    (c, b, a) = (coefficients[0], coefficients[1], coefficients[2])
    let four = arena.integer(4)
    discriminant = arena.expanded(
      arena.subtract(arena.product([four, a, c]), arena.power(b, .two)))
    guard discriminant != .zero, discriminant != .undefined else { return nil }
  }

  /// The root to an odd power: (√q)ᵏ.
  func root(_ power: Int, in arena: inout ExprArena) -> Node {
    arena.power(radicand, arena.number(Rational(power, overNonzero: 2)))
  }

  /// 2a·x + b.
  func slope(in arena: inout ExprArena) -> Node {
    arena.derivative(of: arena.node(coefficients: [c, b, a]))
  }
}

extension ExprArena {
  /// The polynomial in x with these coefficients by ascending power.
  mutating func node(coefficients: [Node]) -> Node {
    var parts: [Node] = []
    for (degree, coefficient) in coefficients.enumerated() {
      let power = degree == 0 ? Node.one : power(symbol(.x), integer(degree))
      parts.append(multiply(coefficient, power))
    }
    return sum(parts)
  }

  /// The only radicand, holding x, of square roots in a node; nil where there are several, none or
  /// other roots.
  func onlySquareRoot(in node: Node) -> Node? {
    var (seen, waiting, found): (Set<Node>, [Node], Node?) = ([node], [node], nil)
    while let current = waiting.popLast() {
      for factor in factors(of: current) {
        if !isInteger(factor.weight) && !isFree(factor.base) {
          guard isNumber(factor.weight), found == nil || found == factor.base,
            !small(factor.weight).isBig, small(factor.weight).denominator == 2
          else { return nil }
          found = factor.base
        }
        if !isFree(factor.weight) { return nil }
        let record = self[factor.base]
        let parts = record.kind == .sum ? terms[range(record)].map(\.base) : []
        for part in parts + (factor.base == current ? [] : [factor.base])
        where !isFree(part) && seen.insert(part).inserted {
          waiting.append(part)
        }
      }
    }
    return found
  }
}
