import ExactArithmetic

/// Values of the circular functions and of their inverses, and shifts by quarter turns.
extension ExprArena {
  /// A function at a fraction of π, an inverse of a known value or a shifted argument; others as they are.
  mutating func trigonometricFunction(_ node: Node) -> Node {
    guard let (op, argument) = functionParts(node) else { return node }
    if let value = valueAtFractionOfPi(op, argument) { return value }
    if let value = angle(ofValue: argument, op) { return value }
    guard let (turns, rest) = withoutQuarterTurns(argument) else { return node }
    return turned(op, rest, quarters: turns) ?? node
  }

  /// The whole number of quarter turns in a sum (π/2 each, modulo 4) and what is left.
  private mutating func withoutQuarterTurns(_ argument: Node) -> (turns: Int, rest: Node)? {
    let record = self[argument]
    guard record.kind == .sum, let term = terms[range(record)].first(where: { $0.base == .pi }),
      let turns = integerValue(multiplyNumbers(term.weight, .two), atMost: 1 << 30)
    else { return nil }
    return (((turns % 4) + 4) % 4, subtract(argument, scale(.pi, by: term.weight)))
  }

  /// The function of u + quarters·π/2 as one of u; nil for other functions.
  private mutating func turned(_ op: Operator, _ u: Node, quarters: Int) -> Node? {
    let isOdd = quarters % 2 == 1
    let isFlipped = quarters >= 2
    switch op {
    case .sin: return signed(isOdd ? .cos : .sin, u, isFlipped)
    case .cos: return signed(isOdd ? .sin : .cos, u, isFlipped != isOdd)
    case .tan: return signed(isOdd ? .cot : .tan, u, isOdd)
    case .cot: return signed(isOdd ? .tan : .cot, u, isOdd)
    case .sec: return signed(isOdd ? .csc : .sec, u, isFlipped != isOdd)
    case .csc: return signed(isOdd ? .sec : .csc, u, isFlipped)
    default: return nil
    }
  }

  private mutating func signed(_ op: Operator, _ u: Node, _ isNegative: Bool) -> Node {
    let value = apply(op, u)
    return isNegative ? negate(value) : value
  }

  /// The value at a multiple of π/12 that has one by a single square root; nil elsewhere.
  private mutating func valueAtFractionOfPi(_ op: Operator, _ argument: Node) -> Node? {
    guard self[argument].symbols == 1 << UInt32(Symbol.pi.rawValue), monic(argument) == .pi,
      let twelfths = integerValue(
        multiplyNumbers(coefficient(argument), integer(12)), atMost: 1 << 30)
    else { return nil }
    guard FunctionFamily.trigonometric.exponents(of: op) != nil,
      let sine = sineValue(ofTwelfths: twelfths), let cosine = sineValue(ofTwelfths: twelfths + 6)
    else { return nil }
    switch op {
    case .sin: return sine
    case .cos: return cosine
    case .tan: return divide(sine, by: cosine)
    case .cot: return divide(cosine, by: sine)
    case .sec: return power(cosine, .minusOne)
    default: return power(sine, .minusOne)
    }
  }

  /// sin(n·π/12) where n is a multiple of 2 or 3: the root of a number of quarters.
  private mutating func sineValue(ofTwelfths n: Int) -> Node? {
    let turn = ((n % 24) + 24) % 24
    let quarters: Int
    switch turn % 12 {
    case 0: quarters = 0
    case 2, 10: quarters = 1
    case 3, 9: quarters = 2
    case 4, 8: quarters = 3
    case 6: quarters = 4
    default: return nil
    }
    let root = scale(power(integer(quarters), .half), by: .half)
    return turn < 12 ? root : negate(root)
  }

  /// asin, acos or atan of a value that sin, cos or tan has at a multiple of π/12.
  private mutating func angle(ofValue value: Node, _ op: Operator) -> Node? {
    let range: [Int]
    let inverse: Operator
    switch op {
    case .asin: (inverse, range) = (.sin, [2, 3, 4])
    case .acos: (inverse, range) = (.cos, [2, 3, 4, 8, 9, 10])
    case .atan: (inverse, range) = (.tan, [2, 4])
    default: return nil
    }
    guard self[value].symbols == 0 else { return nil }
    for twelfths in range {
      let angle = scale(.pi, by: number(Rational(twelfths, overNonzero: 12)))
      if valueAtFractionOfPi(inverse, angle) == value { return angle }
    }
    return nil
  }
}
