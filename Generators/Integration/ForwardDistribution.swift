import Symbolics

/// The law of integration problems whose answer, or a part of it, is found by the integrator.
///
/// Lample and Charton 2020, section 4.1 and their released code; the effort is this program's own.
public struct ForwardDistribution: ProblemDistribution {
  /// The law of the integrand before simplification.
  public var expression: ExpressionDistribution
  /// How often terms without a variable are dropped from the sum drawn; the released code has ½.
  public var constantRemovalProbability: Double
  /// An expression with fewer operators than this share of those drawn is rejected; the released code has ½.
  public var minimumSizeRatio: Double
  /// The largest length of source and target in tokens, with the two that frame a sequence.
  public var maximumLength: Int
  /// Whether integrand and antiderivative must both be real and finite at one of the screening points.
  public var requiresRealValue: Bool
  /// Rules that the integrator tries before it gives up, 1…400.
  public var integrationSteps: Int
  /// Whether the integrator tries its costly last rule.
  public var usesParallelRisch: Bool

  /// What the integrator may do.
  var effort: IntegrationEffort {
    IntegrationEffort(steps: integrationSteps, usesParallelRisch: usesParallelRisch)
  }

  /// Creates the law.
  public init(
    expression: ExpressionDistribution, constantRemovalProbability: Double = 0.5,
    minimumSizeRatio: Double = 0.5,
    maximumLength: Int = 512, requiresRealValue: Bool = false, integrationSteps: Int = 60,
    usesParallelRisch: Bool = false
  ) {
    self.expression = expression
    self.constantRemovalProbability = constantRemovalProbability
    self.minimumSizeRatio = minimumSizeRatio
    self.maximumLength = maximumLength
    self.requiresRealValue = requiresRealValue
    self.integrationSteps = integrationSteps
    self.usesParallelRisch = usesParallelRisch
  }

  enum CodingKeys: String, CodingKey, CaseIterable {
    case expression, constantRemovalProbability, minimumSizeRatio
    case maximumLength, requiresRealValue, integrationSteps, usesParallelRisch
  }

  /// Reads the law, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    expression = try container.decode(ExpressionDistribution.self, forKey: .expression)
    constantRemovalProbability = try container.decode(
      Double.self, forKey: .constantRemovalProbability)
    minimumSizeRatio = try container.decode(Double.self, forKey: .minimumSizeRatio)
    maximumLength = try container.decodeInteger(forKey: .maximumLength)
    requiresRealValue = try container.decode(Bool.self, forKey: .requiresRealValue)
    integrationSteps = try container.decodeInteger(forKey: .integrationSteps)
    usesParallelRisch = try container.decode(Bool.self, forKey: .usesParallelRisch)
  }

  public func validate() throws(DistributionError) { try validate(field: "") }

  /// Refuses a law that cannot be drawn from; `field` is empty or the path of this law and a dot.
  func validate(field path: String) throws(DistributionError) {
    try expression.validate(field: "\(path)expression")
    try require(
      constantRemovalProbability, field: "\(path)constantRemovalProbability", within: 0...1)
    try require(minimumSizeRatio, field: "\(path)minimumSizeRatio", within: 0...1)
    try require(maximumLength, field: "\(path)maximumLength", within: 8...100_000)
    try require(integrationSteps, field: "\(path)integrationSteps", within: 1...400)
  }
}
