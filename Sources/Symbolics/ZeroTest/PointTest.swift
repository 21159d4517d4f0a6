import ExactArithmetic

/// Zero or not at one point, with the precision doubled until that is clear.
enum PointTest {
  /// Starting precision in bits.
  static let bits = 256
  /// The precision is not doubled beyond this.
  static let maximumBits = 2_048
  /// Bits with which a zero is confirmed: enough to see a term that the largest literal can make small, and
  /// the smaller part of every sum, by the values that the registers hold.
  ///
  /// Terms below 2⁻⁴⁰⁰⁰⁰ of their neighbours stay beyond the test.
  static func confirmationBits(_ tape: Tape, on registers: some RegisterMachine) -> Int {
    let literals = 1_024 + 2 * min(tape.largestLiteral, 40_000)
    return max(literals, 512 + 2 * min(tape.spread(on: registers), 40_000))
  }

  enum Outcome: Equatable {
    /// To three quarters of these bits.
    case zero(bits: Int)
    case nonzero(bits: Int)
    case failed(Tape.Failure)
    /// All bits did not tell.
    case unclear
  }

  /// The binary exponents of a value, nil for exactly 0, of what it is compared with, and of the largest of all parts.
  typealias Evaluation = (value: Int?, size: Int?, largest: Int)

  /// Zero or not by how the binary exponent of the value behaves as the precision doubles.
  ///
  /// A value that is not zero stays where it is, and is larger than what rounding may make of the largest part: 1 − tanh² x
  /// stays 0 until the bits suffice. One that is zero lies far below the largest term, or, where the
  /// cancellation is inside a factor, shrinks with every doubling.
  static func decide(
    from start: Int, _ evaluate: (Int) -> Result<Evaluation, Tape.Failure>
  ) -> Outcome {
    var shrinking: [Int] = []
    var failure: Tape.Failure?
    var bits = start
    // Three rounds at least, which the rule of shrinking takes.
    while bits <= max(maximumBits, 4 * start) {
      defer { bits *= 2 }
      switch evaluate(bits) {
      case .failure(let reason) where reason == .tooCoarse || reason == .onJump: failure = reason
      case .failure(let reason): return .failed(reason)
      case .success((_, nil, _)): return .failed(.undefined)
      case .success((let value, let size?, let largest)):
        guard let value, value > size - bits * 3 / 4 else { return .zero(bits: bits) }
        if let last = shrinking.last, abs(last - value) <= 1 {
          if value > largest - bits * 3 / 4 { return .nonzero(bits: bits) }
          shrinking.removeLast()
        }
        shrinking.append(value)
        if shrinking.count == 3, shrinking[0] - shrinking[1] >= Self.bits / 2,
          shrinking[1] - shrinking[2] >= Self.bits
        {
          return .zero(bits: bits)
        }
      }
    }
    return failure.map { shrinking.isEmpty ? .failed($0) : .unclear } ?? .unclear
  }

  /// Whether a tape is zero at a real point.
  static func outcome(
    _ tape: Tape, at values: [Symbol: Rational], on registers: RealRegisters,
    from start: Int = bits
  ) -> Outcome {
    decide(from: start) { bits in
      registers.setPrecision(bits)
      if let failure = tape.failure(on: registers, at: values) { return .failure(failure) }
      return .success(evaluation(tape, on: registers))
    }
  }

  /// Whether a tape is zero at a point with a complex x.
  static func outcome(
    _ tape: Tape, at point: SamplePoints.ComplexPoint, on registers: ComplexRegisters,
    from start: Int = bits
  ) -> Outcome {
    decide(from: start) { bits in
      registers.setPrecision(bits)
      if let failure = tape.failure(on: registers, at: point.x, others: point.others) {
        return .failure(failure)
      }
      return .success(evaluation(tape, on: registers))
    }
  }

  /// The outcome at a real point; what is zero is looked at again with all the bits that might show a small term.
  static func confirmedOutcome(
    _ tape: Tape, at values: [Symbol: Rational], on registers: RealRegisters
  ) -> Outcome {
    confirmed(outcome(tape, at: values, on: registers), tape, registers) { bits in
      outcome(tape, at: values, on: registers, from: bits)
    }
  }

  /// The same at a point with a complex x.
  static func confirmedOutcome(
    _ tape: Tape, at point: SamplePoints.ComplexPoint, on registers: ComplexRegisters
  ) -> Outcome {
    confirmed(outcome(tape, at: point, on: registers), tape, registers) { bits in
      outcome(tape, at: point, on: registers, from: bits)
    }
  }

  private static func confirmed(
    _ outcome: Outcome, _ tape: Tape, _ registers: some RegisterMachine,
    _ repeated: (Int) -> Outcome
  ) -> Outcome {
    guard case .zero(let seen) = outcome else { return outcome }
    let bits = confirmationBits(tape, on: registers)
    return bits > seen ? repeated(bits) : outcome
  }

  private static func evaluation(_ tape: Tape, on registers: some RegisterMachine) -> Evaluation {
    let size = tape.addends.compactMap { registers.exponent($0) }.max()
    let largest = tape.instructions.indices.compactMap { registers.exponent($0) }.max()
    return (registers.exponent(tape.instructions.count - 1), size, largest ?? 0)
  }
}

extension PointSurvey {
  /// Counts the outcome at one point; true where it was of use.
  mutating func count(_ outcome: PointTest.Outcome) -> Bool {
    switch outcome {
    case .zero(let bits):
      agreeing += 1
      self.bits = max(self.bits, bits)
      return true
    case .nonzero(let bits):
      self.bits = max(self.bits, bits)
      return true
    case .failed(.undefined): outsideDomain += 1
    case .failed(.outOfRange), .failed(.tooCoarse): outOfRange += 1
    case .failed(.onJump): onJump += 1
    case .unclear: unclear += 1
    }
    return false
  }
}
