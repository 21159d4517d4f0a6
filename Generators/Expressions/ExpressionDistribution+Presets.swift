import Symbolics

// The published laws of random expressions, and that of a first course; tasks differ in the number of operators.
extension ExpressionDistribution {
  /// The command of the README of the code of Lample and Charton 2020: weighted operators, integers 1…5.
  static func released(operators: IntegerLaw) -> ExpressionDistribution {
    ExpressionDistribution(
      operatorCount: operators,
      binaryOperators: [.add: 10, .sub: 3, .mul: 10, .div: 5],
      unaryOperators: [
        .sqrt: 4, .pow2: 4, .pow3: 2, .pow4: 1, .pow5: 1, .ln: 4, .exp: 4,
        .sin: 4, .cos: 4, .tan: 4, .asin: 1, .acos: 1, .atan: 1,
        .sinh: 1, .cosh: 1, .tanh: 1, .asinh: 1, .acosh: 1, .atanh: 1,
      ],
      leaves: LeafDistribution(
        variable: 0.75, integer: 0.25, maximumInteger: 5, positiveIntegers: true))
  }

  /// Lample and Charton 2020, section 4.1: all operators alike, x and the integers −5…5 without 0.
  ///
  /// The paper does not say how often a leaf is x; the share of the released code stands in.
  static func paper(operators: IntegerLaw) -> ExpressionDistribution {
    ExpressionDistribution(
      operatorCount: operators,
      binaryOperators: [.add: 1, .sub: 1, .mul: 1, .div: 1],
      unaryOperators: [
        .exp: 1, .ln: 1, .sqrt: 1, .sin: 1, .cos: 1, .tan: 1, .asin: 1, .acos: 1, .atan: 1,
        .sinh: 1, .cosh: 1, .tanh: 1, .asinh: 1, .acosh: 1, .atanh: 1,
      ],
      leaves: LeafDistribution(
        variable: 0.75, integer: 0.25, maximumInteger: 5, positiveIntegers: false))
  }

  /// The functions of a first calculus course with small integers, and no function of a constant.
  static func textbook(operators: IntegerLaw) -> ExpressionDistribution {
    ExpressionDistribution(
      operatorCount: operators,
      binaryOperators: [.add: 8, .sub: 4, .mul: 10, .div: 4],
      unaryOperators: [
        .sqrt: 2, .pow2: 5, .pow3: 3, .ln: 3, .exp: 4, .sin: 4, .cos: 4, .tan: 1,
        .asin: 1, .atan: 1,
      ],
      leaves: LeafDistribution(
        variable: 0.6, integer: 0.4, maximumInteger: 9, positiveIntegers: true),
      allowsFunctionsOfConstants: false)
  }
}
