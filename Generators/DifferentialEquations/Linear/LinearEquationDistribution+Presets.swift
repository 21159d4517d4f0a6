extension LinearEquationDistribution {
  public static var presets: [Preset<LinearEquationDistribution>] {
    [
      Preset(
        name: "first-course",
        summary: "small integers and short right sides, as in a first course",
        distribution: firstCourse(homogeneousProbability: 0.25)),
      Preset(
        name: "homogeneous",
        summary: "the same with the right side 0",
        distribution: firstCourse(homogeneousProbability: 1)),
    ]
  }

  private static func firstCourse(homogeneousProbability: Double) -> LinearEquationDistribution {
    LinearEquationDistribution(
      kinds: KindWeights(
        constantFirstOrder: 3, variableFirstOrder: 5, constantSecondOrder: 10, euler: 2),
      roots: RootWeights(distinct: 4, double: 2, complex: 3, opposite: 2, any: 3),
      largestRoot: 6, largestCoefficient: 12,
      leadingCoefficient: .categorical([
        .init(value: 1, weight: 6), .init(value: 2, weight: 2), .init(value: 3, weight: 1),
        .init(value: 4, weight: 1),
      ]),
      homogeneousProbability: homogeneousProbability,
      particular: firstCourse(operators: .uniform(1...5), maximumInteger: 9),
      exponent: firstCourse(operators: .uniform(0...2), maximumInteger: 5),
      maximumLength: 64)
  }

  /// Sums and products of powers, exponentials and the functions of a first course.
  private static func firstCourse(
    operators: IntegerLaw, maximumInteger: Int
  ) -> ExpressionDistribution {
    ExpressionDistribution(
      operatorCount: operators,
      binaryOperators: [.add: 8, .sub: 4, .mul: 10, .div: 2],
      unaryOperators: [
        .sqrt: 1, .pow2: 5, .pow3: 2, .ln: 2, .exp: 8, .sin: 5, .cos: 5, .tan: 1, .atan: 1,
      ],
      leaves: LeafDistribution(
        variable: 0.6, integer: 0.4, maximumInteger: maximumInteger, positiveIntegers: false),
      allowsFunctionsOfConstants: false)
  }
}
