import Evaluation
import Symbolics

extension IntegralSolver {
  /// The solver with a trained model; without a path, with the one that comes with calque.
  static func load(modelPath: String?) throws -> IntegralSolver {
    let choice = try ModelChoice(path: modelPath)
    let solver = Solver(model: choice.folder)
    return IntegralSolver(name: choice.name) { integrand, beamWidth in
      let result = try solver.solve(integrand, beamWidth: beamWidth)
      return Solution(
        result.answer.map { Solution.Answer($0.expression, $0.verdict) },
        hypothesesTried: result.hypothesesTried)
    }
  }
}
