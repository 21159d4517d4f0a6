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
      judge: LinearEquations.makeJudge(), unknown: "y = "
    ) { arena, node in
      arena.condensed(node)
    }
  }

  /// There is no exact method for differential equations here.
  public func exactAnswer() -> SolverResult.Answer? { nil }
}
