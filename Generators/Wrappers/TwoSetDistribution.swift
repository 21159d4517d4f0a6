/// The distribution of a task of which a fixed set is repeated (Charton and Kempe 2024).
public struct TwoSetDistribution<Inner: ProblemDistribution>: ProblemDistribution {
  /// The number |S| of problems in the repeated set, 1…1,000,000,000; problems drawn twice for it count twice.
  public var setSize: Int
  /// The probability p that an example is one of the set, 0…1.
  public var setProbability: Double
  /// The seed of the set, 0…2⁵³ − 1: it holds the examples 0..<`setSize` that the inner task makes with it.
  public var setSeed: Int
  /// The distribution of the set and of all other examples.
  public var inner: Inner

  /// Creates the distribution.
  public init(
    setSize: Int = 50_000, setProbability: Double = 0.25, setSeed: Int = 0, inner: Inner
  ) {
    self.setSize = setSize
    self.setProbability = setProbability
    self.setSeed = setSeed
    self.inner = inner
  }

  /// The presets of the inner task, each with 50,000 problems repeated in a quarter of the examples.
  public static var presets: [Preset<Self>] {
    Inner.presets.map { preset in
      Preset(
        name: preset.name,
        summary: "50,000 problems repeated in a quarter of the examples; others: \(preset.summary)",
        distribution: TwoSetDistribution(inner: preset.distribution))
    }
  }

  public func validate() throws(DistributionError) {
    try require(setSize, field: "setSize", within: 1...1_000_000_000)
    try require(setProbability, field: "setProbability", within: 0...1)
    try require(setSeed, field: "setSeed", within: 0...((1 << 53) - 1))
    do throws(DistributionError) {
      try inner.validate()
    } catch {
      throw error.insideWrapper()
    }
  }

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case setSize, setProbability, setSeed, inner
  }

  /// Reads the distribution, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    setSize = try container.decodeInteger(forKey: .setSize)
    setProbability = try container.decode(Double.self, forKey: .setProbability)
    setSeed = try container.decodeInteger(forKey: .setSeed)
    inner = try container.decode(Inner.self, forKey: .inner)
  }
}
