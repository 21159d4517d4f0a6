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
  private var expressions: ExpressionSource

  init(_ generator: IntegrationBackward) {
    self.generator = generator
    expressions = ExpressionSource(
      generator.distribution.expression, sampler: generator.sampler)
  }

  public func beginExample(_ index: UInt64, of run: RandomStream) { arena.reset() }

  public func draw(
    into problem: inout Problem, using random: inout RandomStream
  ) -> RejectionReason? {
    let law = generator.distribution
    let drawn: ExpressionSource.Drawn
    switch expressions.draw(into: &arena, using: &random) {
    case .success(let expression): drawn = expression
    case .failure(let rejection): return rejection.reason
    }
    let antiderivative = arena.withoutRootConstants(drawn.node)
    if !arena.contains(antiderivative, .x) { return .variableLost }
    if Double(arena.operatorCount(antiderivative)) < law.minimumSizeRatio * Double(drawn.operators)
    {
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
    if law.requiresRealValue,
      !arena.areReal(antiderivative, integrand, atOneOf: law.expression.screeningMagnitudes)
    {
      return .notReal
    }
    arena.write(integrand: integrand, antiderivative: antiderivative, into: &problem)
    return nil
  }
}
