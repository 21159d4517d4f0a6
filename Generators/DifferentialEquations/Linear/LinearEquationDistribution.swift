/// The law of linear differential equations made from their solutions.
public struct LinearEquationDistribution: ProblemDistribution {
  /// How often each class of equations is drawn.
  public var kinds: KindWeights
  /// How often each sort of roots is drawn for equations of the second order.
  public var roots: RootWeights
  /// The largest absolute value of a root that is drawn, and of its real and imaginary parts, 1…100.
  public var largestRoot: Int
  /// The largest absolute value of a coefficient that is drawn, 1…1,000.
  public var largestCoefficient: Int
  /// The law of the coefficient of the highest derivative where coefficients are drawn, within 1…1,000.
  public var leadingCoefficient: IntegerLaw
  /// The share of equations with the right side 0.
  public var homogeneousProbability: Double
  /// The law of the function p of which the right side L[p] is made.
  public var particular: ExpressionDistribution
  /// The law of the expression that, times a small fraction, has the coefficient of y as its derivative in y′ + q(x)·y.
  public var exponent: ExpressionDistribution
  /// The largest length of source and target in tokens, with the two that frame a sequence.
  public var maximumLength: Int

  /// The weights of the classes of equations.
  public struct KindWeights: Codable, Hashable, Sendable {
    /// a·y′ + b·y with integers.
    public var constantFirstOrder: Double
    /// y′ + q(x)·y.
    public var variableFirstOrder: Double
    /// a·y″ + b·y′ + c·y with integers.
    public var constantSecondOrder: Double
    /// a·x²·y″ + b·x·y′ + c·y with integers (Euler).
    public var euler: Double

    /// Creates the weights.
    public init(
      constantFirstOrder: Double = 0, variableFirstOrder: Double = 0,
      constantSecondOrder: Double = 0, euler: Double = 0
    ) {
      self.constantFirstOrder = constantFirstOrder
      self.variableFirstOrder = variableFirstOrder
      self.constantSecondOrder = constantSecondOrder
      self.euler = euler
    }

    var inOrder: [(outcome: LinearEquationKind, weight: Double)] {
      [
        (.constantFirstOrder, constantFirstOrder), (.variableFirstOrder, variableFirstOrder),
        (.constantSecondOrder, constantSecondOrder), (.euler, euler),
      ]
    }
  }

  /// The weights of the sorts of roots of the characteristic equation.
  public struct RootWeights: Codable, Hashable, Sendable {
    /// Two different integers.
    public var distinct: Double
    /// One integer, twice.
    public var double: Double
    /// Two conjugate complex numbers with integer parts.
    public var complex: Double
    /// Two numbers that differ in sign only, as of y″ + 2y = 0.
    public var opposite: Double
    /// The roots of any coefficients.
    public var any: Double

    /// Creates the weights.
    public init(
      distinct: Double = 0, double: Double = 0, complex: Double = 0, opposite: Double = 0,
      any: Double = 0
    ) {
      self.distinct = distinct
      self.double = double
      self.complex = complex
      self.opposite = opposite
      self.any = any
    }

    var inOrder: [(outcome: RootKind, weight: Double)] {
      [
        (.distinct, distinct), (.double, double), (.complex, complex), (.opposite, opposite),
        (.any, any),
      ]
    }
  }

  public func validate() throws(DistributionError) {
    try validateWeights(kinds.inOrder.map { ("\($0.outcome)", $0.weight) }, field: "kinds")
    try validateWeights(roots.inOrder.map { ("\($0.outcome)", $0.weight) }, field: "roots")
    try require(largestRoot, field: "largestRoot", within: 1...100)
    try require(largestCoefficient, field: "largestCoefficient", within: 1...1_000)
    try leadingCoefficient.validate(field: "leadingCoefficient", within: 1...1_000)
    try require(homogeneousProbability, field: "homogeneousProbability", within: 0...1)
    try Self.validate(particular, field: "particular")
    try Self.validate(exponent, field: "exponent")
    try require(maximumLength, field: "maximumLength", within: 8...100_000)
  }

  /// Other variables than x, and a8 and a9, have a meaning of their own in an equation.
  private static func validate(
    _ law: ExpressionDistribution, field: String
  ) throws(DistributionError) {
    try law.validate(field: field)
    try require(law.leaves.variableCount, field: "\(field).leaves.variableCount", within: 1...1)
    try require(
      law.leaves.coefficientCount, field: "\(field).leaves.coefficientCount", within: 0...8)
  }
}
