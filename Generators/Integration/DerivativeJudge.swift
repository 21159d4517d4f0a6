import Symbolics
public import Tokenization

/// Judges derivatives by comparing them with the one the kernel computes; any equal expression counts.
///
/// A class, because it owns the arena in which expressions are compared.
public final class DerivativeJudge: AnswerJudge {
  private var arena = ExprArena()

  init() {}

  public func judge(_ answer: [TokenID], to source: [TokenID]) -> Judgement {
    arena.reset()
    let derivative: ExprArena.Node
    switch arena.function(answer) {
    case .success(let node): derivative = node
    case .failure(let mistake): return .malformed(mistake.description)
    }
    let marker = Differentiation.sourceMarker
    guard source.starts(with: marker),
      let function = try? arena.read(source.dropFirst(marker.count))
    else { return .checked(.undecided(reason: "the problem is not a function")) }
    return .checked(arena.verdict(of: derivative, asDerivativeOf: function))
  }
}
