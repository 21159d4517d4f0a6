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
    do throws(PrefixError) {
      derivative = try arena.read(answer)
    } catch {
      return .malformed(error.description)
    }
    if Symbol.allCases.contains(where: { $0.isUnknown && arena.contains(derivative, $0) }) {
      return .malformed("the answer contains the unknown function")
    }
    let marker = Differentiation.sourceMarker
    guard source.starts(with: marker),
      let function = try? arena.read(source.dropFirst(marker.count))
    else { return .checked(.undecided(reason: "the problem is not a function")) }
    return .checked(arena.verdict(thatDerivativeOf: function, equals: derivative))
  }
}

extension ExprArena {
  /// The node of an expression in prefix, or what is wrong with it.
  mutating func read(
    _ tokens: some BidirectionalCollection<TokenID>
  ) throws(PrefixError) -> Node {
    if let node = node(prefix: tokens) { return node }
    // The slower reader says what is wrong.
    return insert(try Expr(prefixIDs: tokens))
  }
}
