import ExactArithmetic

/// Jumps that derivatives do not see, since that of sign u is 0.
extension ExprArena {
  /// Answers with more signs and absolute values than this are refused; of all places of jumps so many parts are looked at.
  static let signLimit = 32

  /// A value of x at which a function jumps, though a problem has a value there; nil where none is found.
  ///
  /// An antiderivative or a solution must be continuous where its problem is defined. Looked at are the zeros of the
  /// arguments of signs and absolute values, those that can be solved for exactly and those that the line survey sees by
  /// their values; and where there are radicals or signs, in the same way, zeros of what the function divides by or takes
  /// roots of and the problem does not divide by, as in √(u²)/u. Poles, and jumps of functions of a pole such as atan(1/x), do not count.
  public mutating func jump(of function: Node, whereDefined problem: Node) -> Double? {
    let arguments = signArguments(in: function)
    if let place = solvedJump(of: function, whereDefined: problem, arguments) { return place }
    var candidates = arguments
    let radicands = radicands(in: function)
    if !arguments.isEmpty || !radicands.isEmpty {
      let excused = denominators(in: problem)
      candidates += denominators(in: function).filter { !excused.contains($0) }
      // A radicand touches zero where its slope goes through zero.
      candidates += radicands.filter { !excused.contains($0) }.map { derivative(of: $0) }
    }
    if candidates.isEmpty { return nil }
    let test = JumpTest(function, whereDefined: problem, in: &self)
    for candidate in candidates.prefix(Self.signLimit) {
      if let place = signChanges(of: candidate).first(where: test.holds) { return place }
    }
    return nil
  }

  /// A jump at a zero that is known exactly, however small the jump is.
  private mutating func solvedJump(
    of function: Node, whereDefined problem: Node, _ arguments: [Node]
  ) -> Double? {
    for argument in arguments {
      for (zero, place) in solvedZeros(of: argument) {
        // Where the problem has no real value the answer is free to jump.
        guard realPointCount(substituting(zero, for: .x, in: problem)) > 0 else { continue }
        let change = change(of: function, byPassing: zero, near: place, arguments)
        let height = substituting(zero, for: .x, in: change)
        if height == .undefined || realPointCount(height) == 0 { continue }
        if case .refuted = zeroTest(height) { return place }
      }
    }
    return nil
  }

  /// Points between every two neighbouring corners and jumps that absolute values and signs make, and one beyond each end.
  mutating func pointsBetweenCorners(of function: Node) -> [Rational] {
    var corners: [Double] = []
    for argument in signArguments(in: function) {
      corners += solvedZeros(of: argument).map(\.place) + signChanges(of: argument)
    }
    let places = corners.filter { abs($0) < 1e15 }.sorted()
    guard let least = places.first, let greatest = places.last else { return [] }
    let between = zip(places, places.dropFirst()).compactMap { low, high in
      high - low > 1e-6 * (1 + abs(low)) ? (low + high) / 2 : nil
    }
    let ends = [least - 1 - abs(least), greatest + 1 + abs(greatest)]
    return (ends + between.prefix(8 * Self.signLimit)).compactMap(Rational.init(near:))
  }

  /// The zeros that an equation solver finds, exactly and as numbers.
  private mutating func solvedZeros(of function: Node) -> [(zero: Node, place: Double)] {
    uncheckedSolutions(for: .x, of: function, equalTo: .zero)
      .map { ($0, value(of: $0, at: 0)) }.filter(\.1.isFinite)
  }

  /// What a function gains at a zero by the signs whose arguments vanish there and change theirs.
  private mutating func change(
    of function: Node, byPassing zero: Node, near place: Double, _ arguments: [Node]
  ) -> Node {
    var (before, after) = (function, function)
    for argument in arguments {
      guard zeroTest(substituting(zero, for: .x, in: argument)).isVerified else { continue }
      let distance = 1e-7 * (1 + abs(place))
      let left = sampleValue(of: argument, at: place - distance)
      let right = sampleValue(of: argument, at: place + distance)
      guard (left < 0) != (right < 0) else { continue }
      before = settingSign(of: argument, to: left < 0 ? .minusOne : .one, in: before)
      after = settingSign(of: argument, to: right < 0 ? .minusOne : .one, in: after)
    }
    return subtract(after, before)
  }

  /// The places, at most 64, where a function is seen to go through zero.
  private mutating func signChanges(of function: Node) -> [Double] {
    let tape = Tape(function, in: &self)
    var scratch: [Double] = []
    func value(_ x: Double) -> Double { tape.sampleValue(at: x, scratch: &scratch) }
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

  private mutating func sampleValue(of node: Node, at x: Double) -> Double {
    if node == .undefined { return .nan }
    var scratch: [Double] = []
    return Tape(node, in: &self).sampleValue(at: x, scratch: &scratch)
  }
}
