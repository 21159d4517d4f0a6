/// A fixed set of examples: short ones of the base law and few long ones that prime for their lengths.
///
/// Train-set priming (Jelassi and others 2023): a handful of long examples, drawn once, among many short ones.
/// Every draw is uniform in the union of base and priming examples. The set depends on ``seed`` alone: it
/// is the same in every shard and for every seed of a dataset.
public struct TrainingSet: Codable, Hashable, Sendable {
  /// What is done with the set.
  public enum Use: String, CaseIterable, Codable, Hashable, Sendable {
    /// Examples are drawn from it.
    case draw
    /// Its examples are kept out, as test sets need.
    case exclude
  }

  /// Long examples, all different.
  public struct Priming: Hashable, Sendable {
    /// How many there are.
    public enum Amount: Hashable, Sendable {
      /// This many, 0…1,000,000.
      case count(Int)
      /// This part of the number of base examples, 0…1, rounded to the nearest integer.
      case fraction(Double)
    }

    /// How many there are.
    public var amount: Amount
    /// The lengths of their operands; each example draws one of them.
    public var lengths: [Lengths]

    /// Creates the priming.
    public init(_ amount: Amount, lengths: [Lengths]) {
      self.amount = amount
      self.lengths = lengths
    }
  }

  /// The numbers of digits of two operands, and how often they are drawn.
  public struct Lengths: Codable, Hashable, Sendable {
    /// The digits of the first operand.
    public var first: Int
    /// The digits of the second operand.
    public var second: Int
    /// The share, relative to the other weights.
    public var weight: Double

    /// Creates the lengths.
    public init(first: Int, second: Int, weight: Double = 1) {
      self.first = first
      self.second = second
      self.weight = weight
    }
  }

  /// The law of the base examples' operands; nil for that of the problems.
  ///
  /// A test set, whose problems are longer, needs it to know what to keep out.
  public var operands: OperandLaw?
  /// The number of base examples, 0…1,000,000; with 0 there is the priming alone.
  public var baseCount: Int
  /// Whether the base examples are drawn once, all different, or afresh each time.
  public var isBaseFixed: Bool
  /// The long examples; nil for none.
  public var priming: Priming?
  /// What the set is drawn from, 0 or more.
  public var seed: Int
  /// What is done with the set.
  public var use: Use

  /// Creates the set.
  public init(
    operands: OperandLaw? = nil, baseCount: Int, isBaseFixed: Bool = true,
    priming: Priming? = nil, seed: Int = 0, use: Use = .draw
  ) {
    self.operands = operands
    self.baseCount = baseCount
    self.isBaseFixed = isBaseFixed
    self.priming = priming
    self.seed = seed
    self.use = use
  }

  /// The largest number of base or of priming examples.
  public static let largestCount = 1_000_000

  /// The number of priming examples.
  public var primingCount: Int {
    switch priming?.amount {
    case .count(let count): count
    case .fraction(let fraction): Int(exactly: (fraction * Double(baseCount)).rounded()) ?? 0
    case nil: 0
    }
  }

  /// Refuses an impossible set, naming the field.
  func validate(field: String) throws(DistributionError) {
    try require(baseCount, field: "\(field).baseCount", within: 0...Self.largestCount)
    try require(seed, field: "\(field).seed", within: 0...Int.max)
    if let priming {
      switch priming.amount {
      case .count(let count):
        try require(count, field: "\(field).priming.count", within: 0...Self.largestCount)
      case .fraction(let fraction):
        try require(fraction, field: "\(field).priming.fraction", within: 0...1)
      }
      for (index, lengths) in priming.lengths.enumerated() {
        let path = "\(field).priming.lengths[\(index)]"
        try require(lengths.first, field: "\(path).first", within: OperandLaw.lengths)
        try require(lengths.second, field: "\(path).second", within: OperandLaw.lengths)
      }
      try validateWeights(
        priming.lengths.enumerated().map { ("lengths[\($0.offset)].weight", $0.element.weight) },
        field: "\(field).priming")
    }
    guard baseCount + primingCount > 0 else {
      throw DistributionError(
        field: field, problem: "has no examples; give baseCount or a priming count")
    }
  }
}
