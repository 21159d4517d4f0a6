/// The law of random expressions: shape, operators, leaves, and what is refused before any algebra.
///
/// Every knob is a field, printed in the manifest of a data set. The sources are Lample and Charton
/// 2020, sections 3 and 4 and appendix C, and their released code.
public struct ExpressionDistribution: Codable, Hashable, Sendable {
  /// The law of the number of operators.
  public var operatorCount: IntegerLaw
  /// The weights of shapes; all ones make every shape of n operators equally likely (released code).
  public var shapeWeights: UnaryBinaryTreeCounts.Weights
  /// The weights of the binary operators among each other.
  public var binaryOperators: OperatorWeights
  /// The weights of the unary operators among each other.
  public var unaryOperators: OperatorWeights
  /// The law of the leaves.
  public var leaves: LeafDistribution
  /// Whether a function may have an argument without variables, such as sin(2) or √3.
  ///
  /// True in the paper and in the released code. Problems of a textbook have hardly any.
  public var allowsFunctionsOfConstants: Bool
  /// An expression with this many nested exp, sinh, cosh is refused; the released code has 4.
  public var nestedExponentialLimit: Int
  /// An expression must have a finite value at one of these numbers or their negatives (released code).
  ///
  /// Functions other than exp, sinh and cosh count as the identity there, so that only overflow and
  /// division by zero matter.
  public var screeningMagnitudes: [Double]

  /// The eighteen points of the released code, without their signs.
  public static let releasedMagnitudes = [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 1.1, 2.1, 3.1]

  /// The largest number of operators that is supported.
  public static let operatorLimit = 100

  /// Creates the law.
  public init(
    operatorCount: IntegerLaw,
    shapeWeights: UnaryBinaryTreeCounts.Weights = .init(),
    binaryOperators: OperatorWeights,
    unaryOperators: OperatorWeights,
    leaves: LeafDistribution,
    allowsFunctionsOfConstants: Bool = true,
    nestedExponentialLimit: Int = 4,
    screeningMagnitudes: [Double] = releasedMagnitudes
  ) {
    self.operatorCount = operatorCount
    self.shapeWeights = shapeWeights
    self.binaryOperators = binaryOperators
    self.unaryOperators = unaryOperators
    self.leaves = leaves
    self.allowsFunctionsOfConstants = allowsFunctionsOfConstants
    self.nestedExponentialLimit = nestedExponentialLimit
    self.screeningMagnitudes = screeningMagnitudes
  }

  enum CodingKeys: String, CodingKey, CaseIterable {
    case operatorCount, shapeWeights, binaryOperators, unaryOperators, leaves
    case allowsFunctionsOfConstants, nestedExponentialLimit, screeningMagnitudes
  }

  /// Reads the law, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    operatorCount = try container.decode(IntegerLaw.self, forKey: .operatorCount)
    shapeWeights = try container.decode(
      UnaryBinaryTreeCounts.Weights.self, forKey: .shapeWeights)
    binaryOperators = try container.decode(OperatorWeights.self, forKey: .binaryOperators)
    unaryOperators = try container.decode(OperatorWeights.self, forKey: .unaryOperators)
    leaves = try container.decode(LeafDistribution.self, forKey: .leaves)
    allowsFunctionsOfConstants =
      try container.decodeIfPresent(Bool.self, forKey: .allowsFunctionsOfConstants) ?? true
    nestedExponentialLimit = try container.decodeInteger(forKey: .nestedExponentialLimit)
    screeningMagnitudes = try container.decode([Double].self, forKey: .screeningMagnitudes)
  }

  /// Refuses a law that cannot be drawn from, naming the field.
  func validate(field: String) throws(DistributionError) {
    try operatorCount.validate(
      field: "\(field).operatorCount", within: 0...Self.operatorLimit)
    try shapeWeights.validate(field: "\(field).shapeWeights")
    if shapeWeights.binary > 0 {
      try binaryOperators.validate(field: "\(field).binaryOperators", arity: 2)
    }
    if shapeWeights.unary > 0 {
      try unaryOperators.validate(field: "\(field).unaryOperators", arity: 1)
    }
    try leaves.validate(field: "\(field).leaves")
    try require(nestedExponentialLimit, field: "\(field).nestedExponentialLimit", within: 1...100)
    for (index, magnitude) in screeningMagnitudes.enumerated() {
      try require(
        magnitude, field: "\(field).screeningMagnitudes[\(index)]", within: 0...1e6)
    }
    guard !screeningMagnitudes.isEmpty else {
      throw DistributionError(
        field: "\(field).screeningMagnitudes", problem: "at least one number is needed")
    }
  }
}
