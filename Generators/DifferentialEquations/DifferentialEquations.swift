import Symbolics
public import Tokenization

/// Ordinary differential equations made from random families of functions by eliminating their constants.
///
/// A family y = f(x, c) is solved for c, and c is differentiated away; for the second order twice (Lample and
/// Charton 2020, section 3.3). Source: the equation, taken to be zero, in prefix, with Y, Y' and Y'' for
/// the unknown function and its derivatives; target: the family in prefix, with the constants a8 and a9.
public struct DifferentialEquations<Order: EquationOrder>: ProblemGenerator {
  public static var name: String { Order.taskName }
  public static var summary: String { Order.taskSummary }

  public let distribution: EquationDistribution<Order>
  public var vocabulary: Vocabulary { .symbolic }
  let sampler: ExpressionSampler

  public init(distribution: EquationDistribution<Order>) throws(DistributionError) {
    try distribution.validate()
    self.distribution = distribution
    sampler = ExpressionSampler(
      distribution.expression, requiredSymbol: .x,
      forcedSymbols: Array(Symbol.variables[1...Order.order]))
  }

  public func makeSampler() -> DifferentialEquationSampler<Order> {
    DifferentialEquationSampler(self)
  }

  public func makeJudge() -> DifferentialEquationJudge { DifferentialEquationJudge() }

  public func labels(of problem: Problem) -> [ProblemLabel] {
    [
      ProblemLabel(name: "equation operators", value: symbolicOperatorCount(problem.source[...])),
      ProblemLabel(name: "solution operators", value: symbolicOperatorCount(problem.target[...])),
    ]
  }

  /// The equation with y, y' and y'' for the unknown function, and y = the solution.
  public func readableText(of problem: Problem) -> (source: String, target: String) {
    // The variable y does not occur, and no other name has a capital Y.
    let equation = symbolicInfix(problem.source[...]).replacing("Y", with: "y")
    return ("\(equation) = 0", "y = \(symbolicInfix(problem.target[...]))")
  }
}

extension DifferentialEquations {
  /// Creates a judge of solutions.
  public static func makeJudge() -> DifferentialEquationJudge { DifferentialEquationJudge() }
}
