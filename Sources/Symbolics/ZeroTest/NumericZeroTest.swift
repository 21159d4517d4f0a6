import ExactArithmetic

/// The numeric rung of the zero test: multiple precision at fixed pseudo-random points.
///
/// Real points come first, then points a little off the real axis. Zero must hold at *every* point used. The size that a value is compared
/// with is that of the largest term of the canonical difference, in which common parts have
/// already cancelled, so a tiny wrong term cannot hide behind a large right one.
struct NumericZeroTest {
  /// Starting precision in bits; doubled until the answer is clear.
  static let bits = 256
  static let maximumBits = 2_048
  /// Points that must agree, and fewer that are too few.
  static let enoughPoints = 10
  static let fewestPoints = 4
  /// After this many points without a clear answer the test gives up.
  static let unusableLimit = 12
  /// Real points farther out than this do not count where no others can be used.
  static let nearReach = 6.0

  enum Outcome {
    case zero, nonzero, unusable
  }

  /// A refutation found in double precision and confirmed in multiple precision, if there is one.
  func quickRefutation(_ node: ExprArena.Node, _ arena: inout ExprArena) -> Verdict? {
    let tape = Tape(node, in: &arena)
    var scratch: [Double] = []
    for point in SamplePoints.real.prefix(12) {
      let value = tape.real(at: point.values, scratch: &scratch)
      guard value.isFinite else { continue }
      let size = tape.addends.map { abs(scratch[$0]) }.max() ?? 0
      guard abs(value) > 1e-6 * size, size > 0 else { continue }
      let registers = RealRegisters(count: tape.instructions.count, bits: Self.bits)
      if outcome(tape, at: point, registers) == .nonzero { return .refuted(at: point.value) }
      return nil
    }
    return nil
  }

  func verdict(_ node: ExprArena.Node, _ arena: inout ExprArena) -> Verdict {
    let tape = Tape(node, in: &arena)
    let registers = RealRegisters(count: tape.instructions.count, bits: Self.bits)
    var scratch: [Double] = []
    var (agreeing, near, unusable) = (0, 0, 0)
    for point in SamplePoints.real
    where agreeing < Self.enoughPoints && unusable < Self.unusableLimit {
      if tape.real(at: point.values, scratch: &scratch).isNaN { continue }
      switch outcome(tape, at: point, registers) {
      case .zero:
        agreeing += 1
        if abs(point.value) < Self.nearReach { near += 1 }
      case .nonzero: return .refuted(at: point.value)
      case .unusable: unusable += 1
      }
    }
    return isAnalytic(tape)
      ? complexVerdict(tape, realPoints: agreeing) : realVerdict(agreeing, near: near)
  }

  /// The verdict on an expression with |u| or sign u in it, which only real points can decide.
  private func realVerdict(_ agreeing: Int, near: Int) -> Verdict {
    guard near >= Self.fewestPoints else {
      return .undecided(reason: "only \(near) usable real points in the domain")
    }
    return .verifiedNumerically(points: agreeing, bits: Self.bits)
  }

  /// Zero or not at one real point, with the precision doubled until that is clear.
  private func outcome(_ tape: Tape, at point: SamplePoints.Point, _ registers: RealRegisters)
    -> Outcome
  {
    decide { bits in
      registers.setPrecision(bits)
      guard tape.run(on: registers, at: point.exactValues) else { return nil }
      let size = tape.addends.compactMap { registers.exponent($0) }.max()
      return (registers.exponent(tape.instructions.count - 1), size)
    }
  }

  /// Zero or not by how the binary exponent of the value behaves as the precision doubles.
  ///
  /// A value that is not zero stays where it is. One that is zero lies far below the largest term, or,
  /// where the cancellation is inside a factor, shrinks with every doubling.
  private func decide(_ evaluate: (Int) -> (value: Int?, size: Int?)?) -> Outcome {
    var shrinking: [Int] = []
    var bits = Self.bits
    while bits <= Self.maximumBits {
      guard let (value, size) = evaluate(bits), let size else { return .unusable }
      guard let value, value > size - bits * 3 / 4 else { return .zero }
      if let last = shrinking.last, abs(last - value) <= 1 { return .nonzero }
      shrinking.append(value)
      if shrinking.count == 3, shrinking[0] - shrinking[1] >= Self.bits / 2,
        shrinking[1] - shrinking[2] >= Self.bits
      {
        return .zero
      }
      bits *= 2
    }
    return .unusable
  }

  private func isAnalytic(_ tape: Tape) -> Bool {
    !tape.instructions.contains {
      if case .function(let op, _) = $0 { op == .abs || op == .sign } else { false }
    }
  }

  /// Agreement off the real axis, which is asked for also where real points agreed.
  ///
  /// The real domain may lie where a wrong term is too small to be seen (√(x − e^(16 − 4x³)) is real only
  /// for large x); off the axis an analytic expression has values everywhere.
  private func complexVerdict(_ tape: Tape, realPoints: Int) -> Verdict {
    let registers = ComplexRegisters(count: tape.instructions.count, bits: Self.bits)
    var agreeing = 0
    for point in SamplePoints.complex {
      let outcome = decide { bits in
        registers.setPrecision(bits)
        guard tape.run(on: registers, at: point) else { return nil }
        let size = tape.addends.compactMap { registers.exponent($0) }.max()
        return (registers.exponent(tape.instructions.count - 1), size)
      }
      switch outcome {
      case .zero: agreeing += 1
      case .nonzero where realPoints >= Self.fewestPoints:
        return .undecided(reason: "equal on the real line, not on every branch off it")
      case .nonzero: return .refuted(at: point.real)
      case .unusable: break
      }
    }
    guard agreeing >= Self.fewestPoints else {
      return .undecided(reason: "only \(agreeing) usable points")
    }
    return .verifiedNumerically(points: realPoints + agreeing, bits: Self.bits)
  }
}
