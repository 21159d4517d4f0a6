extension IntegerLaw: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case constant, uniform, logUniform, gaussian, categorical, mixture, conditioned
  }

  private enum NormalKeys: String, CodingKey, CaseIterable {
    case mean, deviation
  }

  private enum ConditionedKeys: String, CodingKey, CaseIterable {
    case law, on
  }

  public init(from decoder: any Decoder) throws {
    let (container, key) = try decoder.onlyKey(
      of: CodingKeys.self,
      "a law is one of { constant: n }, { uniform: [a, b] }, { logUniform: [a, b] }, "
        + "{ gaussian: {…} }, { categorical: […] }, { mixture: […] }, { conditioned: {…} }")
    switch key {
    case .constant: self = .constant(try container.decodeInteger(forKey: key))
    case .uniform: self = .uniform(try container.decodeRange(forKey: key))
    case .logUniform: self = .logUniform(try container.decodeRange(forKey: key))
    case .gaussian:
      let inner = try container.superDecoder(forKey: key).strictContainer(
        keyedBy: NormalKeys.self)
      self = .gaussian(
        mean: try inner.decode(Double.self, forKey: .mean),
        deviation: try inner.decode(Double.self, forKey: .deviation))
    case .categorical: self = .categorical(try container.decode([Outcome].self, forKey: key))
    case .mixture: self = .mixture(try container.decode([Component].self, forKey: key))
    case .conditioned:
      let inner = try container.superDecoder(forKey: key).strictContainer(
        keyedBy: ConditionedKeys.self)
      self = .conditioned(
        try inner.decode(IntegerLaw.self, forKey: .law),
        on: try inner.decode(IntegerCondition.self, forKey: .on))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .constant(let value): try container.encode(value, forKey: .constant)
    case .uniform(let range):
      try container.encode([range.lowerBound, range.upperBound], forKey: .uniform)
    case .logUniform(let range):
      try container.encode([range.lowerBound, range.upperBound], forKey: .logUniform)
    case .gaussian(let mean, let deviation):
      var inner = container.nestedContainer(keyedBy: NormalKeys.self, forKey: .gaussian)
      try inner.encode(mean, forKey: .mean)
      try inner.encode(deviation, forKey: .deviation)
    case .categorical(let outcomes): try container.encode(outcomes, forKey: .categorical)
    case .mixture(let components): try container.encode(components, forKey: .mixture)
    case .conditioned(let law, let condition):
      var inner = container.nestedContainer(keyedBy: ConditionedKeys.self, forKey: .conditioned)
      try inner.encode(law, forKey: .law)
      try inner.encode(condition, forKey: .on)
    }
  }
}

extension IntegerLaw.Component {
  /// Reads a component, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    weight = try container.decode(Double.self, forKey: .weight)
    law = try container.decode(IntegerLaw.self, forKey: .law)
  }
}

extension IntegerLaw.Outcome {
  /// Reads an outcome, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    value = try container.decodeInteger(forKey: .value)
    weight = try container.decode(Double.self, forKey: .weight)
  }
}
