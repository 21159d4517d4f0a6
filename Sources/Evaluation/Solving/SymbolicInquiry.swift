import Generators
import Symbolics
import Tokenization

/// An inquiry whose answers are expressions, checked by the zero test.
final class SymbolicInquiry<Judge: AnswerJudge>: Inquiry {
  let sources: [[TokenID]]
  private var judge: Judge
  private var arena: ExprArena
  private let simplify: (inout ExprArena, ExprArena.Node) -> ExprArena.Node
  private let unknown: String

  /// Creates an inquiry.
  ///
  /// - Parameters:
  ///   - sources: The spellings of the problem; answers are checked against the first.
  ///   - judge: What checks answers.
  ///   - unknown: What stands before the answer, such as `y = `.
  ///   - simplify: A form of an answer that is shown instead where it passes the check too.
  init(
    sources: [[TokenID]], judge: Judge, unknown: String = "",
    simplify: @escaping (inout ExprArena, ExprArena.Node) -> ExprArena.Node
  ) {
    precondition(!sources.isEmpty, "a problem without a spelling")
    self.sources = sources
    self.judge = judge
    self.unknown = unknown
    self.simplify = simplify
    arena = ExprArena()
  }

  func check(_ answer: [TokenID]) -> CheckedHypothesis {
    let text = (try? Expr(prefixIDs: answer)).map { unknown + $0.infix }
    let judgement = judge.judge(answer, to: sources[0])
    guard case .checked(let verdict) = judgement, verdict.isVerified else {
      return CheckedHypothesis(text: text, outcome: .rejected(judgement.description))
    }
    return CheckedHypothesis(text: text, outcome: .accepted(.verdict(verdict)))
  }

  func presented(_ answer: [TokenID], _ check: AnswerCheck) -> SolverResult.Answer? {
    guard let node = arena.node(prefix: answer) else { return nil }
    let simplified = simplify(&arena, node)
    if simplified != node {
      var tokens: [TokenID] = []
      arena.appendPrefix(of: simplified, to: &tokens)
      if case .checked(let verdict) = judge.judge(tokens, to: sources[0]), verdict.isVerified {
        return shown(simplified, .verdict(verdict))
      }
    }
    return shown(node, check)
  }

  private func shown(_ node: ExprArena.Node, _ check: AnswerCheck) -> SolverResult.Answer? {
    arena.expr(node).map {
      SolverResult.Answer(
        text: unknown + $0.infix, latex: unknown + $0.latex, check: check, origin: .model,
        expression: $0)
    }
  }
}

extension ExprArena {
  /// The distinct forms that have a value, in prefix.
  mutating func spellings(_ forms: [Node]) -> [[TokenID]] {
    var distinct: [Node] = []
    for form in forms where !isUndefined(form) && !distinct.contains(form) {
      distinct.append(form)
    }
    return distinct.map { form in
      var prefix: [TokenID] = []
      appendPrefix(of: form, to: &prefix)
      return prefix
    }
  }
}
