import Symbolics

extension IntegralSolver {
  static func load(modelPath: String?) throws -> IntegralSolver {
    IntegralSolver(name: "stub") { f, beam in Solution(nil, hypothesesTried: beam) }
  }
}
