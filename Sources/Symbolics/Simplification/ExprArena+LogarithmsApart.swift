import ExactArithmetic

/// Logarithms of powers and products taken apart, as far as the principal branch allows.
extension ExprArena {
  /// Whether the value is real and not negative wherever it is defined.
  func isNonnegative(_ node: Node) -> Bool { isKnown(node, [.real, .nonnegative]) }

  /// ln(uᵏ) as k·ln u or k·ln|u|; nil where no power may leave.
  mutating func withPowerOutside(_ node: Node) -> Node? {
    guard let (op, argument) = functionParts(node), op == .ln else { return nil }
    if let (inner, u) = functionParts(argument), inner == .abs, self[u].kind == .power,
      isNumber(Node(id: self[u].second))
    {
      // |uᵏ| = |u|ᵏ for every real k, also of complex u.
      let magnitude = apply(.abs, Node(id: self[u].first))
      return multiply(Node(id: self[u].second), apply(.ln, magnitude))
    }
    let record = self[argument]
    guard coefficient(argument) == .one else { return nil }
    let factors = factorList(argument)
    if record.kind == .power, let exponent = factors.first?.weight, let base = factors.first?.base {
      return logarithm(ofPower: base, exponent)
    }
    guard record.kind == .product else { return nil }
    var common = 0
    for factor in factors {
      guard isKnown(factor.base, .real), let exponent = integerValue(factor.weight) else {
        return nil
      }
      common = greatestCommonDivisor(common, exponent)
    }
    let areNonnegative = factors.allSatisfy { isNonnegative($0.base) }
    guard common > 1, common % 2 == 0 || areNonnegative else { return nil }
    if factors.allSatisfy({ isNegativeNumber($0.weight) }) { common = -common }
    let inverse = number(Rational(common.signum(), overNonzero: abs(common)))
    var roots: [Node] = []
    for factor in factors {
      roots.append(power(factor.base, multiplyNumbers(factor.weight, inverse)))
    }
    let magnitude = apply(.abs, product(roots))
    return scale(apply(.ln, magnitude), by: integer(common))
  }

  private mutating func logarithm(ofPower base: Node, _ exponent: Node) -> Node? {
    if isNonnegative(base), isKnown(exponent, .real) {
      return multiply(exponent, apply(.ln, base))
    }
    guard isNumber(exponent) else { return nil }
    if compareNumbers(exponent, .minusOne) > 0, compareNumbers(exponent, .one) <= 0 {
      return scale(apply(.ln, base), by: exponent)
    }
    guard isEvenInteger(exponent), isKnown(base, .real) else { return nil }
    let magnitude = apply(.abs, base)
    return scale(apply(.ln, magnitude), by: exponent)
  }

  /// The logarithm of a product as the sum of those of its nonnegative factors and of the rest.
  ///
  /// Other nodes are returned as they are.
  mutating func splitLogarithm(_ node: Node) -> Node {
    guard let (op, argument) = functionParts(node), op == .ln else { return node }
    if let (inner, u) = functionParts(argument), inner == .abs {
      var parts: [Node] = []
      for factor in factorList(u) {
        let magnitude = apply(.abs, power(factor.base, factor.weight))
        let logarithm = apply(.ln, magnitude)
        parts.append(withPowerOutside(logarithm) ?? logarithm)
      }
      return self[u].kind == .product ? sum(parts) : withPowerOutside(node) ?? node
    }
    let isNegative = isNegativeNumber(coefficient(argument))
    let size = isNegative ? negateNumber(coefficient(argument)) : coefficient(argument)
    var rest = [isNegative ? Node.minusOne : .one]
    var parts = logarithms(ofPrimesOf: size)
    for factor in factorList(argument) {
      let node = power(factor.base, factor.weight)
      if isNonnegative(node) {
        let logarithm = apply(.ln, node)
        parts.append(withPowerOutside(logarithm) ?? logarithm)
      } else {
        rest.append(node)
      }
    }
    let remainder = product(rest)
    if parts.isEmpty || remainder == .minusOne { return withPowerOutside(node) ?? node }
    let logarithm = apply(.ln, remainder)
    parts.append(withPowerOutside(logarithm) ?? logarithm)
    return sum(parts)
  }

  /// The logarithm of a positive number as multiples of those of its prime factors.
  private mutating func logarithms(ofPrimesOf number: Node) -> [Node] {
    let value = small(number)
    guard !value.isBig else { return [apply(.ln, number)] }
    var parts: [Node] = []
    for (part, sign) in [(value.numerator, 1), (value.denominator, -1)] {
      for factor in primeFactors(part) {
        let logarithm = apply(.ln, integer(factor.prime))
        parts.append(scale(logarithm, by: integer(sign * factor.count)))
      }
    }
    return parts
  }

  private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? abs(a) : greatestCommonDivisor(b, a % b)
  }
}
