import ExactArithmetic

/// A homomorphism from a field of elementary functions to the integers modulo p.
///
/// Variables and functions that are independent take pseudo-random residues; functions that are not
/// take values that obey their relations: sin² + cos² = 1, e²ᵘ = (eᵘ)², ln(uv) = ln u + ln v,
/// (√u)² = u. So linear relations over ℚ between expressions can be found without multiplying any
/// polynomial out. Not every relation is known (that of asin u with logarithms, say): an unknown one can
/// hide a solution, never invent one.
struct ResiduePoint {
  typealias Node = ExprArena.Node

  private struct Power: Hashable {
    var base: Node
    var exponent: Node
  }

  private var index: UInt64 = 0
  private var known: [Node: Residue] = [:]
  private var powers: [Power: Residue] = [:]
  // What is the same at every point: numbers, and the exponents u·ln b of powers bᵘ.
  private var numbers: [Node: Residue] = [:]
  private var exponents: [Power: Node] = [:]

  /// Goes to the point of an index; equal indices give equal points.
  mutating func move(to index: Int) {
    self.index = UInt64(index)
    known.removeAll(keepingCapacity: true)
    powers.removeAll(keepingCapacity: true)
  }

  private enum Role: UInt64 { case symbol = 1, function, exponential, unit, logarithm }

  /// A pseudo-random residue that belongs to a node in a role (the mixer of splitmix64).
  private func random(_ role: Role, _ hash: UInt32) -> Residue {
    var word = (UInt64(hash) << 8 | role.rawValue) &+ index &* 0x9e37_79b9_7f4a_7c15
    word = (word ^ word >> 30) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ word >> 27) &* 0x94d0_49bb_1331_11eb
    return Residue(word ^ word >> 31)
  }

  /// The value of a node; nil where it has none at this point.
  mutating func value(_ node: Node, in arena: inout ExprArena) -> Residue? {
    if let value = known[node] { return value }
    guard let value = compute(node, &arena) else { return nil }
    known[node] = value
    return value
  }

  private mutating func compute(_ node: Node, _ arena: inout ExprArena) -> Residue? {
    let record = arena[node]
    switch record.kind {
    case .undefined: return nil
    case .number:
      if let value = numbers[node] { return value }
      let value = Residue(arena.rational(node))
      numbers[node] = value
      return value
    case .symbol:
      return node == .e ? exponential(.one, &arena) : random(.symbol, record.hash)
    case .function:
      guard let op = Operator(rawValue: record.code) else { return nil }
      return function(op, Node(id: record.first), record.hash, &arena)
    case .power: return power(Node(id: record.first), Node(id: record.second), &arena)
    case .sum:
      guard var total = value(record.scalar, in: &arena) else { return nil }
      for index in arena.range(record) {
        let term = arena.terms[index]
        guard let base = value(term.base, in: &arena), let weight = value(term.weight, in: &arena)
        else { return nil }
        total = total + base * weight
      }
      return total
    case .product:
      guard var total = value(record.scalar, in: &arena) else { return nil }
      for index in arena.range(record) {
        let factor = arena.terms[index]
        guard let power = power(factor.base, factor.weight, &arena) else { return nil }
        total = total * power
      }
      return total
    }
  }

  private mutating func power(
    _ base: Node, _ exponent: Node, _ arena: inout ExprArena
  ) -> Residue? {
    if exponent == .one { return value(base, in: &arena) }
    let whole = Power(base: base, exponent: exponent)
    if let value = powers[whole] { return value }
    let value = newPower(base, exponent, &arena)
    powers[whole] = value
    return value
  }

  private mutating func newPower(
    _ base: Node, _ exponent: Node, _ arena: inout ExprArena
  ) -> Residue? {
    if base == .e { return exponential(exponent, &arena) }
    guard arena.isNumber(exponent) else {
      let whole = Power(base: base, exponent: exponent)
      if exponents[whole] == nil {
        let logarithm = arena.apply(.ln, base)
        exponents[whole] = arena.expanded(arena.multiply(exponent, logarithm))
      }
      return exponents[whole].flatMap { exponential($0, &arena) }
    }
    guard let (numerator, denominator) = arena.rational(exponent).parts,
      let value = value(base, in: &arena)
    else { return nil }
    return value.power(numerator, over: denominator)
  }

  /// eᵘ as the product of the exponentials of its terms.
  private mutating func exponential(_ u: Node, _ arena: inout ExprArena) -> Residue? {
    var total = Residue.one
    for addend in arena.addends(u) {
      let weight = arena.coefficient(addend)
      let base = arena.isNumber(addend) ? Node.one : arena.monic(addend)
      let root = random(.exponential, arena[base].hash)
      guard let (numerator, denominator) = arena.rational(weight).parts,
        let power = (root * root).power(numerator, over: denominator)
      else { return nil }
      total = total * power
    }
    return total
  }

  private mutating func function(
    _ op: Operator, _ u: Node, _ hash: UInt32, _ arena: inout ExprArena
  ) -> Residue? {
    switch op {
    case .sin, .cos, .tan, .cot, .sec, .csc:
      guard let (cosine, sine) = unit(u, &arena) else { return nil }
      return ratio(op, [.sin: sine, .cos: cosine])
    case .sinh, .cosh, .tanh, .coth, .sech, .csch:
      guard let plus = exponential(u, &arena), let minus = plus.inverse,
        let half = Residue(2).inverse
      else { return nil }
      return ratio(op, [.sin: (plus - minus) * half, .cos: (plus + minus) * half])
    case .ln: return logarithm(u, &arena)
    // The branch on which the argument is positive.
    case .abs: return value(u, in: &arena)
    case .sign: return .one
    case .acos: return quarterTurn(&arena, minus: arena.apply(.asin, u))
    case .acot: return quarterTurn(&arena, minus: arena.apply(.atan, u))
    case .acsc: return quarterTurn(&arena, minus: arena.apply(.asec, u))
    case .acoth: return value(arena.apply(.atanh, u), in: &arena)
    default: return random(.function, hash)
    }
  }

  private mutating func quarterTurn(_ arena: inout ExprArena, minus node: Node) -> Residue? {
    guard let value = value(node, in: &arena),
      let quarter = self.value(arena.multiply(.half, .pi), in: &arena)
    else { return nil }
    return quarter - value
  }

  /// A circular or hyperbolic function by its sine and cosine.
  private func ratio(_ op: Operator, _ values: [Operator: Residue]) -> Residue? {
    guard let sine = values[.sin], let cosine = values[.cos] else { return nil }
    switch op {
    case .sin, .sinh: return sine
    case .cos, .cosh: return cosine
    case .tan, .tanh: return cosine.inverse.map { sine * $0 }
    case .cot, .coth: return sine.inverse.map { cosine * $0 }
    case .sec, .sech: return cosine.inverse
    default: return sine.inverse
    }
  }

  /// cos u and sin u as the product of the turns of the terms of u.
  private mutating func unit(
    _ u: Node, _ arena: inout ExprArena
  ) -> (cosine: Residue, sine: Residue)? {
    var total = (cosine: Residue.one, sine: Residue.zero)
    for addend in arena.addends(u) {
      // Multiples of sixtieths of a term are turns of one unit; others stand alone.
      let sixtieths = (arena.rational(arena.coefficient(addend)) * Rational(60)).asInt
      let isMultiple = sixtieths.map { $0.magnitude < 1 << 20 } ?? false
      let base = isMultiple ? (arena.isNumber(addend) ? .one : arena.monic(addend)) : addend
      let slope = random(.unit, arena[base].hash)
      guard let inverse = (.one + slope * slope).inverse else { return nil }
      var turn = (cosine: (.one - slope * slope) * inverse, sine: (slope + slope) * inverse)
      var count = isMultiple ? sixtieths ?? 1 : 1
      if count < 0 { (turn.sine, count) = (-turn.sine, -count) }
      while count > 0 {
        if count & 1 == 1 { total = Self.product(total, turn) }
        turn = Self.product(turn, turn)
        count >>= 1
      }
    }
    return total
  }

  private static func product(
    _ a: (cosine: Residue, sine: Residue), _ b: (cosine: Residue, sine: Residue)
  ) -> (cosine: Residue, sine: Residue) {
    (a.cosine * b.cosine - a.sine * b.sine, a.sine * b.cosine + a.cosine * b.sine)
  }

  /// ln u as the sum of the logarithms of its factors.
  private mutating func logarithm(_ u: Node, _ arena: inout ExprArena) -> Residue? {
    if u == .e { return .one }
    var total = Residue.zero
    let coefficient = arena.coefficient(u)
    if coefficient != .one {
      guard let (numerator, denominator) = arena.rational(coefficient).parts else { return nil }
      total = logarithm(ofWord: abs(numerator)) - logarithm(ofWord: denominator)
    }
    for factor in arena.factors(of: u) {
      guard let weight = value(factor.weight, in: &arena) else { return nil }
      total =
        total + weight * (factor.base == .e ? .one : random(.logarithm, arena[factor.base].hash))
    }
    return total
  }

  private func logarithm(ofWord value: Int) -> Residue {
    primeFactors(value).reduce(.zero) { total, factor in
      let hash = hashed(UInt32(truncatingIfNeeded: factor.prime), 1)
      return total + Residue(factor.count) * random(.logarithm, hash)
    }
  }
}
