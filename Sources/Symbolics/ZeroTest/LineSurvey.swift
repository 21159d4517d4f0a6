import ExactArithmetic

/// How two expressions in one symbol compare along the real line.
///
/// States are computed at many points; where neighbours differ, the boundary between them is found by bisection.
/// Intervals narrower than the spacing of the points (1/16 near 0, growing outward) may be missed, and
/// single points are not looked at.
struct LineSurvey {
  typealias Relation = LinePiece.Relation

  /// The bounds on the work: instructions × points, and boundaries.
  static let maximumWork = 400_000
  static let maximumBoundaries = 64
  /// How far out points lie evenly.
  static let innerReach = 13
  /// How many changes beyond that may be; more come from oscillation that the points do not follow.
  static let outerChanges = 3

  private let symbol: Symbol
  private let first, second, difference: Tape
  private let registers: RealRegisters

  /// A survey of two trees; `difference` is zero exactly where they are equal.
  ///
  /// Nil where the trees are too long to be evaluated so often.
  init?(_ first: Expr, _ second: Expr, difference: Tape, in symbol: Symbol) {
    self.symbol = symbol
    self.first = Tape(written: first)
    self.second = Tape(written: second)
    self.difference = difference
    let count = [self.first, self.second, difference].map(\.instructions.count)
    guard count.reduce(0, +) * Self.points.count <= Self.maximumWork else { return nil }
    registers = RealRegisters(count: count.max() ?? 0, bits: PointTest.bits)
  }

  /// The state at a point.
  func relation(at x: Rational) -> Relation {
    let values = [symbol: x]
    switch (isReal(first, at: values), isReal(second, at: values)) {
    case (nil, _), (_, nil): return .unclear
    case (false?, false?): return .neitherReal
    case (true?, false?): return .onlyFirstReal
    case (false?, true?): return .onlySecondReal
    case (true?, true?): return relation(at: values, from: PointTest.bits)
    }
  }

  /// Equal or not where both are real.
  private func relation(at values: [Symbol: Rational], from bits: Int) -> Relation {
    switch PointTest.outcome(difference, at: values, on: registers, from: bits) {
    case .zero: .equal
    case .nonzero: .different
    // Both sides vanish exactly: the canonical difference has no size there.
    case .failed(.undefined) where bits == PointTest.bits && isExactlyZero(at: values): .equal
    case .failed, .unclear: .unclear
    }
  }

  private func isExactlyZero(at values: [Symbol: Rational]) -> Bool {
    registers.setPrecision(PointTest.bits)
    guard difference.failure(on: registers, at: values) == nil else { return false }
    return registers.isZero(difference.instructions.count - 1)
  }

  /// Whether a tape is real, nil where the registers do not tell with all bits.
  private func isReal(_ tape: Tape, at values: [Symbol: Rational]) -> Bool? {
    var bits = PointTest.bits
    while bits <= PointTest.maximumBits {
      registers.setPrecision(bits)
      switch tape.failure(on: registers, at: values) {
      case nil: return true
      case .undefined: return false
      case .outOfRange: return nil
      case .tooCoarse, .onJump: bits *= 2
      }
    }
    return nil
  }

  /// Whether a point that looks equal is seen with many more bits to be different.
  func isRefuted(at x: Rational) -> Bool {
    let values = [symbol: x]
    _ = PointTest.outcome(difference, at: values, on: registers)
    let bits = PointTest.confirmationBits(difference, on: registers)
    return relation(at: values, from: bits) == .different
  }

  /// Both values at a point in double precision.
  func values(at x: Rational) -> (first: Double, second: Double) {
    let values = [symbol: x]
    registers.setPrecision(PointTest.bits)
    let sides = [first, second].map { tape in
      tape.failure(on: registers, at: values) == nil
        ? registers.double(tape.instructions.count - 1) : Double.nan
    }
    return (sides[0], sides[1])
  }
}

extension LineSurvey {
  /// The points: even and a little irregular near 0, then each farther out by a fixed ratio.
  static let points: [Rational] = outerPoints.reversed().map { -$0 } + innerPoints + outerPoints

  private static let innerPoints: [Rational] = (-innerReach * 16..<innerReach * 16).map {
    // An offset that small denominators and multiples of π do not share; denominators as in the sample points.
    Rational($0 * 65_536 + 25_033, overNonzero: 1_048_577 + 2 * ($0 + innerReach * 16))
  }

  private static let outerPoints: [Rational] = (1...150).map {
    var value = Double(innerReach)
    for _ in 0..<$0 { value *= 1.08 }
    return Rational(Int(value * 1_024) * 1_024 + 611, overNonzero: 1_048_577 + 2 * $0)
  }
}
