public import Randomness
import Symbolics

/// Draws forward integration problems; a class, because it owns the arena its expressions live in.
public final class IntegrationForwardSampler: ProblemSampler {
  private let law: ForwardDistribution
  private var arena = ExprArena()
  private var expressions: ExpressionSource

  init(_ generator: IntegrationForward) {
    law = generator.distribution
    expressions = ExpressionSource(law.expression, sampler: generator.sampler)
  }

  public func draw(
    into problem: inout Problem, using random: inout RandomStream
  ) -> RejectionReason? {
    // A rejected search leaves thousands of nodes behind.
    arena.reset()
    let drawn: ExpressionSource.Drawn
    switch expressions.draw(into: &arena, using: &random) {
    case .success(let expression): drawn = expression
    case .failure(let rejection): return rejection.reason
    }
    let stripsConstants = random.chance(law.constantRemovalProbability)
    let integrand = stripsConstants ? arena.withoutRootConstants(drawn.node) : drawn.node
    if !arena.contains(integrand, .x) { return .variableLost }
    if Double(arena.operatorCount(integrand)) < law.minimumSizeRatio * Double(drawn.operators) {
      return .shrunk
    }
    if arena.prefixLength(integrand) > ExprArena.integrandTokenLimit { return .tooLong }
    guard let found = try? arena.antiderivative(of: integrand, effort: law.effort) else {
      return .notIntegrable
    }
    return law.finish(integrand, found.node, in: &arena, into: &problem)
  }
}

extension ForwardDistribution {
  /// Writes the problem, or says why it is not wanted.
  func finish(
    _ integrand: ExprArena.Node, _ antiderivative: ExprArena.Node, in arena: inout ExprArena,
    into problem: inout Problem
  ) -> RejectionReason? {
    if arena.isUndefined(integrand) || arena.isUndefined(antiderivative) { return .undefined }
    if !arena.contains(integrand, .x) || !arena.contains(antiderivative, .x) {
      return .variableLost
    }
    let limit = maximumLength - 2
    if arena.prefixLength(antiderivative) > limit
      || arena.prefixLength(integrand) + IntegrationBackward.sourceMarker.count > limit
    {
      return .tooLong
    }
    if requiresRealValue,
      !arena.areReal(antiderivative, integrand, atOneOf: expression.screeningMagnitudes)
    {
      return .notReal
    }
    arena.write(integrand: integrand, antiderivative: antiderivative, into: &problem)
    return nil
  }
}
