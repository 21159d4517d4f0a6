import Symbolics

/// Linear differential equations of the first and second order as in a textbook, made from their solutions.
///
/// An operator L with known solutions of L[y] = 0 is drawn, and a function p; the equation is L[y] = L[p].
public struct LinearEquations: DifferentialEquationTask {
  public static let name = "ode-linear"
  public static let summary = "solve a linear differential equation of the first or second order"

  public let distribution: LinearEquationDistribution
  let particular: ExpressionSampler
  let exponent: ExpressionSampler
  let kinds: WeightedChoice<LinearEquationKind>
  let roots: WeightedChoice<RootKind>

  public init(distribution: LinearEquationDistribution) throws(DistributionError) {
    try distribution.validate()
    self.distribution = distribution
    particular = ExpressionSampler(distribution.particular, requiredSymbol: .x)
    exponent = ExpressionSampler(distribution.exponent, requiredSymbol: .x)
    kinds = WeightedChoice(distribution.kinds.inOrder)
    roots = WeightedChoice(distribution.roots.inOrder)
  }

  public func makeSampler() -> LinearEquationSampler { LinearEquationSampler(self) }
}
