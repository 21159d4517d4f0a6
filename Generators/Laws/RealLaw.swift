public import Randomness

/// A law of random real numbers: a value that can be composed, printed in a manifest and read back.
public indirect enum RealLaw: Hashable, Sendable {
  /// Always this number.
  case constant(Double)
  /// Every number between the two equally likely.
  case uniform(Double, Double)
  /// A normal number.
  case gaussian(mean: Double, deviation: Double)
  /// A number of the Laplace law with this standard deviation.
  case laplace(mean: Double, deviation: Double)
  /// One of several laws, drawn with probability proportional to its weight.
  case mixture([Component])

  /// A law within a mixture.
  public struct Component: Hashable, Codable, Sendable {
    /// The share of the law, relative to the other weights of the mixture.
    public var weight: Double
    /// The law that is used with this share.
    public var law: RealLaw

    /// Creates the component.
    public init(weight: Double, law: RealLaw) {
      self.weight = weight
      self.law = law
    }
  }

  /// Draws one number; the law must have passed ``validate(field:)``.
  public func draw(using random: inout RandomStream) -> Double {
    switch self {
    case .constant(let value): return value
    case .uniform(let low, let high): return low + (high - low) * random.uniform()
    case .gaussian(let mean, let deviation): return mean + deviation * random.gaussian()
    case .laplace(let mean, let deviation):
      return mean + deviation * 0.5.squareRoot() * random.laplace()
    case .mixture(let components):
      let place = random.index(weightedBy: components.map(\.weight))
      return components[place].law.draw(using: &random)
    }
  }

  /// Refuses a law that cannot be drawn from, naming the field.
  public func validate(field: String) throws(DistributionError) {
    let reach = -1e12...1e12
    switch self {
    case .constant(let value): try require(value, field: field, within: reach)
    case .uniform(let low, let high):
      try require(low, field: field, within: reach)
      try require(high, field: field, within: low...1e12)
    case .gaussian(let mean, let deviation), .laplace(let mean, let deviation):
      try require(mean, field: "\(field).mean", within: reach)
      try require(deviation, field: "\(field).deviation", within: 0...1e12)
    case .mixture(let components):
      for (index, component) in components.enumerated() {
        try component.law.validate(field: "\(field).mixture[\(index)].law")
      }
      try validateWeights(
        components.enumerated().map { ("mixture[\($0.offset)].weight", $0.element.weight) },
        field: field)
    }
  }
}

extension RealLaw: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case constant, uniform, gaussian, laplace, mixture
  }

  private enum NormalKeys: String, CodingKey, CaseIterable {
    case mean, deviation
  }

  public init(from decoder: any Decoder) throws {
    let (container, key) = try decoder.onlyKey(
      of: CodingKeys.self,
      "a law is one of { constant: x }, { uniform: [a, b] }, { gaussian: {…} }, { laplace: {…} }, "
        + "{ mixture: […] }")
    func meanAndDeviation() throws -> (Double, Double) {
      let inner = try container.superDecoder(forKey: key).strictContainer(
        keyedBy: NormalKeys.self)
      return (
        try inner.decode(Double.self, forKey: .mean),
        try inner.decode(Double.self, forKey: .deviation)
      )
    }
    switch key {
    case .constant: self = .constant(try container.decode(Double.self, forKey: key))
    case .uniform:
      let bounds = try container.decode([Double].self, forKey: key)
      guard bounds.count == 2, bounds[0] <= bounds[1] else {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: container, debugDescription: "\(bounds) is not a range [low, high]")
      }
      self = .uniform(bounds[0], bounds[1])
    case .gaussian:
      let (mean, deviation) = try meanAndDeviation()
      self = .gaussian(mean: mean, deviation: deviation)
    case .laplace:
      let (mean, deviation) = try meanAndDeviation()
      self = .laplace(mean: mean, deviation: deviation)
    case .mixture: self = .mixture(try container.decode([Component].self, forKey: key))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .constant(let value): try container.encode(value, forKey: .constant)
    case .uniform(let low, let high): try container.encode([low, high], forKey: .uniform)
    case .gaussian(let mean, let deviation), .laplace(let mean, let deviation):
      var isGaussian = false
      if case .gaussian = self { isGaussian = true }
      var inner = container.nestedContainer(
        keyedBy: NormalKeys.self, forKey: isGaussian ? .gaussian : .laplace)
      try inner.encode(mean, forKey: .mean)
      try inner.encode(deviation, forKey: .deviation)
    case .mixture(let components): try container.encode(components, forKey: .mixture)
    }
  }
}
