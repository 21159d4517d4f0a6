public import Randomness
import Symbolics

/// Draws problems by parts; a class, because it owns the arena its expressions live in.
public final class IntegrationByPartsSampler: ProblemSampler {
  /// An integral counts as known where its integrand, as it is drawn, has at most this many tokens.
  private static let tokenLimit = 100
  /// The same where it looks hard: finding it would be luck, worth the search only where that is short.
  private static let hardTokenLimit = 20

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
    let firstSlope = arena.derivative(of: first)
    let secondSlope = arena.derivative(of: second)
    if arena.isUndefined(firstSlope) || arena.isUndefined(secondSlope) { return .undefined }

    // Forms are made shorter only where an integral may be found: most draws end before.
    let known: ExprArena.Node
    let integrand: ExprArena.Node
    if let integral = integral(of: firstSlope, times: second) {
      (known, integrand) = (integral, arena.product([first, arena.condensed(secondSlope)]))
    } else {
      guard let integral = integral(of: secondSlope, times: first) else { return .notIntegrable }
      (known, integrand) = (integral, arena.product([arena.condensed(firstSlope), second]))
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

  /// An antiderivative of a product, if it is known.
  private func integral(of slope: ExprArena.Node, times factor: ExprArena.Node) -> ExprArena.Node? {
    let drawn = arena.product([slope, factor])
    if arena.isUndefined(drawn) { return nil }
    let limit = arena.isHardToIntegrate(drawn) ? Self.hardTokenLimit : Self.tokenLimit
    if arena.prefixLength(drawn) > limit { return nil }
    let product = arena.product([arena.condensed(slope), factor])
    if arena.isUndefined(product) { return nil }
    return (try? arena.antiderivative(of: product, effort: law.effort))?.node
  }
}
