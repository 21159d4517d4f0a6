import Symbolics

/// The law of the leaves of a random expression, drawn independently of each other.
///
/// Lample and Charton 2020, released code: `leaf_probs` (variable, coefficient, integer, constant).
public struct LeafDistribution: Codable, Hashable, Sendable {
  /// The weight of a variable, uniform among the first ``variableCount`` of x, y, z, t.
  public var variable: Double
  /// The weight of a coefficient, uniform among the first ``coefficientCount`` of a0…a9.
  public var coefficient: Double
  /// The weight of an integer, uniform in 1…``maximumInteger``, negative half the time unless ``positiveIntegers``.
  public var integer: Double
  /// The weight of a constant, uniform among pi and e.
  public var constant: Double
  /// The number of variables in use, 1…4.
  public var variableCount: Int
  /// The number of coefficients in use, 0…10; at least 1 where ``coefficient`` is positive.
  public var coefficientCount: Int
  /// The largest integer, 1…1,000,000,000.
  public var maximumInteger: Int
  /// Whether integers are never negative.
  public var positiveIntegers: Bool

  /// Creates the law.
  public init(
    variable: Double, coefficient: Double = 0, integer: Double, constant: Double = 0,
    variableCount: Int = 1, coefficientCount: Int = 0, maximumInteger: Int, positiveIntegers: Bool
  ) {
    self.variable = variable
    self.coefficient = coefficient
    self.integer = integer
    self.constant = constant
    self.variableCount = variableCount
    self.coefficientCount = coefficientCount
    self.maximumInteger = maximumInteger
    self.positiveIntegers = positiveIntegers
  }

  enum CodingKeys: String, CodingKey, CaseIterable {
    case variable, coefficient, integer, constant
    case variableCount, coefficientCount, maximumInteger, positiveIntegers
  }

  /// Reads the law, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    variable = try container.decode(Double.self, forKey: .variable)
    coefficient = try container.decode(Double.self, forKey: .coefficient)
    integer = try container.decode(Double.self, forKey: .integer)
    constant = try container.decode(Double.self, forKey: .constant)
    variableCount = try container.decode(Int.self, forKey: .variableCount)
    coefficientCount = try container.decode(Int.self, forKey: .coefficientCount)
    maximumInteger = try container.decode(Int.self, forKey: .maximumInteger)
    positiveIntegers = try container.decode(Bool.self, forKey: .positiveIntegers)
  }

  /// Refuses a law that cannot be drawn from, naming the field.
  func validate(field: String) throws(DistributionError) {
    try validateWeights(
      [
        ("variable", variable), ("coefficient", coefficient), ("integer", integer),
        ("constant", constant),
      ], field: field)
    try require(
      variableCount, field: "\(field).variableCount", within: 1...Symbol.variables.count)
    try require(
      coefficientCount, field: "\(field).coefficientCount",
      within: (coefficient > 0 ? 1 : 0)...Symbol.coefficients.count)
    try require(maximumInteger, field: "\(field).maximumInteger", within: 1...1_000_000_000)
  }
}
