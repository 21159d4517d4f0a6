public import Randomness
import Symbolics
import Tokenization

/// Draws backward integration problems.
///
/// A class, because it owns the arena its expressions live in and the arrays that are reused.
public final class IntegrationBackwardSampler: ProblemSampler {
  private let generator: IntegrationBackward
  private var arena = ExprArena()
  private let sourceMarker = IntegrationBackward.sourceMarker
  private var draft = ExpressionDraft()
  private var scratch = ExpressionSampler.Scratch()
  private var operands: [DraftOperand] = []

  init(_ generator: IntegrationBackward) { self.generator = generator }

  public func beginExample() { arena.reset() }

  public func draw(
    into problem: inout Problem, using random: inout RandomStream
  ) -> RejectionReason? {
    let law = generator.distribution
    let operators = law.expression.operatorCount.draw(using: &random)
    generator.sampler.draw(
      operators: operators, into: &draft, scratch: &scratch, using: &random)
    if draft.nestedExponentialDepth() >= law.expression.nestedExponentialLimit {
      return .tooManyNestedExponentials
    }
    if !draft.isFinite(atOneOf: law.expression.screeningMagnitudes) { return .notFinite }

    let built: ExprArena.Node
    let outcome = arena.build(
      draft, operands: &operands,
      allowsFunctionsOfConstants: law.expression.allowsFunctionsOfConstants)
    switch outcome {
    case .success(let node): built = node
    case .failure(let rejection): return rejection.reason
    }
    let antiderivative = arena.withoutRootConstants(built)
    if !arena.contains(antiderivative, .x) { return .variableLost }
    if Double(arena.operatorCount(antiderivative)) < law.minimumSizeRatio * Double(operators) {
      return .shrunk
    }
    var integrand = arena.derivative(of: antiderivative, withRespectTo: .x)
    if random.chance(law.simplifyProbability) { integrand = arena.condensed(integrand) }
    if arena.isUndefined(antiderivative) || arena.isUndefined(integrand) { return .undefined }
    if integrand == arena.integer(0) { return .variableLost }

    let limit = law.maximumLength - 2
    if arena.prefixLength(antiderivative) > limit
      || arena.prefixLength(integrand) + sourceMarker.count > limit
    {
      return .tooLong
    }
    if let ratio = law.maximumLengthRatio,
      Double(arena.prefixLength(integrand)) > ratio * Double(arena.prefixLength(antiderivative))
    {
      return .longForItsAnswer
    }
    if law.requiresRealValue, !isRealSomewhere(antiderivative, integrand) { return .notReal }
    problem.source.removeAll(keepingCapacity: true)
    problem.source.append(contentsOf: sourceMarker)
    arena.appendPrefix(of: integrand, to: &problem.source)
    problem.target.removeAll(keepingCapacity: true)
    arena.appendPrefix(of: antiderivative, to: &problem.target)
    return nil
  }

  /// Whether both are real and finite at one of the screening points.
  private func isRealSomewhere(_ first: ExprArena.Node, _ second: ExprArena.Node) -> Bool {
    generator.distribution.expression.screeningMagnitudes.contains { magnitude in
      [magnitude, -magnitude].contains { point in
        arena.value(of: first, at: point).isFinite && arena.value(of: second, at: point).isFinite
      }
    }
  }
}
