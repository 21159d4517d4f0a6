import ExactArithmetic

/// The numeric rung of the zero test: multiple precision at fixed pseudo-random points.
///
/// Real points come first, then points a little off the real axis. Zero must hold at *every* point used.
/// Points at which an argument lies on a branch cut, or too near to tell its side, are left out. The
/// size that a value is compared with is that of the largest term of the canonical difference, in which
/// common parts have already cancelled, so a tiny wrong term cannot hide behind a large right one. The
/// first point of each survey that agrees is looked at again with 1,024 bits and more: a term of 10⁻¹⁰⁰ is no
/// rounding. What has jumps or corners may be zero on a part of the line only, so every point is looked at so, and the
/// whole line.
struct NumericZeroTest {
  /// Points that must agree, and fewer that are too few.
  static let enoughPoints = 10
  static let fewestPoints = 4
  /// After this many points without a clear answer the test gives up.
  static let unusableLimit = 12
  /// Real points farther out than this do not count where no others can be used.
  static let nearReach = 6.0

  /// A refutation found in double precision and confirmed in multiple precision, if there is one.
  func quickRefutation(_ node: ExprArena.Node, _ arena: inout ExprArena) -> Verdict? {
    var log = DecisionLog.off
    return quickRefutation(node, &arena, &log)
  }

  func quickRefutation(
    _ node: ExprArena.Node, _ arena: inout ExprArena, _ log: inout DecisionLog
  ) -> Verdict? {
    let tape = Tape(node, in: &arena)
    var scratch: [Double] = []
    var (points, refutation): (Int, Witness?) = (0, nil)
    for point in SamplePoints.real.prefix(12) {
      let value = tape.real(at: point.values, scratch: &scratch)
      guard value.isFinite else { continue }
      points += 1
      let size = tape.addends.map { abs(scratch[$0]) }.max() ?? 0
      guard abs(value) > 1e-6 * size, size > 0 else { continue }
      let registers = RealRegisters(count: tape.instructions.count, bits: PointTest.bits)
      refutation = self.refutation(tape, at: point, registers)
      break
    }
    log.note(.doublePrecision(points: points, refutation: refutation))
    return refutation.map { .refuted(at: $0.real) }
  }

  /// Whether double precision sees no difference at real points, of which at least one is in the domain.
  func seemsZero(_ node: ExprArena.Node, _ arena: inout ExprArena) -> Bool {
    let tape = Tape(node, in: &arena)
    var scratch: [Double] = []
    var points = 0
    for point in SamplePoints.real where points < Self.enoughPoints {
      let value = tape.real(at: point.values, scratch: &scratch)
      guard value.isFinite else { continue }
      points += 1
      if abs(value) > 1e-6 * (tape.addends.map { abs(scratch[$0]) }.max() ?? 0) { return false }
    }
    return points > 0
  }

  func verdict(
    _ node: ExprArena.Node, _ arena: inout ExprArena, _ log: inout DecisionLog
  ) -> Verdict {
    let tape = Tape(node, in: &arena)
    let (survey, near) = realSurvey(tape, confirmsAll: !isAnalytic(tape))
    log.note(.realPoints(survey))
    if let refutation = survey.refutation { return .refuted(at: refutation.real) }
    if let far = farRefutation(tape, of: node, &arena, &log) { return .refuted(at: far.real) }
    guard isAnalytic(tape) else {
      // |u| and sign u have no meaning off the real line, so real points must decide.
      guard near >= Self.fewestPoints else {
        return .undecided(reason: "only \(near) usable real points in the domain")
      }
      guard survey.onJump == 0 else {
        return .undecided(reason: "\(survey.onJump) real points lie on a jump")
      }
      return .verifiedNumerically(points: survey.agreeing, bits: PointTest.bits)
    }
    let complex = complexSurvey(tape)
    log.note(.complexPoints(complex))
    return verdict(real: survey, complex: complex)
  }

  /// The refutation of a shorter form of an expression, at a point where the expression has a value; nil where there is none.
  ///
  /// In the shorter form large terms that cancel may be gone, which hide small ones in the expression.
  func objection(
    of form: ExprArena.Node, to node: ExprArena.Node, _ arena: inout ExprArena,
    _ log: inout DecisionLog
  ) -> Verdict? {
    let shorter = Tape(form, in: &arena)
    let hasCorners = !isAnalytic(shorter)
    var refutation = realSurvey(shorter, confirmsAll: hasCorners).0.refutation
    if refutation == nil, hasCorners {
      refutation = farRefutation(shorter, of: form, &arena, &log)
    }
    guard let x = refutation?.real else { return nil }
    let tape = Tape(node, in: &arena)
    var scratch: [Double] = []
    let hasValue = SamplePoints.real.contains { point in
      var values = point.values
      values[.x] = x
      return tape.real(at: values, scratch: &scratch).isFinite
    }
    return hasValue ? .refuted(at: x) : nil
  }

  /// Zero if eight real points near 0 and all others agree, with no point in doubt; else nil.
  func realLineVerdict(_ node: ExprArena.Node, _ arena: inout ExprArena) -> Verdict? {
    let tape = Tape(node, in: &arena)
    let (survey, near) = realSurvey(tape, confirmsAll: true)
    var log = DecisionLog.off
    guard survey.refutation == nil, survey.onJump == 0, survey.unclear == 0,
      near >= 2 * Self.fewestPoints, farRefutation(tape, of: node, &arena, &log) == nil
    else { return nil }
    return .verifiedNumerically(points: survey.agreeing, bits: PointTest.bits)
  }

  /// The verdict on an analytic expression, which must be zero also off the real axis.
  ///
  /// The real domain may lie where a wrong term is too small to be seen (√(x − e^(16 − 4x³)) is real only
  /// for large x); off the axis an analytic expression has values everywhere.
  private func verdict(real: PointSurvey, complex: PointSurvey) -> Verdict {
    if let refutation = complex.refutation {
      return real.agreeing >= Self.fewestPoints
        ? .undecided(reason: "equal on the real line, not on every branch off it")
        : .refuted(at: refutation.real)
    }
    guard complex.agreeing >= Self.fewestPoints else {
      return .undecided(reason: "only \(complex.agreeing) usable points")
    }
    return .verifiedNumerically(points: real.agreeing + complex.agreeing, bits: PointTest.bits)
  }

  /// Real points up to the first that refutes, and how many of those that agree lie near 0.
  private func realSurvey(_ tape: Tape, confirmsAll: Bool) -> (PointSurvey, near: Int) {
    let registers = RealRegisters(count: tape.instructions.count, bits: PointTest.bits)
    var scratch: [Double] = []
    var survey = PointSurvey()
    var (near, unusable) = (0, 0)
    for point in SamplePoints.real
    where survey.agreeing < Self.enoughPoints && unusable < Self.unusableLimit {
      if tape.real(at: point.values, scratch: &scratch).isNaN {
        survey.outsideDomain += 1
        continue
      }
      let outcome =
        confirmsAll || survey.agreeing == 0
        ? PointTest.confirmedOutcome(tape, at: point.exactValues, on: registers)
        : PointTest.outcome(tape, at: point.exactValues, on: registers)
      if !survey.count(outcome) { unusable += 1 }
      if case .zero = outcome, abs(point.value) < Self.nearReach { near += 1 }
      if case .nonzero = outcome {
        survey.refutation = witness(tape, at: point, registers)
        break
      }
    }
    return (survey, near)
  }

  /// Points off the real line up to the first that refutes.
  private func complexSurvey(_ tape: Tape) -> PointSurvey {
    let registers = ComplexRegisters(count: tape.instructions.count, bits: PointTest.bits)
    var survey = PointSurvey()
    // Where other symbols lie on branch cuts half of the points and more are of no use.
    let points = tape.hasParameters ? SamplePoints.complex[...] : SamplePoints.complex.prefix(16)
    for point in points where !tape.hasParameters || survey.agreeing < Self.enoughPoints {
      let outcome =
        survey.agreeing == 0
        ? PointTest.confirmedOutcome(tape, at: point, on: registers)
        : PointTest.outcome(tape, at: point, on: registers)
      _ = survey.count(outcome)
      if case .nonzero = outcome {
        let (real, imaginary) = registers.double(tape.instructions.count - 1)
        survey.refutation = Witness(
          real: point.x.real, imaginary: point.x.imaginary, differenceReal: real,
          differenceImaginary: imaginary)
        break
      }
    }
    return survey
  }

  func refutation(
    _ tape: Tape, at point: SamplePoints.Point, _ registers: RealRegisters
  ) -> Witness? {
    guard case .nonzero = PointTest.outcome(tape, at: point.exactValues, on: registers) else {
      return nil
    }
    return witness(tape, at: point, registers)
  }

  func witness(
    _ tape: Tape, at point: SamplePoints.Point, _ registers: RealRegisters
  ) -> Witness {
    Witness(
      real: point.value, imaginary: 0,
      differenceReal: registers.double(tape.instructions.count - 1), differenceImaginary: 0)
  }

  func isAnalytic(_ tape: Tape) -> Bool {
    !tape.instructions.contains {
      if case .function(let op, _) = $0 { op == .abs || op == .sign } else { false }
    }
  }
}
