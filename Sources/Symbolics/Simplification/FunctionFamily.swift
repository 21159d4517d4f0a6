/// The six functions of one kind: circular or hyperbolic ones obey the same identities up to one sign.
struct FunctionFamily {
  let sine: Operator
  let cosine: Operator
  let tangent: Operator
  let cotangent: Operator
  let secant: Operator
  let cosecant: Operator
  /// The s of cos² + s·sin² = 1.
  let isHyperbolic: Bool

  static let trigonometric = FunctionFamily(
    sine: .sin, cosine: .cos, tangent: .tan, cotangent: .cot, secant: .sec, cosecant: .csc,
    isHyperbolic: false)
  static let hyperbolic = FunctionFamily(
    sine: .sinh, cosine: .cosh, tangent: .tanh, cotangent: .coth, secant: .sech, cosecant: .csch,
    isHyperbolic: true)

  var sign: ExprArena.Node { isHyperbolic ? .minusOne : .one }
  var oppositeSign: ExprArena.Node { isHyperbolic ? .one : .minusOne }

  /// The function as sineᵃ·cosineᵇ; nil for operators of other families.
  func exponents(of op: Operator) -> CircularPower? {
    switch op {
    case sine: CircularPower(sine: 1, cosine: 0)
    case cosine: CircularPower(sine: 0, cosine: 1)
    case tangent: CircularPower(sine: 1, cosine: -1)
    case cotangent: CircularPower(sine: -1, cosine: 1)
    case secant: CircularPower(sine: 0, cosine: -1)
    case cosecant: CircularPower(sine: -1, cosine: 0)
    default: nil
    }
  }
}

/// The exponents of sineᵃ·cosineᵇ at one argument.
struct CircularPower {
  var sine: Int
  var cosine: Int

  static func += (left: inout CircularPower, right: CircularPower) {
    left.sine += right.sine
    left.cosine += right.cosine
  }

  static func * (power: CircularPower, exponent: Int) -> CircularPower {
    CircularPower(sine: power.sine * exponent, cosine: power.cosine * exponent)
  }
}

/// A product taken apart into functions of one family, by argument, and the rest.
struct CircularMonomial {
  /// In the order of the product, so that what is made of them depends on the expression alone.
  var powers: [(argument: ExprArena.Node, power: CircularPower)] = []
  /// The coefficient and the other factors.
  var rest: ExprArena.Node

  mutating func multiply(by power: CircularPower, at argument: ExprArena.Node) {
    if let index = powers.firstIndex(where: { $0.argument == argument }) {
      powers[index].power += power
    } else {
      powers.append((argument, power))
    }
  }
}

extension ExprArena {
  /// The factors of a node, its coefficient excluded.
  func factorList(_ node: Node) -> [Term] {
    let record = self[node]
    switch record.kind {
    case .number, .undefined: return []
    case .power: return [Term(base: Node(id: record.first), weight: Node(id: record.second))]
    case .product: return Array(terms[range(record)])
    default: return [Term(base: node, weight: .one)]
    }
  }

  /// The value of an integer node of at most this magnitude.
  func integerValue(_ node: Node, atMost limit: Int = 64) -> Int? {
    guard isInteger(node) else { return nil }
    let value = small(node)
    return !value.isBig && value.numerator.magnitude <= limit ? value.numerator : nil
  }

  /// The operator and argument of a function.
  func functionParts(_ node: Node) -> (op: Operator, argument: Node)? {
    let record = self[node]
    guard record.kind == .function, let op = Operator(rawValue: record.code) else { return nil }
    return (op, Node(id: record.first))
  }

  /// The product taken apart; integer powers of functions of the family only.
  mutating func circularMonomial(_ node: Node, _ family: FunctionFamily) -> CircularMonomial {
    var rest = [coefficient(node)]
    var result = CircularMonomial(rest: .one)
    for factor in factorList(node) {
      if let (op, argument) = functionParts(factor.base), let unit = family.exponents(of: op),
        let exponent = integerValue(factor.weight)
      {
        result.multiply(by: unit * exponent, at: argument)
      } else {
        rest.append(power(factor.base, factor.weight))
      }
    }
    result.rest = product(rest)
    return result
  }

  /// A function to an integer exponent; 1 for the exponent 0, also where the function has the value 0.
  mutating func raised(_ op: Operator, _ u: Node, _ exponent: Int) -> Node {
    raised(apply(op, u), exponent)
  }

  mutating func raised(_ base: Node, _ exponent: Int) -> Node {
    exponent == 0 ? .one : power(base, integer(exponent))
  }

  /// The product with sines and cosines alone, to exponents of either sign.
  mutating func inSineAndCosine(_ monomial: CircularMonomial, _ family: FunctionFamily) -> Node {
    var parts = [monomial.rest]
    for (argument, exponents) in monomial.powers {
      parts.append(raised(family.sine, argument, exponents.sine))
      parts.append(raised(family.cosine, argument, exponents.cosine))
    }
    return product(parts)
  }
}
