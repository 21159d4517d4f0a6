/// The law of sequences made by random recurrences (d'Ascoli and others 2022, section 3 and released code).
///
/// The same for integers and floats; ``SequenceDistribution`` adds which numbers are meant.
public struct RecurrenceDistribution: Codable, Hashable, Sendable {
  /// The number of operators of the formula.
  public var operatorCount: IntegerLaw
  /// How often each binary operator is drawn.
  public var binaryOperators: WeightsOfOperators<SequenceOperator>
  /// How often each unary operator is drawn.
  public var unaryOperators: WeightsOfOperators<SequenceOperator>
  /// The weights by which shapes of formulas are counted.
  public var shapeWeights: UnaryBinaryTreeCounts.Weights
  /// How often each kind of leaf is drawn.
  public var leaves: Leaves
  /// The largest integer leaf m, 2…10,000: integers are uniform in −m…−1 and 1…m, and written in base m.
  public var maximumInteger: Int
  /// How far back leaves may look, drawn for each formula; the formula's own degree may come out smaller.
  public var degree: IntegerLaw
  /// Initial terms are uniform between this and its negative, 1…1,000,000.
  public var initialMagnitude: Int
  /// The number of terms that are shown after the initial ones.
  public var shownTerms: IntegerLaw
  /// The number of further terms, 1…1000: the answer of one task, and what formulas are judged by in the other.
  public var hiddenTerms: Int
  /// No term, shown or hidden, may exceed 10 to this power.
  public var maximumExponent: Int
  /// The largest length of source and target in tokens; nil for no limit.
  public var maximumLength: Int?
  /// The base in which terms are written, 2…10,000; nil for the published 10,000, and for floats, which have a notation of their own.
  public var termBase: Int?

  /// How often each kind of leaf is drawn, relative to the others.
  public struct Leaves: Codable, Hashable, Sendable {
    /// An integer or, among floats, also e, π and γ, all alike.
    public var constant: Double
    /// The index n.
    public var index: Double
    /// An earlier term.
    public var previous: Double

    /// Creates the weights.
    public init(constant: Double = 1, index: Double = 1, previous: Double = 1) {
      self.constant = constant
      self.index = index
      self.previous = previous
    }

    enum CodingKeys: String, CodingKey, CaseIterable { case constant, index, previous }

    /// Reads the weights, refusing unknown fields.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
      constant = try container.decode(Double.self, forKey: .constant)
      index = try container.decode(Double.self, forKey: .index)
      previous = try container.decode(Double.self, forKey: .previous)
    }
  }

  /// Creates the law; what is left out is the published setting for integers.
  public init(
    operatorCount: IntegerLaw = .uniform(1...10),
    binaryOperators: WeightsOfOperators<SequenceOperator>,
    unaryOperators: WeightsOfOperators<SequenceOperator>,
    shapeWeights: UnaryBinaryTreeCounts.Weights = .init(), leaves: Leaves = Leaves(),
    maximumInteger: Int = 10, degree: IntegerLaw = .uniform(1...6), initialMagnitude: Int = 10,
    shownTerms: IntegerLaw = .uniform(5...30), hiddenTerms: Int = 10, maximumExponent: Int = 100,
    maximumLength: Int? = nil, termBase: Int? = nil
  ) {
    self.operatorCount = operatorCount
    self.binaryOperators = binaryOperators
    self.unaryOperators = unaryOperators
    self.shapeWeights = shapeWeights
    self.leaves = leaves
    self.maximumInteger = maximumInteger
    self.degree = degree
    self.initialMagnitude = initialMagnitude
    self.shownTerms = shownTerms
    self.hiddenTerms = hiddenTerms
    self.maximumExponent = maximumExponent
    self.maximumLength = maximumLength
    self.termBase = termBase
  }

  enum CodingKeys: String, CodingKey, CaseIterable {
    case operatorCount, binaryOperators, unaryOperators, shapeWeights, leaves, maximumInteger
    case degree, initialMagnitude, shownTerms, hiddenTerms, maximumExponent, maximumLength, termBase
  }

  /// Reads the law, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    operatorCount = try container.decode(IntegerLaw.self, forKey: .operatorCount)
    binaryOperators = try container.decode(
      WeightsOfOperators<SequenceOperator>.self, forKey: .binaryOperators)
    unaryOperators = try container.decode(
      WeightsOfOperators<SequenceOperator>.self, forKey: .unaryOperators)
    shapeWeights = try container.decode(UnaryBinaryTreeCounts.Weights.self, forKey: .shapeWeights)
    leaves = try container.decode(Leaves.self, forKey: .leaves)
    maximumInteger = try container.decodeInteger(forKey: .maximumInteger)
    degree = try container.decode(IntegerLaw.self, forKey: .degree)
    initialMagnitude = try container.decodeInteger(forKey: .initialMagnitude)
    shownTerms = try container.decode(IntegerLaw.self, forKey: .shownTerms)
    hiddenTerms = try container.decodeInteger(forKey: .hiddenTerms)
    maximumExponent = try container.decodeInteger(forKey: .maximumExponent)
    maximumLength =
      container.contains(.maximumLength)
      ? try container.decodeInteger(forKey: .maximumLength) : nil
    termBase =
      container.contains(.termBase) ? try container.decodeInteger(forKey: .termBase) : nil
  }

  /// Refuses a law that cannot be drawn from with these operators, naming the field.
  func validate(
    operators: [SequenceOperator], largestExponent: Int, hasTermBase: Bool
  ) throws(DistributionError) {
    try operatorCount.validate(field: "operatorCount", within: 0...100)
    try shapeWeights.validate(field: "shapeWeights")
    let lists = [
      ("binaryOperators", binaryOperators, 2, shapeWeights.binary),
      ("unaryOperators", unaryOperators, 1, shapeWeights.unary),
    ]
    for (field, weights, arity, shapeWeight) in lists where shapeWeight > 0 {
      try weights.validate(field: field, arity: arity)
      let strangers = weights.inOrder.filter { !operators.contains($0.outcome) }
      if let stranger = strangers.first?.outcome.rawValue {
        throw DistributionError(
          field: "\(field).\(stranger)",
          problem: "is no operator of these numbers; allowed are "
            + operators.filter { $0.arity == arity }.map(\.rawValue).joined(separator: ", "))
      }
    }
    try validateWeights(
      [("constant", leaves.constant), ("index", leaves.index), ("previous", leaves.previous)],
      field: "leaves")
    try require(maximumInteger, field: "maximumInteger", within: 2...10_000)
    try degree.validate(field: "degree", within: 1...100)
    try require(initialMagnitude, field: "initialMagnitude", within: 1...1_000_000)
    try shownTerms.validate(field: "shownTerms", within: 1...1_000)
    try require(hiddenTerms, field: "hiddenTerms", within: 1...1_000)
    try require(maximumExponent, field: "maximumExponent", within: 1...largestExponent)
    if let maximumLength {
      try require(maximumLength, field: "maximumLength", within: 4...100_000)
    }
    if let termBase {
      try require(termBase, field: "termBase", within: 2...10_000)
      guard hasTermBase else {
        throw DistributionError(field: "termBase", problem: "is for integers; leave it out")
      }
    }
  }
}
