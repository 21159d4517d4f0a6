public import Generators
public import Symbolics

/// The general solution of an ordinary differential equation for y(x) is sought.
public struct DifferentialEquationProblem: SolvableProblem, Hashable {
  public static let kind = "differential equation"

  /// What is to be zero, with ``Symbolics/Symbol/unknown`` and its derivatives.
  public let equation: Expr
  /// The order, 1 or 2.
  public let order: Int

  /// Asks for the functions that make an expression zero.
  ///
  /// - Throws: An error if the expression has no value, holds no derivative, or has another variable than x.
  public init(_ equation: Expr) throws(SolverError) {
    var arena = ExprArena()
    let node = arena.insert(equation)
    if arena.isUndefined(node) { throw .undefined }
    for symbol in Symbol.variables where symbol != .x && arena.contains(node, symbol) {
      throw .foreignVariable(symbol.token)
    }
    if arena.contains(node, .unknownSecond) {
      order = 2
    } else if arena.contains(node, .unknownPrime) {
      order = 1
    } else {
      throw .noDerivative
    }
    self.equation = equation
  }

  public var taskNames: [String] {
    [order == 1 ? FirstOrder.taskName : SecondOrder.taskName, LinearEquations.name]
  }

  /// The model reads the equation as it stands and, where they differ, the factors that hold the highest derivative,
  /// simplified and expanded, which is how generated equations look.
  public func inquiry(in task: any ProblemGenerator) throws(SolverError) -> any Inquiry {
    var arena = ExprArena()
    let canonical = arena.insert(equation)
    let highest = order == 1 ? Symbol.unknownPrime : .unknownSecond
    let factors = arena.factors(of: canonical, holding: highest)
    let forms = [canonical, factors, arena.condensed(factors), arena.expanded(factors)]
    return SymbolicInquiry(
      sources: arena.spellings(forms.filter { arena.contains($0, highest) }),
      judge: LinearEquations.makeJudge(), unknown: Self.unknown
    ) { arena, node in
      arena.condensed(node)
    }
  }

  public func exactAnswer() -> SolverResult.Answer? {
    var arena = ExprArena()
    guard let (solution, verdict) = solved(in: &arena), let family = arena.expr(solution.family)
    else { return nil }
    return SolverResult.Answer(
      text: Self.unknown + family.infix, latex: Self.unknown + family.latex,
      check: .verdict(verdict), origin: .rules, expression: family)
  }

  /// The method that solves the equation, or nothing for the answer of a model.
  public func explanation(of answer: SolverResult.Answer) -> [String] {
    guard answer.origin == .rules else { return [] }
    var arena = ExprArena()
    return solved(in: &arena).map { ["the equation is \($0.0.method)"] } ?? []
  }

  /// The first solution of the exact methods that the judge of models' answers accepts, in its shorter form if it
  /// can be.
  private func solved(in arena: inout ExprArena) -> (GeneralSolution, Verdict)? {
    let node = arena.insert(equation)
    let source = arena.spellings([node])[0]
    let judge = LinearEquations.makeJudge()
    for solution in arena.generalSolutions(of: node).prefix(Self.candidateLimit) {
      for form in [arena.condensed(solution.family), solution.family] {
        let answer = arena.spellings([form])
        guard let tokens = answer.first, tokens.count <= Self.answerTokenLimit else { continue }
        if case .checked(let verdict) = judge.judge(tokens, to: source), verdict.isVerified {
          return (GeneralSolution(family: form, method: solution.method), verdict)
        }
      }
    }
    return nil
  }

  /// What stands before the solution.
  private static let unknown = "y = "
  /// The most families that are put into the equation.
  private static let candidateLimit = 8
  /// Longer solutions are not put into the equation.
  private static let answerTokenLimit = 1_000
}
