/// The law of integration problems made by differentiating random expressions.
///
/// Lample and Charton 2020, sections 3 and 4, and their released code.
public struct IntegrationDistribution: ProblemDistribution {
  /// The law of the antiderivative before simplification.
  public var expression: ExpressionDistribution
  /// The share of problems whose integrand is simplified after differentiation; the released code has ½.
  public var simplifyProbability: Double
  /// An antiderivative with fewer operators than this share of those drawn is rejected; the released code has ½.
  public var minimumSizeRatio: Double
  /// The largest length of source and target in tokens, with the two that frame a sequence; both sources have 512.
  public var maximumLength: Int
  /// Whether integrand and antiderivative must both be real and finite at one of the screening points.
  ///
  /// The sources do not ask for it, so a few of their problems, such as √(−1−x²), are real nowhere.
  public var requiresRealValue: Bool
  /// An integrand of more tokens than this many times those of its antiderivative is rejected; nil for no limit.
  ///
  /// Derivatives are longer than what they come from, problems of a textbook are not: a limit near 1 keeps the few
  /// whose terms cancel, which is what integration by parts makes (Lample and Charton 2020, section 4.1).
  public var maximumLengthRatio: Double?

  /// Creates the law.
  public init(
    expression: ExpressionDistribution, simplifyProbability: Double = 0.5,
    minimumSizeRatio: Double = 0.5, maximumLength: Int = 512, requiresRealValue: Bool = false,
    maximumLengthRatio: Double? = nil
  ) {
    self.expression = expression
    self.simplifyProbability = simplifyProbability
    self.minimumSizeRatio = minimumSizeRatio
    self.maximumLength = maximumLength
    self.requiresRealValue = requiresRealValue
    self.maximumLengthRatio = maximumLengthRatio
  }

  enum CodingKeys: String, CodingKey, CaseIterable {
    case expression, simplifyProbability, minimumSizeRatio, maximumLength, requiresRealValue
    case maximumLengthRatio
  }

  /// Reads the law, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    expression = try container.decode(ExpressionDistribution.self, forKey: .expression)
    simplifyProbability = try container.decode(Double.self, forKey: .simplifyProbability)
    minimumSizeRatio = try container.decode(Double.self, forKey: .minimumSizeRatio)
    maximumLength = try container.decodeInteger(forKey: .maximumLength)
    requiresRealValue = try container.decode(Bool.self, forKey: .requiresRealValue)
    maximumLengthRatio = try container.decodeIfPresent(Double.self, forKey: .maximumLengthRatio)
  }

  public func validate() throws(DistributionError) {
    try expression.validate(field: "expression")
    try require(simplifyProbability, field: "simplifyProbability", within: 0...1)
    try require(minimumSizeRatio, field: "minimumSizeRatio", within: 0...1)
    try require(maximumLength, field: "maximumLength", within: 8...100_000)
    if let maximumLengthRatio {
      try require(maximumLengthRatio, field: "maximumLengthRatio", within: 0.01...100)
    }
  }
}
