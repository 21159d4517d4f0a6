import Symbolics
public import Tokenization

/// What the tasks that ask for the general solution of a differential equation share.
///
/// Source: the equation, taken to be zero, in prefix, with Y, Y' and Y'' for the unknown function and its
/// derivatives; target: the solution in prefix, with the constants a8 and a9.
public protocol DifferentialEquationTask: ProblemGenerator
where Judge == DifferentialEquationJudge {}

extension DifferentialEquationTask {
  public var vocabulary: Vocabulary { .symbolic }

  /// Creates a judge of solutions.
  public static func makeJudge() -> DifferentialEquationJudge { DifferentialEquationJudge() }

  public func makeJudge() -> DifferentialEquationJudge { Self.makeJudge() }

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
