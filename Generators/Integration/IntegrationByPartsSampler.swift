public import Randomness
import Symbolics

/// Draws problems by parts; a class, because it owns the arena its expressions live in.
public final class IntegrationByPartsSampler: ProblemSampler {
  private let law: ForwardDistribution
  private let secondOperatorCount: IntegerLaw
  private var arena = ExprArena()
  private var expressions: ExpressionSource

  init(_ generator: IntegrationByParts) {
    law = generator.distribution.first
    secondOperatorCount = generator.distribution.secondOperatorCount
    expressions = ExpressionSource(law.expression, sampler: generator.sampler)
  }

  public func draw(
    into problem: inout Problem, using random: inout RandomStream
  ) -> RejectionReason? {
    // A rejected search leaves thousands of nodes behind.
    arena.reset()
    let first: ExprArena.Node
    let second: ExprArena.Node
    switch drawFactor(nil, &random) {
    case .success(let node): first = node
    case .failure(let rejection): return rejection.reason
    }
    switch drawFactor(secondOperatorCount, &random) {
    case .success(let node): second = node
    case .failure(let rejection): return rejection.reason
    }
    let firstSlope = arena.condensed(arena.derivative(of: first))
    let secondSlope = arena.condensed(arena.derivative(of: second))
    if arena.isUndefined(firstSlope) || arena.isUndefined(secondSlope) { return .undefined }

    let known: ExprArena.Node
    let integrand: ExprArena.Node
    let rest = arena.product([firstSlope, second])
    if let integral = integral(of: rest) {
      (known, integrand) = (integral, arena.product([first, secondSlope]))
    } else {
      let other = arena.product([first, secondSlope])
      guard let integral = integral(of: other) else { return .notIntegrable }
      (known, integrand) = (integral, rest)
    }
    let whole = arena.apply(.sub, arena.product([first, second]), known)
    let antiderivative = arena.withoutRootConstants(arena.condensed(whole))
    return law.finish(arena.condensed(integrand), antiderivative, in: &arena, into: &problem)
  }

  /// An expression that holds x and keeps its size.
  private func drawFactor(
    _ operators: IntegerLaw?, _ random: inout RandomStream
  ) -> Result<ExprArena.Node, DraftRejection> {
    expressions.draw(into: &arena, using: &random, operators: operators).flatMap { drawn in
      let strips = random.chance(law.constantRemovalProbability)
      let node = strips ? arena.withoutRootConstants(drawn.node) : drawn.node
      if !arena.contains(node, .x) { return .failure(DraftRejection(reason: .variableLost)) }
      if Double(arena.operatorCount(node)) < law.minimumSizeRatio * Double(drawn.operators) {
        return .failure(DraftRejection(reason: .shrunk))
      }
      return .success(node)
    }
  }

  private func integral(of node: ExprArena.Node) -> ExprArena.Node? {
    if arena.isUndefined(node) { return nil }
    return (try? arena.antiderivative(of: node, effort: law.effort))?.node
  }
}
