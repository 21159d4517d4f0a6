import Symbolics
public import Tokenization

/// Judges antiderivatives by differentiating them; any right answer counts, not only the generator's.
///
/// A class, because it owns the arena in which expressions are compared.
public final class AntiderivativeJudge: AnswerJudge {
  private var arena = ExprArena()
  private let marker: [TokenID]

  init() {
    marker = IntegrationBackward.sourceMarker
  }

  public func judge(_ answer: [TokenID], to source: [TokenID]) -> Judgement {
    arena.reset()
    let antiderivative: ExprArena.Node
    switch arena.function(answer) {
    case .success(let node): antiderivative = node
    case .failure(let mistake): return .malformed(mistake.description)
    }
    guard source.starts(with: marker),
      let integrand = try? arena.read(source.dropFirst(marker.count))
    else { return .checked(.undecided(reason: "the problem is not an integrand")) }
    return .checked(arena.verdict(thatDerivativeOf: antiderivative, equals: integrand))
  }
}
