/// The distribution of a task whose problems are drawn class by class.
public struct BalancedDistribution<Inner: ProblemDistribution>: ProblemDistribution {
  /// A range of values of the label and how often it is drawn.
  public struct Class: Codable, Hashable, Sendable {
    /// The values of the label.
    public var values: ClosedRange<Int>
    /// The share of the class, relative to the other weights.
    public var weight: Double

    /// Creates the class.
    public init(values: ClosedRange<Int>, weight: Double = 1) {
      self.values = values
      self.weight = weight
    }

    private enum CodingKeys: String, CodingKey, CaseIterable { case values, weight }

    /// Reads the class, refusing unknown fields.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
      values = try container.decodeRange(forKey: .values)
      weight = try container.decode(Double.self, forKey: .weight)
    }

    /// Writes the values as [lowest, highest].
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode([values.lowerBound, values.upperBound], forKey: .values)
      try container.encode(weight, forKey: .weight)
    }
  }

  /// The name of the label; nil for the first one of the task.
  public var label: String?
  /// The classes, up to 10,000; nil for classes found in a sample of the task.
  public var classes: [Class]?
  /// The distribution that problems are drawn from until one is of the class.
  public var inner: Inner

  /// Creates the distribution.
  public init(label: String? = nil, classes: [Class]? = nil, inner: Inner) {
    self.label = label
    self.classes = classes
    self.inner = inner
  }

  /// The presets of the inner task, each balanced by its first label.
  public static var presets: [Preset<Self>] {
    Inner.presets.map { preset in
      Preset(
        name: preset.name, summary: "balanced by the first label; \(preset.summary)",
        distribution: BalancedDistribution(inner: preset.distribution))
    }
  }

  public func validate() throws(DistributionError) {
    if let classes {
      try require(classes.count, field: "classes", within: 1...10_000)
      try validateWeights(
        classes.enumerated().map { ("[\($0.offset)]", $0.element.weight) }, field: "classes")
    }
    do throws(DistributionError) {
      try inner.validate()
    } catch {
      throw error.insideWrapper()
    }
  }

  private enum CodingKeys: String, CodingKey, CaseIterable { case label, classes, inner }

  /// Reads the distribution, refusing unknown fields; `label` and `classes` may be left out.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    label = try container.decodeIfPresent(String.self, forKey: .label)
    classes = try container.decodeIfPresent([Class].self, forKey: .classes)
    inner = try container.decode(Inner.self, forKey: .inner)
  }
}
