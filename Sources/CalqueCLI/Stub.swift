// Stands in for algebra and model until these modules land; goes with them.
import Symbolics

extension Verification {
  init(thatDerivativeOf F: Expr, equals f: Expr) {
    self.init(F.derivative(withRespectTo: .x) == f ? .proved : .refuted)
  }
}
extension IntegralSolver {
  static func load(modelPath: String?) throws -> IntegralSolver {
    IntegralSolver(name: "stub") { f, beam in
      Solution(.init(.apply(.sin, [f]), Verification(.proved)), hypothesesTried: beam)
    }
  }
}
