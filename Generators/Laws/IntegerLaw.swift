public import Randomness

/// A law of random integers: a value that can be composed, printed in a manifest and read back.
public indirect enum IntegerLaw: Hashable, Sendable {
  /// Always this integer.
  case constant(Int)
  /// Every integer of the range equally likely.
  case uniform(ClosedRange<Int>)
  /// One of several laws, drawn with probability proportional to its weight.
  case mixture([Component])

  /// A law within a mixture.
  public struct Component: Hashable, Sendable {
    /// The share of the law, relative to the other weights of the mixture.
    public var weight: Double
    /// The law that is used with this share.
    public var law: IntegerLaw

    /// Creates the component.
    public init(weight: Double, law: IntegerLaw) {
      self.weight = weight
      self.law = law
    }
  }

  /// Draws one integer; the law must have passed ``validate(field:within:)``.
  public func draw(using random: inout RandomStream) -> Int {
    switch self {
    case .constant(let value):
      return value
    case .uniform(let range):
      return random.uniform(in: range)
    case .mixture(let components):
      let total = components.reduce(0) { $0 + $1.weight }
      var remaining = random.uniform() * total
      for component in components where component.weight > 0 {
        remaining -= component.weight
        if remaining < 0 { return component.law.draw(using: &random) }
      }
      // Rounding may leave a sliver past the last weight.
      return components.last { $0.weight > 0 }?.law.draw(using: &random) ?? 0
    }
  }

  /// The largest integer that can be drawn.
  public var maximum: Int {
    switch self {
    case .constant(let value): value
    case .uniform(let range): range.upperBound
    case .mixture(let components):
      components.filter { $0.weight > 0 }.map(\.law.maximum).max() ?? 0
    }
  }

  /// Refuses a law that cannot be drawn from or that leaves the allowed range, naming the field.
  public func validate(field: String, within allowed: ClosedRange<Int>) throws(DistributionError) {
    switch self {
    case .constant(let value):
      try require(value, field: field, within: allowed)
    case .uniform(let range):
      try require(range.lowerBound, field: field, within: allowed)
      try require(range.upperBound, field: field, within: allowed)
    case .mixture(let components):
      for (index, component) in components.enumerated() {
        try component.law.validate(field: "\(field).mixture[\(index)].law", within: allowed)
      }
      try validateWeights(
        components.enumerated().map { ("mixture[\($0.offset)].weight", $0.element.weight) },
        field: field)
    }
  }
}

extension IntegerLaw: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case constant, uniform, mixture
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    guard container.allKeys.count == 1, let key = container.allKeys.first else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "a law is one of { constant: n }, { uniform: [a, b] }, { mixture: […] }"
        ))
    }
    switch key {
    case .constant:
      self = .constant(try container.decode(Int.self, forKey: .constant))
    case .uniform:
      let bounds = try container.decode([Int].self, forKey: .uniform)
      guard bounds.count == 2, bounds[0] <= bounds[1] else {
        throw DecodingError.dataCorruptedError(
          forKey: .uniform, in: container,
          debugDescription: "\(bounds) is not a range [lowest, highest]")
      }
      self = .uniform(bounds[0]...bounds[1])
    case .mixture:
      self = .mixture(try container.decode([Component].self, forKey: .mixture))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .constant(let value):
      try container.encode(value, forKey: .constant)
    case .uniform(let range):
      try container.encode([range.lowerBound, range.upperBound], forKey: .uniform)
    case .mixture(let components):
      try container.encode(components, forKey: .mixture)
    }
  }
}

extension IntegerLaw.Component: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case weight, law
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    weight = try container.decode(Double.self, forKey: .weight)
    law = try container.decode(IntegerLaw.self, forKey: .law)
  }
}
