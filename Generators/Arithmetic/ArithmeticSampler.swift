public import Randomness

/// Draws arithmetic problems, afresh or from a fixed set.
public struct ArithmeticSampler: ProblemSampler {
  private let fixed: FixedExamples?
  private var drawer: ArithmeticDrawer

  init(_ drawer: ArithmeticDrawer, _ fixed: FixedExamples?) {
    self.drawer = drawer
    self.fixed = fixed
  }

  public mutating func draw(
    into problem: inout Problem, using random: inout RandomStream
  ) -> RejectionReason? {
    guard let fixed else { return drawFresh(into: &problem, using: &random) }
    if fixed.set.use == .draw {
      return fixed.draw(with: &drawer, into: &problem, using: &random)
    }
    if let reason = drawFresh(into: &problem, using: &random) { return reason }
    return fixed.excluded.contains(problem.source) ? .inTrainingSet : nil
  }

  private mutating func drawFresh(
    into problem: inout Problem, using random: inout RandomStream
  ) -> RejectionReason? {
    drawer.draw(drawer.law.operands, into: &problem, using: &random)
  }
}
