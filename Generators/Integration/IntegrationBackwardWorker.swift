import Randomness
import Symbolics
import Tokenization

/// Makes backward integration problems on one thread.
///
/// A class, because it owns the arena its expressions live in and the arrays that are reused.
public final class IntegrationBackwardWorker: ProblemWorker {
  public private(set) var tally = RejectionTally()

  private let generator: IntegrationBackward
  private let root: RandomStream
  private var arena = ExprArena()
  private let sourceMarker = IntegrationBackward.sourceMarker
  private var draft = ExpressionDraft()
  private var scratch = ExpressionSampler.Scratch()
  private var operands: [DraftOperand] = []

  init(_ generator: IntegrationBackward, seed: UInt64) {
    self.generator = generator
    root = RandomStream(seed: seed).child(IntegrationBackward.name)
  }

  public func generate(_ index: UInt64, into problem: inout Problem) throws(GenerationError) {
    let before = tally
    var random = root.child(index)
    // Nodes of earlier examples must not influence this one.
    arena.reset()
    for _ in 0..<GenerationError.attemptLimit {
      guard let reason = attempt(into: &problem, using: &random) else {
        tally.countAccepted()
        return
      }
      tally.count(reason)
    }
    throw GenerationError(
      task: IntegrationBackward.name, index: index, tally: tally.since(before))
  }

  /// Draws once; returns why the draw is rejected, or nil with the problem written.
  private func attempt(
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
    if random.chance(law.simplifyProbability) { integrand = arena.simplified(integrand) }
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
