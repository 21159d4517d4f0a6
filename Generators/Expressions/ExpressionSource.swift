import Randomness
import Symbolics

/// Draws random expressions of one law into an arena, and the arrays that are reused for it.
struct ExpressionSource {
  private let law: ExpressionDistribution
  private let sampler: ExpressionSampler
  private var draft = ExpressionDraft()
  private var scratch = ExpressionSampler.Scratch()
  private var operands: [DraftOperand] = []

  /// An expression and the number of operators that were asked for.
  struct Drawn {
    let node: ExprArena.Node
    let operators: Int
  }

  init(_ law: ExpressionDistribution, sampler: ExpressionSampler) {
    self.law = law
    self.sampler = sampler
  }

  /// Draws an expression in canonical form, or says why what was drawn has no value.
  mutating func draw(
    into arena: inout ExprArena, using random: inout RandomStream, operators law: IntegerLaw? = nil
  ) -> Result<Drawn, DraftRejection> {
    let operators = (law ?? self.law.operatorCount).draw(using: &random)
    sampler.draw(operators: operators, into: &draft, scratch: &scratch, using: &random)
    if draft.nestedExponentialDepth() >= self.law.nestedExponentialLimit {
      return .failure(DraftRejection(reason: .tooManyNestedExponentials))
    }
    if !draft.isFinite(atOneOf: self.law.screeningMagnitudes) {
      return .failure(DraftRejection(reason: .notFinite))
    }
    return arena.build(
      draft, operands: &operands, allowsFunctionsOfConstants: self.law.allowsFunctionsOfConstants
    ).map { Drawn(node: $0, operators: operators) }
  }
}
