extension IntegrationDistribution {
  public static var presets: [Preset<IntegrationDistribution>] {
    [released, paper, firstCourse, textbook]
  }

  /// The command of the authors' README: up to 15 operators, weighted; positive integers up to 5.
  private static var released: Preset<IntegrationDistribution> {
    Preset(
      name: "released",
      summary: "Lample and Charton 2020, the command in the README of the released code",
      distribution: IntegrationDistribution(
        expression: .released(operators: mostlyLarge(upTo: 15))))
  }

  /// The text of the paper: up to 15 operators, all alike, x and the integers −5…5 without 0.
  ///
  /// The paper does not say how often a leaf is x; the share of the released code stands in.
  private static var paper: Preset<IntegrationDistribution> {
    Preset(
      name: "paper",
      summary: "Lample and Charton 2020, section 4.1: all operators alike, integers −5…5",
      distribution: IntegrationDistribution(
        expression: .paper(operators: mostlyLarge(upTo: 15))))
  }

  /// Up to 6 operators with the functions of a first calculus course; of the shipped model.
  private static var firstCourse: Preset<IntegrationDistribution> {
    Preset(
      name: "first-course",
      summary: "up to 6 operators with the functions of a first calculus course",
      distribution: IntegrationDistribution(
        expression: ExpressionDistribution(
          operatorCount: .mixture([
            .init(weight: 1, law: .uniform(1...3)),
            .init(weight: 9, law: .uniform(4...6)),
          ]),
          binaryOperators: [.add: 10, .sub: 5, .mul: 10, .div: 5],
          unaryOperators: [
            .sqrt: 3, .pow2: 5, .pow3: 3, .ln: 4, .exp: 5, .sin: 5, .cos: 5, .tan: 2,
            .asin: 1, .atan: 2,
          ],
          leaves: LeafDistribution(
            variable: 0.75, integer: 0.25, maximumInteger: 5, positiveIntegers: true),
          allowsFunctionsOfConstants: false),
        maximumLength: 128, requiresRealValue: true))
  }

  /// Small integers, few operators and no integrand longer than one and a half times its antiderivative.
  private static var textbook: Preset<IntegrationDistribution> {
    Preset(
      name: "textbook",
      summary: "up to 5 operators, small integers, short integrands, as in a first calculus course",
      distribution: IntegrationDistribution(
        expression: .textbook(operators: .uniform(1...5)), simplifyProbability: 1,
        maximumLength: 128, requiresRealValue: true, maximumLengthRatio: 1.5))
  }

  /// The number of operators of backward generation: 0…3 in one case of forty, else 4…maximum.
  static func mostlyLarge(upTo maximum: Int) -> IntegerLaw {
    .mixture([
      .init(weight: 1, law: .uniform(0...3)), .init(weight: 39, law: .uniform(4...maximum)),
    ])
  }
}
