public import Generators
public import Symbolics

/// An antiderivative with respect to x is sought.
public struct IntegralProblem: SolvableProblem, Hashable {
  public static let kind = "integral"

  /// The integrand.
  public let integrand: Expr

  /// Asks for the integral of an expression.
  ///
  /// - Throws: An error if the expression has no value or holds the unknown function of differential equations.
  public init(_ integrand: Expr) throws(SolverError) {
    var arena = ExprArena()
    let node = arena.insert(integrand)
    if arena.isUndefined(node) { throw .undefined }
    for symbol in Symbol.allCases where symbol.isUnknown && arena.contains(node, symbol) {
      throw .unknownFunction
    }
    self.integrand = integrand
  }

  public var taskNames: [String] {
    [IntegrationBackward.name, IntegrationForward.name, IntegrationByParts.name]
  }

  /// The model reads the canonical form of the integrand and, where they differ, its simplified and expanded forms
  /// and the one in sines and cosines: it may know one spelling and not another.
  public func inquiry(in task: any ProblemGenerator) throws(SolverError) -> any Inquiry {
    var arena = ExprArena()
    let canonical = arena.insert(integrand)
    let forms = [
      canonical, arena.condensed(canonical), arena.expanded(canonical),
      arena.inSinesAndCosines(canonical),
    ]
    return SymbolicInquiry(
      sources: arena.spellings(forms).map { IntegrationBackward.source(integrand: $0) },
      judge: IntegrationBackward.makeJudge()
    ) { arena, node in
      arena.withoutRootConstants(arena.condensed(node))
    }
  }

  public func exactAnswer() -> SolverResult.Answer? {
    guard let found = try? integrand.antiderivative() else { return nil }
    return SolverResult.Answer(
      text: found.expression.infix, latex: found.expression.latex, check: .verdict(found.verdict),
      origin: .rules, expression: found.expression)
  }

  /// The steps of the rules, or the rungs of the check of a model's answer.
  public func explanation(of answer: SolverResult.Answer) -> [String] {
    if answer.origin == .rules, let found = try? integrand.antiderivative() {
      return found.steps.map { String(repeating: "  ", count: $0.depth) + $0.infix }
    }
    guard let expression = answer.expression else { return [] }
    return expression.explainedVerdict(asAntiderivativeOf: integrand).decisions.map(\.description)
  }
}
