import ExactArithmetic

/// Whether a function jumps at a place where a problem has a value, by its values on both sides.
///
/// Over a jump a function changes by as much however near to it one looks; what a slope makes of a distance shrinks with
/// it. The other symbols have the values of the first sample.
struct JumpTest {
  /// How far from the place values are taken, relative to 1 + |place|.
  static let distances = [1e-5, 1e-7, 1e-9]
  /// A smaller jump, relative to the function, is not seen.
  static let smallest = 1e-9

  private let function, slope, problem: Tape
  /// Where one of these is zero the problem has no value, and its answer is free to jump.
  private let denominators: [Tape]
  /// Where one of these has a pole the function is free to jump: −atan(1/x) is taken for an antiderivative of 1/(x² + 1).
  private let arguments: [Tape]
  private let registers: RealRegisters

  init(
    _ function: ExprArena.Node, whereDefined problem: ExprArena.Node, in arena: inout ExprArena
  ) {
    self.function = Tape(function, in: &arena)
    slope = Tape(arena.derivative(of: function), in: &arena)
    self.problem = Tape(problem, in: &arena)
    denominators = arena.denominators(in: problem).map { Tape($0, in: &arena) }
    arguments = arena.functionArguments(in: function).map { Tape($0, in: &arena) }
    registers = RealRegisters(count: self.function.instructions.count, bits: PointTest.bits)
  }

  /// Whether the function jumps at a place that is known in double precision.
  func holds(at place: Double) -> Bool {
    guard isSeen(at: place), isRegular(at: place) else { return false }
    var first: Double?
    for distance in Self.distances {
      guard let gap = gap(at: place, distance * (1 + abs(place))),
        abs(gap.change) > Self.smallest * gap.size,
        abs(gap.change - (first ?? gap.change)) <= 0.1 * abs(gap.change)
      else { return false }
      first = first ?? gap.change
    }
    return true
  }

  /// Whether double precision sees a jump or cannot tell: most places are done with by this.
  private func isSeen(at place: Double) -> Bool {
    let distance = Self.distances[0] * (1 + abs(place))
    let (left, right) = (
      value(function, at: place - distance), value(function, at: place + distance)
    )
    let slopes = value(slope, at: place - distance) + value(slope, at: place + distance)
    let change = right - left - distance * slopes
    return !(abs(change) <= 0.1 * Self.smallest * max(abs(left), abs(right)))
  }

  /// Whether the problem has a value around a place and does not divide by zero at it, and no argument in the function has a
  /// pole there.
  private func isRegular(at place: Double) -> Bool {
    let (near, far) = (1e-7 * (1 + abs(place)), 1e-2 * (1 + abs(place)))
    func sizes(_ tape: Tape, _ distance: Double) -> [Double] {
      [place - distance, place + distance].map { abs(value(tape, at: $0)) }.filter { !$0.isNaN }
    }
    let dividesByZero = denominators.contains { tape in
      (sizes(tape, near).min() ?? 0) <= 1e-4 * (sizes(tape, far).max() ?? 0)
    }
    let hasPole = arguments.contains { tape in
      (sizes(tape, near).max() ?? .infinity) > 1e4 * max(1, sizes(tape, far).max() ?? 0)
    }
    return sizes(problem, near).count == 2 && !dividesByZero && !hasPole
  }

  /// By how much the function changes over a place, less what the slopes on both sides make of the distance.
  private func gap(at place: Double, _ distance: Double) -> (change: Double, size: Double)? {
    let (low, high) = (Rational(near: place - distance), Rational(near: place + distance))
    guard let low, let high, let left = exactValue(function, at: low),
      let right = exactValue(function, at: high), let before = exactValue(slope, at: low),
      let after = exactValue(slope, at: high)
    else { return nil }
    let change = right - left - distance * (before + after)
    return (change, max(abs(left), abs(right)))
  }

  private func exactValue(_ tape: Tape, at x: Rational) -> Double? {
    var values = SamplePoints.real[0].exactValues
    values[.x] = x
    registers.setPrecision(PointTest.bits)
    guard tape.run(on: registers, at: values) else { return nil }
    let value = registers.double(tape.instructions.count - 1)
    return value.isFinite ? value : nil
  }

  private func value(_ tape: Tape, at x: Double) -> Double {
    var scratch: [Double] = []
    return tape.sampleValue(at: x, scratch: &scratch)
  }
}

extension Tape {
  /// The value at a point in double precision, the other symbols having those of the first sample.
  func sampleValue(at x: Double, scratch: inout [Double]) -> Double {
    var values = SamplePoints.real[0].values
    values[.x] = x
    return real(at: values, scratch: &scratch)
  }
}

extension Rational {
  /// A number that a double comes near to, to at least 52 bits or 2⁻⁶⁰; nil for one of 2⁵⁹ and more.
  init?(near value: Double) {
    guard value.magnitude < 0x1p59 else { return nil }
    let bits = value == 0 ? 0 : 59 - max(0, Int(value.exponent))
    self.init(
      Int((value * Double(sign: .plus, exponent: bits, significand: 1)).rounded()),
      overNonzero: 1 << bits)
  }
}
