import Symbolics

/// Ordinary differential equations made from random families of functions by eliminating their constants.
///
/// A family y = f(x, c) is solved for c, and c is differentiated away; for the second order twice (Lample and
/// Charton 2020, section 3.3).
public struct DifferentialEquations<Order: EquationOrder>: DifferentialEquationTask {
  public static var name: String { Order.taskName }
  public static var summary: String { Order.taskSummary }

  public let distribution: EquationDistribution<Order>
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
}
