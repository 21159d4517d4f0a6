public import Tokenization

/// The law of problems about matrices, the same for all operations.
public struct MatrixDistribution: Codable, Hashable, Sendable {
  /// The number of rows, 1…50, or 20 for determinants.
  public var rows: IntegerLaw
  /// The number of columns, with the same bounds; nil for square matrices.
  public var columns: IntegerLaw?
  /// The law of the entries that matrices are made of.
  public var entries: MatrixEntryLaw
  /// How a matrix is made of them.
  public var ensemble: MatrixEnsemble
  /// How the numbers of problems are written.
  public var sourceEncoding: FloatEncoding
  /// How the numbers of answers are written.
  public var targetEncoding: FloatEncoding
  /// The norm that errors are measured in.
  public var norm: MatrixNorm
  /// The largest relative error of an answer that the judge accepts, 0…1.
  public var tolerance: Double
  /// A draw is rejected if the error of its own answer, as it is written, is larger than this, 0…1.
  public var maximumAnswerError: Double

  /// Creates the law; what is left out is what the published settings share.
  public init(
    rows: IntegerLaw, columns: IntegerLaw? = nil,
    entries: MatrixEntryLaw = .real(.uniform(-10, 10)), ensemble: MatrixEnsemble = .general,
    sourceEncoding: FloatEncoding, targetEncoding: FloatEncoding, norm: MatrixNorm = .l1,
    tolerance: Double = 0.05, maximumAnswerError: Double = 0.05
  ) {
    self.rows = rows
    self.columns = columns
    self.entries = entries
    self.ensemble = ensemble
    self.sourceEncoding = sourceEncoding
    self.targetEncoding = targetEncoding
    self.norm = norm
    self.tolerance = tolerance
    self.maximumAnswerError = maximumAnswerError
  }

  enum CodingKeys: String, CodingKey, CaseIterable {
    case rows, columns, entries, ensemble, sourceEncoding, targetEncoding, norm, tolerance
    case maximumAnswerError
  }

  /// Reads the law, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    rows = try container.decode(IntegerLaw.self, forKey: .rows)
    columns =
      container.contains(.columns) ? try container.decode(IntegerLaw.self, forKey: .columns) : nil
    entries = try container.decode(MatrixEntryLaw.self, forKey: .entries)
    ensemble = try container.decode(MatrixEnsemble.self, forKey: .ensemble)
    sourceEncoding = try container.decode(FloatEncoding.self, forKey: .sourceEncoding)
    targetEncoding = try container.decode(FloatEncoding.self, forKey: .targetEncoding)
    norm = try container.decode(MatrixNorm.self, forKey: .norm)
    tolerance = try container.decode(Double.self, forKey: .tolerance)
    maximumAnswerError = try container.decode(Double.self, forKey: .maximumAnswerError)
  }

  /// Refuses a law that cannot be drawn from or whose matrices the operation is not defined for, naming the field.
  func validate(for operation: any MatrixOperation.Type) throws(DistributionError) {
    let sizes = 1...operation.largestSize
    try rows.validate(field: "rows", within: sizes)
    if let columns {
      try columns.validate(field: "columns", within: sizes)
      guard operation.domain == .all, ensemble == .general else {
        throw DistributionError(
          field: "columns", problem: "the matrices must be square; leave out the field")
      }
    }
    guard operation.domain != .symmetric || ensemble != .general else {
      throw DistributionError(
        field: "ensemble",
        problem: "the matrices must be symmetric; 'general' ones are not")
    }
    try entries.validate(field: "entries")
    try ensemble.validate(field: "ensemble")
    try require(tolerance, field: "tolerance", within: 0...1)
    try require(maximumAnswerError, field: "maximumAnswerError", within: 0...1)
  }
}

/// The law of problems about one operation, in a file the fields of ``MatrixDistribution``.
public struct MatrixTaskDistribution<Operation: MatrixOperation>: ProblemDistribution {
  /// The law.
  public var law: MatrixDistribution

  /// Creates the law.
  public init(_ law: MatrixDistribution) { self.law = law }

  /// Reads the law, refusing unknown fields.
  public init(from decoder: any Decoder) throws { law = try MatrixDistribution(from: decoder) }

  public func encode(to encoder: any Encoder) throws { try law.encode(to: encoder) }

  public static var presets: [Preset<MatrixTaskDistribution>] {
    Operation.presets.map {
      Preset(name: $0.name, summary: $0.summary, distribution: .init($0.distribution))
    }
  }

  public func validate() throws(DistributionError) { try law.validate(for: Operation.self) }
}
