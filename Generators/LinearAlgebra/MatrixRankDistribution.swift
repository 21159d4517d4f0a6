import Tokenization

/// The law of integer matrices whose rank is asked for.
public struct MatrixRankDistribution: ProblemDistribution {
  /// The number of rows, 1…50.
  public var rows: IntegerLaw
  /// The number of columns, 1…50.
  public var columns: IntegerLaw
  /// The law of the entries of the two factors, of magnitude up to 10⁸.
  public var factorEntries: IntegerLaw
  /// The base that integers are written in, 2…100,000.
  public var base: Int

  /// Creates the law.
  public init(rows: IntegerLaw, columns: IntegerLaw, factorEntries: IntegerLaw, base: Int) {
    self.rows = rows
    self.columns = columns
    self.factorEntries = factorEntries
    self.base = base
  }

  enum CodingKeys: String, CodingKey, CaseIterable { case rows, columns, factorEntries, base }

  /// Reads the law, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    rows = try container.decode(IntegerLaw.self, forKey: .rows)
    columns = try container.decode(IntegerLaw.self, forKey: .columns)
    factorEntries = try container.decode(IntegerLaw.self, forKey: .factorEntries)
    base = try container.decodeInteger(forKey: .base)
  }

  public static var presets: [Preset<MatrixRankDistribution>] {
    [
      Preset(
        name: "int2int", summary: "factors up to 10⁶ in magnitude, base 1000; Int2Int, here 5×5",
        distribution: MatrixRankDistribution(
          rows: .constant(5), columns: .constant(5),
          factorEntries: .uniform(-1_000_000...1_000_000),
          base: 1000)),
      Preset(
        name: "small", summary: "2 to 6 rows and columns, factors of one digit, base 10",
        distribution: MatrixRankDistribution(
          rows: .uniform(2...6), columns: .uniform(2...6), factorEntries: .uniform(-9...9), base: 10
        )),
    ]
  }

  public func validate() throws(DistributionError) {
    try rows.validate(field: "rows", within: 1...50)
    try columns.validate(field: "columns", within: 1...50)
    // Products of 50 terms stay within 64 bits.
    try factorEntries.validate(field: "factorEntries", within: -100_000_000...100_000_000)
    try require(base, field: "base", within: 2...IntegerEncoding.largestBase)
  }
}
