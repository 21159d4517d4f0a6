import ExactArithmetic

extension NumericZeroTest {
  /// A point of the whole line at which an expression with jumps, branch cuts or corners is not zero.
  ///
  /// The sample points lie near 0, where |x − 10| + x − 10 is zero; an expression without such places that is zero
  /// there is so everywhere. Multiple precision looks between all corners, double precision along the line, where multiple
  /// precision confirms.
  func farRefutation(
    _ tape: Tape, of node: ExprArena.Node, _ arena: inout ExprArena, _ log: inout DecisionLog
  ) -> Witness? {
    guard tape.hasJumps || !isAnalytic(tape) else { return nil }
    let registers = RealRegisters(count: tape.instructions.count, bits: PointTest.bits)
    var scratch: [Double] = []
    var (points, refutation): (Int, Witness?) = (0, nil)
    let between = arena.pointsBetweenCorners(of: node)
    for (index, x) in (between + LineSurvey.points).enumerated() {
      // Corners lie where the first sample's values of the other symbols put them.
      let sample = index < between.count ? 0 : index % SamplePoints.real.count
      var point = SamplePoints.real[sample]
      point.value = x.doubleValue
      point.values[.x] = point.value
      point.exactValues[.x] = x
      let value = tape.real(at: point.values, scratch: &scratch)
      guard value.isFinite else { continue }
      points += 1
      if index < between.count {
        let outcome = PointTest.confirmedOutcome(tape, at: point.exactValues, on: registers)
        if case .nonzero = outcome { refutation = witness(tape, at: point, registers) }
      } else {
        let size = tape.addends.map { abs(scratch[$0]) }.max() ?? 0
        guard abs(value) > 1e-6 * size, size > 0 else { continue }
        refutation = self.refutation(tape, at: point, registers)
      }
      if refutation != nil { break }
    }
    log.note(.wholeLine(points: points, refutation: refutation))
    return refutation
  }
}
