import ExactArithmetic

/// The logarithms pass, on the principal branch.
///
/// The imaginary part of ln u lies in (−π, π], so ln(a·b) = ln a + ln b asks for one factor that is known
/// to be positive, ln(uᵏ) = k·ln u for −1 < k ≤ 1 or a positive u, and ln(uᵏ) = k·ln|u| for even k and real u.
/// What is known rests on real nonzero symbols.
extension ExprArena {
  /// Powers written before logarithms, then sums of logarithms joined or products split if that is shorter.
  mutating func logarithms(_ node: Node) -> Node {
    rebuilt(node) { arena, part in
      if arena.functionParts(part)?.op == .ln {
        var best = arena.withPowerOutside(part) ?? part
        arena.keepSmaller(arena.splitLogarithm(part), &best)
        return best
      }
      return arena[part].kind == .sum ? arena.logarithmSum(part) : part
    }
  }

  private mutating func logarithmSum(_ node: Node) -> Node {
    guard prefixLength(node) <= 1_000 else { return node }
    var best = node
    var parts: [Node] = []
    for addend in addends(node) {
      guard functionParts(monic(addend))?.op == .ln else {
        parts.append(addend)
        continue
      }
      let split = splitLogarithm(monic(addend))
      parts.append(scale(split, by: coefficient(addend)))
    }
    let split = sum(parts)
    for form in [node, split] {
      keepSmaller(form, &best)
      keepSmaller(joinedLogarithms(form, byMagnitude: true), &best)
      keepSmaller(joinedLogarithms(form, byMagnitude: false), &best)
    }
    return best
  }

  private func isNonnegative(_ node: Node) -> Bool { isKnown(node, [.real, .nonnegative]) }

  // MARK: Apart

  /// ln(uᵏ) as k·ln u or k·ln|u|; nil where no power may leave.
  private mutating func withPowerOutside(_ node: Node) -> Node? {
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
  private mutating func splitLogarithm(_ node: Node) -> Node {
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

  // MARK: Together

  /// Logarithms with number coefficients joined into one: those of equal magnitude, or all.
  ///
  /// Arguments known to be nonnegative join; one other may, with the sign of the whole.
  private mutating func joinedLogarithms(_ node: Node, byMagnitude: Bool) -> Node {
    var parts: [Node] = []
    var groups: [(magnitude: Node, members: [(weight: Node, argument: Node)])] = []
    for addend in addends(node) {
      guard let (op, argument) = functionParts(monic(addend)), op == .ln else {
        parts.append(addend)
        continue
      }
      let weight = coefficient(addend)
      var magnitude = isNegativeNumber(weight) ? negateNumber(weight) : weight
      if !byMagnitude { magnitude = .one }
      if let index = groups.firstIndex(where: { $0.magnitude == magnitude }) {
        groups[index].members.append((weight, argument))
      } else {
        groups.append((magnitude, [(weight, argument)]))
      }
    }
    for group in groups { parts += joined(group.members, magnitude: group.magnitude) }
    return sum(parts)
  }

  private mutating func joined(
    _ members: [(weight: Node, argument: Node)], magnitude: Node
  ) -> [Node] {
    let first = members.first { !isNonnegative($0.argument) && canJoin($0.weight, magnitude) }
    let isNegative = isNegativeNumber((first ?? members[0]).weight)
    let scalar = isNegative ? negateNumber(magnitude) : magnitude
    var factors: [Node] = []
    var others: [Node] = []
    for (weight, argument) in members {
      let mayJoin = isNonnegative(argument) || argument == first?.argument
      let exponent = divide(weight, by: scalar)
      if mayJoin, small(exponent).numerator.magnitude <= 64 {
        factors.append(power(argument, exponent))
      } else {
        others.append(scale(apply(.ln, argument), by: weight))
      }
    }
    return [scale(apply(.ln, product(factors)), by: scalar)] + others
  }

  /// Whether ln b of unknown b may join: its coefficient over that of the whole is in (−1, 1], here 0 to 1.
  private func canJoin(_ weight: Node, _ magnitude: Node) -> Bool {
    let size = rational(weight)
    return (size.isNegative ? -size : size) <= rational(magnitude)
  }
}
