extension EquationDistribution {
  public static var presets: [Preset<EquationDistribution>] {
    [
      Preset(
        name: "released",
        summary: "Lample and Charton 2020, the command in the README of the released code",
        distribution: EquationDistribution(
          expression: .released(operators: Order.publishedOperatorCount))),
      Preset(
        name: "paper",
        summary: "Lample and Charton 2020, section 4.1: all operators alike, integers −5…5",
        distribution: EquationDistribution(
          expression: .paper(operators: Order.publishedOperatorCount))),
      Preset(
        name: "first-course",
        summary: "few operators and small integers, short equations as in a first course",
        distribution: EquationDistribution(
          expression: firstCourseExpression, simplifyProbability: 1, maximumLength: 64)),
    ]
  }

  /// Sums, products, powers, exponentials and the functions of a first course, more binary operators than unary.
  private static var firstCourseExpression: ExpressionDistribution {
    ExpressionDistribution(
      operatorCount: Order.firstCourseOperatorCount,
      shapeWeights: .init(unary: 1, binary: 2),
      binaryOperators: [.add: 8, .sub: 3, .mul: 10, .div: 4],
      unaryOperators: [
        .sqrt: 1, .pow2: 4, .pow3: 1, .ln: 2, .exp: 6, .sin: 2, .cos: 2, .tan: 1, .atan: 1,
      ],
      leaves: LeafDistribution(
        variable: 0.7, integer: 0.3, maximumInteger: 5, positiveIntegers: true),
      allowsFunctionsOfConstants: false)
  }
}
