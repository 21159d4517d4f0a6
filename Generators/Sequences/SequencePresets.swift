extension SequenceOperator: WeightedOperator {}

extension WeightsOfOperators<SequenceOperator> {
  /// Equal weights for those of the operators that have this arity.
  fileprivate init(ofArity arity: Int, among operators: [SequenceOperator]) {
    self = [:]
    for operation in operators where operation.arity == arity { self[operation] = 1 }
  }
}

extension RecurrenceDistribution {
  fileprivate init(operators: [SequenceOperator], maximumExponent: Int) {
    self.init(
      binaryOperators: WeightsOfOperators(ofArity: 2, among: operators),
      unaryOperators: WeightsOfOperators(ofArity: 1, among: operators),
      maximumExponent: maximumExponent)
  }

  /// The settings that both kinds of numbers have, from what the paper and the code allow.
  ///
  /// In the code the number of terms shown excludes its upper bound while training, and the published
  /// launch script limits sequences of tokens to fewer than 200.
  static func presets(
    paper: [SequenceOperator], released: [SequenceOperator], maximumExponent: Int
  ) -> [Preset<RecurrenceDistribution>] {
    let published = RecurrenceDistribution(operators: paper, maximumExponent: maximumExponent)
    var code = RecurrenceDistribution(operators: released, maximumExponent: maximumExponent)
    code.shownTerms = .uniform(5...29)
    code.maximumLength = 199
    var easy = published
    easy.operatorCount = .uniform(1...5)
    return [
      Preset(
        name: "paper", summary: "d'Ascoli and others 2022, table of the generator: 1…10 operators",
        distribution: published),
      Preset(
        name: "released",
        summary: "d'Ascoli and others 2022, defaults of the released code with its launch script",
        distribution: code),
      Preset(
        name: "easy", summary: "the paper's setting with at most 5 operators", distribution: easy),
    ]
  }
}
