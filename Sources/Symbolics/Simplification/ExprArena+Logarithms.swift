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
    guard factors.count > 1 else {
      return members.map { scale(apply(.ln, $0.argument), by: $0.weight) }
    }
    return [scale(apply(.ln, product(factors)), by: scalar)] + others
  }

  /// Whether ln b of unknown b may join: its coefficient over that of the whole is in (−1, 1], here 0 to 1.
  private func canJoin(_ weight: Node, _ magnitude: Node) -> Bool {
    let size = rational(weight)
    return (size.isNegative ? -size : size) <= rational(magnitude)
  }
}
