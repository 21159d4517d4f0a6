/// Sums of angles: addition formulas of both families in both directions.
extension ExprArena {
  /// Sine and cosine of u by those of its parts: sums of up to three terms, multiples up to 4.
  mutating func sineAndCosine(
    _ u: Node, _ family: FunctionFamily
  ) -> (sine: Node, cosine: Node) {
    let record = self[u]
    if record.kind == .sum, record.second <= 3 {
      let term = terms[Int(record.first)]
      let first = scale(term.base, by: term.weight)
      let rest = subtract(u, first)
      return turned(sineAndCosine(first, family), by: sineAndCosine(rest, family), family)
    }
    if record.kind == .product, let count = integerValue(record.scalar, atMost: 4), count >= 2 {
      let single = sineAndCosine(monic(u), family)
      var multiple = single
      for _ in 1..<count { multiple = turned(multiple, by: single, family) }
      return multiple
    }
    return (apply(family.sine, u), apply(family.cosine, u))
  }

  /// sin(a + b) = sin a·cos b + cos a·sin b and cos(a + b) = cos a·cos b − s·sin a·sin b, multiplied out.
  private mutating func turned(
    _ a: (sine: Node, cosine: Node), by b: (sine: Node, cosine: Node), _ family: FunctionFamily
  ) -> (sine: Node, cosine: Node) {
    let sines = scale(multiply(a.sine, b.sine), by: family.oppositeSign)
    let sine = add(multiply(a.sine, b.cosine), multiply(a.cosine, b.sine))
    let cosine = add(multiply(a.cosine, b.cosine), sines)
    return (distributedThroughout(sine), distributedThroughout(cosine))
  }

  /// A product of up to five sines and cosines (powers counted) as a sum of sines or cosines.
  mutating func linearizedProduct(_ node: Node, _ family: FunctionFamily) -> Node? {
    var rest = [coefficient(node)]
    var functions: [(isSine: Bool, argument: Node)] = []
    for factor in factorList(node) {
      guard let (op, argument) = functionParts(factor.base),
        op == family.sine || op == family.cosine,
        let count = integerValue(factor.weight, atMost: 5), count > 0
      else {
        rest.append(power(factor.base, factor.weight))
        continue
      }
      for _ in 0..<count { functions.append((op == family.sine, argument)) }
    }
    guard (2...5).contains(functions.count) else { return nil }
    var waves = [Wave(isSine: functions[0].isSine, argument: functions[0].argument, weight: .one)]
    for (isSine, argument) in functions.dropFirst() {
      waves = waves.flatMap { product(of: $0, isSine: isSine, argument, family) }
    }
    var parts: [Node] = []
    for wave in waves {
      let function = apply(wave.isSine ? family.sine : family.cosine, wave.argument)
      parts.append(scale(function, by: wave.weight))
    }
    let common = product(rest)
    for index in parts.indices { parts[index] = distributed(multiply(parts[index], common)) }
    return sum(parts)
  }

  /// A number times a sine or cosine.
  private struct Wave {
    var isSine: Bool
    var argument: Node
    var weight: Node
  }

  /// The product of a wave and a sine or cosine: half the waves of the sum and the difference.
  private mutating func product(
    of wave: Wave, isSine: Bool, _ argument: Node, _ family: FunctionFamily
  ) -> [Wave] {
    let sum = add(wave.argument, argument)
    let difference = subtract(wave.argument, argument)
    let half = multiplyNumbers(wave.weight, .half)
    let (ofSum, ofDifference): (Node, Node)
    switch (wave.isSine, isSine) {
    case (false, false), (true, false): (ofSum, ofDifference) = (half, half)
    case (false, true): (ofSum, ofDifference) = (half, negateNumber(half))
    case (true, true):
      // sin a·sin b = s/2·(cos(a − b) − cos(a + b)).
      (ofSum, ofDifference) = (
        multiplyNumbers(half, family.oppositeSign), multiplyNumbers(half, family.sign)
      )
    }
    let isSine = wave.isSine != isSine
    return [
      Wave(isSine: isSine, argument: sum, weight: ofSum),
      Wave(isSine: isSine, argument: difference, weight: ofDifference),
    ]
  }
}
