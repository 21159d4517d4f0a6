/// The law of integration problems made by parts: that of the first factor, and the size of the second.
public struct ByPartsDistribution: ProblemDistribution {
  /// The law of the first factor, the limits of the problem and the effort of the integrator.
  ///
  /// The second factor has the same operators and leaves.
  public var first: ForwardDistribution
  /// The number of operators of the second factor; the released code has 1…4.
  public var secondOperatorCount: IntegerLaw

  /// Creates the law.
  public init(first: ForwardDistribution, secondOperatorCount: IntegerLaw = .uniform(1...4)) {
    self.first = first
    self.secondOperatorCount = secondOperatorCount
  }

  enum CodingKeys: String, CodingKey, CaseIterable { case first, secondOperatorCount }

  /// Reads the law, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    first = try container.decode(ForwardDistribution.self, forKey: .first)
    secondOperatorCount = try container.decode(IntegerLaw.self, forKey: .secondOperatorCount)
  }

  public func validate() throws(DistributionError) {
    try first.validate(field: "first.")
    // The tables of shapes are made for the first factor.
    try secondOperatorCount.validate(
      field: "secondOperatorCount", within: 0...first.expression.operatorCount.maximum)
  }

  /// The effort of the published settings, where most time goes into integrals that nobody knows.
  ///
  /// Half of what forward problems have: the answers that the other half would find cost as much as all the rest.
  private static let publishedSteps = 30

  public static var presets: [Preset<ByPartsDistribution>] {
    [
      Preset(
        name: "released",
        summary: "Lample and Charton 2020, the command in the README of the released code",
        distribution: ByPartsDistribution(
          first: ForwardDistribution(
            expression: .released(operators: IntegrationDistribution.mostlyLarge(upTo: 15)),
            integrationSteps: publishedSteps))),
      Preset(
        name: "paper",
        summary: "Lample and Charton 2020, section 4.1: all operators alike, integers −5…5",
        distribution: ByPartsDistribution(
          first: ForwardDistribution(
            expression: .paper(operators: IntegrationDistribution.mostlyLarge(upTo: 15)),
            integrationSteps: publishedSteps))),
      Preset(
        name: "textbook",
        summary: "small factors with the functions of a first calculus course",
        distribution: ByPartsDistribution(
          first: ForwardDistribution(
            expression: .textbook(operators: .uniform(0...4)), maximumLength: 128,
            requiresRealValue: true),
          secondOperatorCount: .uniform(0...3))),
    ]
  }
}
