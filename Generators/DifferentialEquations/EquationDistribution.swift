import Symbolics

/// The law of differential equations made by eliminating the constants of a random family of functions.
///
/// Lample and Charton 2020, section 3.3 and appendix D, and their released code.
public struct EquationDistribution<Order: EquationOrder>: ProblemDistribution {
  /// The law of the family before simplification; y, and z for the second order, stand for the constants.
  ///
  /// Each of them takes one leaf beside those drawn, so that it occurs at least once; where
  /// ``LeafDistribution/variableCount`` is 1 it occurs just once.
  public var expression: ExpressionDistribution
  /// The share of equations that are simplified at the end; the released code has ½.
  public var simplifyProbability: Double
  /// A family with fewer operators than this share of those drawn is rejected; the released code has ½.
  public var minimumSizeRatio: Double
  /// The largest length of source and target in tokens, with the two that frame a sequence; both sources have 512.
  public var maximumLength: Int

  /// Creates the law.
  public init(
    expression: ExpressionDistribution, simplifyProbability: Double = 0.5,
    minimumSizeRatio: Double = 0.5, maximumLength: Int = 512
  ) {
    self.expression = expression
    self.simplifyProbability = simplifyProbability
    self.minimumSizeRatio = minimumSizeRatio
    self.maximumLength = maximumLength
  }

  enum CodingKeys: String, CodingKey, CaseIterable {
    case expression, simplifyProbability, minimumSizeRatio, maximumLength
  }

  /// Reads the law, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    expression = try container.decode(ExpressionDistribution.self, forKey: .expression)
    simplifyProbability = try container.decode(Double.self, forKey: .simplifyProbability)
    minimumSizeRatio = try container.decode(Double.self, forKey: .minimumSizeRatio)
    maximumLength = try container.decodeInteger(forKey: .maximumLength)
  }

  public func validate() throws(DistributionError) {
    try expression.validate(field: "expression")
    try require(
      expression.leaves.variableCount, field: "expression.leaves.variableCount",
      within: 1...Order.order + 1)
    // a8 and a9 are the constants of solutions.
    try require(
      expression.leaves.coefficientCount, field: "expression.leaves.coefficientCount", within: 0...8
    )
    try require(simplifyProbability, field: "simplifyProbability", within: 0...1)
    try require(minimumSizeRatio, field: "minimumSizeRatio", within: 0...1)
    try require(maximumLength, field: "maximumLength", within: 8...100_000)
    // x and every constant take a leaf of their own; n binary operators have n + 1.
    guard expression.shapeWeights.binary > 0 else {
      throw DistributionError(
        field: "expression.shapeWeights.binary",
        problem: "must be positive, or x and a constant have no room in one expression")
    }
    guard expression.operatorCount.maximum >= Order.order else {
      throw DistributionError(
        field: "expression.operatorCount",
        problem: "x and \(Order.order) constant(s) need at least \(Order.order) operator(s)")
    }
  }
}
