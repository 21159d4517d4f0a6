import ExactArithmetic

/// Jumps that derivatives do not see, since that of sign u is 0.
extension ExprArena {
  /// A value of x at which a function jumps by a sign in it, though a problem has a value there; nil where none is found.
  ///
  /// An antiderivative or a solution must be continuous where its problem is defined. Looked at are the zeros of the
  /// arguments of signs and absolute values, those that can be solved for and those that the line survey sees. Poles, and
  /// jumps of inverse functions there, do not count.
  public mutating func jump(of function: Node, whereDefined problem: Node) -> Double? {
    let arguments = signArguments(in: function)
    var known: [Double] = []
    for argument in arguments {
      for (zero, place) in solvedZeros(of: argument) {
        known.append(place)
        // Where the problem has no real value the answer is free to jump.
        guard realPointCount(substituting(zero, for: .x, in: problem)) > 0 else { continue }
        let height = substituting(
          zero, for: .x, in: change(of: function, byPassing: place, arguments))
        if height == .undefined || realPointCount(height) == 0 { continue }
        if case .refuted = zeroTest(height) { return place }
      }
    }
    for argument in arguments {
      for place in signChanges(of: argument)
      where !known.contains(where: { abs($0 - place) <= Self.nearness(place) }) {
        if isSingular(problem, near: place) { continue }
        let change = change(of: function, byPassing: place, arguments)
        if isSeen(change, in: function, at: place) { return place }
      }
    }
    return nil
  }

  /// A point between every two neighbouring corners and jumps that absolute values and signs make.
  mutating func pointsBetweenCorners(of function: Node) -> [Rational] {
    var corners: [Double] = []
    for argument in signArguments(in: function) {
      corners += solvedZeros(of: argument).map(\.place) + signChanges(of: argument)
    }
    // Farther out the line survey's points do.
    let places = corners.filter { abs($0) < 1e6 }.sorted()
    return zip(places, places.dropFirst()).compactMap { low, high in
      guard high - low > Self.nearness(low) else { return nil }
      return Rational(Int((low + high) / 2 * 0x1p40), overNonzero: 1 << 40)
    }
  }

  /// The zeros that an equation solver finds, exactly and as numbers.
  private mutating func solvedZeros(of function: Node) -> [(zero: Node, place: Double)] {
    uncheckedSolutions(for: .x, of: function, equalTo: .zero)
      .map { ($0, value(of: $0, at: 0)) }.filter(\.1.isFinite)
  }

  /// What a function gains by the signs whose arguments change theirs near a place; to be taken there.
  private mutating func change(
    of function: Node, byPassing place: Double, _ arguments: [Node]
  ) -> Node {
    let distance = Self.nearness(place)
    var (before, after) = (function, function)
    for argument in arguments {
      let left = sampleValue(of: argument, at: place - distance)
      let right = sampleValue(of: argument, at: place + distance)
      guard (left < 0) != (right < 0) else { continue }
      before = settingSign(of: argument, to: left < 0 ? .minusOne : .one, in: before)
      after = settingSign(of: argument, to: right < 0 ? .minusOne : .one, in: after)
    }
    return subtract(after, before)
  }

  private static func nearness(_ place: Double) -> Double { 1e-6 * (1 + abs(place)) }

  /// The places, at most 64, where a function is seen to go through zero.
  private mutating func signChanges(of function: Node) -> [Double] {
    let tape = Tape(function, in: &self)
    var scratch: [Double] = []
    func value(_ x: Double) -> Double { Self.value(of: tape, at: x, &scratch) }
    var places: [Double] = []
    var last: (x: Double, value: Double)?
    for x in LineSurvey.points.lazy.map(\.doubleValue) where places.count < 64 {
      let current = value(x)
      defer { last = current.isFinite ? (x, current) : nil }
      guard let last, current.isFinite, (last.value < 0) != (current < 0) else { continue }
      var (low, high) = (last.x, x)
      for _ in 0..<60 {
        let middle = (low + high) / 2
        if (value(middle) < 0) == (last.value < 0) { low = middle } else { high = middle }
      }
      // At a pole the values grow towards the place.
      let size = max(abs(last.value), abs(current))
      if abs(value(low)) <= 1e-3 * size { places.append(low) }
    }
    return places
  }

  /// Whether a function has no value near a place, or grows towards it.
  private mutating func isSingular(_ function: Node, near place: Double) -> Bool {
    let reach = 1e-2 * (1 + abs(place))
    let around = [place - reach, place + reach].map { abs(sampleValue(of: function, at: $0)) }
    let here = abs(sampleValue(of: function, at: place + 1e-9 * (1 + abs(place))))
    return !here.isFinite || here > 1e3 * max(1, around.filter(\.isFinite).max() ?? 0)
  }

  /// Whether values on both sides of a place differ by a change that is clearly not zero.
  private mutating func isSeen(_ change: Node, in function: Node, at place: Double) -> Bool {
    let distance = 1e-9 * (1 + abs(place))
    let height = sampleValue(of: change, at: place)
    let before = sampleValue(of: function, at: place - distance)
    let after = sampleValue(of: function, at: place + distance)
    guard height.isFinite, before.isFinite, after.isFinite else { return false }
    return abs(height) > 1e-7 * max(abs(before), abs(after))
      && abs(after - before - height) <= 0.1 * abs(height)
  }

  private mutating func sampleValue(of node: Node, at x: Double) -> Double {
    if node == .undefined { return .nan }
    var scratch: [Double] = []
    return Self.value(of: Tape(node, in: &self), at: x, &scratch)
  }

  private static func value(of tape: Tape, at x: Double, _ scratch: inout [Double]) -> Double {
    var values = SamplePoints.real[0].values
    values[.x] = x
    return tape.real(at: values, scratch: &scratch)
  }

  /// The arguments, holding x, of signs and absolute values.
  mutating func signArguments(in function: Node) -> [Node] {
    var (seen, found, waiting): (Set<Node>, [Node], [Node]) = ([function], [], [function])
    while let node = waiting.popLast() {
      if isFree(node) { continue }
      if let (op, argument) = functionCall(node), op == .sign || op == .abs,
        !found.contains(argument)
      {
        found.append(argument)
      }
      for operand in operands(of: node) where seen.insert(operand).inserted {
        waiting.append(operand)
      }
    }
    return found
  }
}
