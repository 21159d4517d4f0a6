public import Randomness

/// A law of random integers: a value that can be composed, printed in a manifest and read back.
public indirect enum IntegerLaw: Hashable, Sendable {
  /// Always this integer.
  case constant(Int)
  /// Every integer of the range equally likely.
  case uniform(ClosedRange<Int>)
  /// Every integer n of the range, which is positive, with probability proportional to 1/n.
  case logUniform(ClosedRange<Int>)
  /// A normal number, rounded to the nearest integer.
  case gaussian(mean: Double, deviation: Double)
  /// One of the values, drawn with probability proportional to its weight.
  case categorical([Outcome])
  /// One of several laws, drawn with probability proportional to its weight.
  case mixture([Component])
  /// A law of which only the integers that meet a condition are kept.
  case conditioned(IntegerLaw, on: IntegerCondition)

  /// A law within a mixture.
  public struct Component: Codable, Hashable, Sendable {
    /// The share of the law, relative to the other weights of the mixture.
    public var weight: Double
    /// The law that is used with this share.
    public var law: IntegerLaw

    enum CodingKeys: String, CodingKey, CaseIterable { case weight, law }

    /// Creates the component.
    public init(weight: Double, law: IntegerLaw) {
      self.weight = weight
      self.law = law
    }
  }

  /// A value and its share.
  public struct Outcome: Codable, Hashable, Sendable {
    /// The value.
    public var value: Int
    /// Its share, relative to the other weights.
    public var weight: Double

    enum CodingKeys: String, CodingKey, CaseIterable { case value, weight }

    /// Creates the outcome.
    public init(value: Int, weight: Double) {
      self.value = value
      self.weight = weight
    }
  }

  /// Draws one integer; the law must have passed ``validate(field:within:)``.
  public func draw(using random: inout RandomStream) -> Int {
    switch self {
    case .constant(let value):
      return value
    case .uniform(let range):
      return random.uniform(in: range)
    case .logUniform(let range):
      return random.logUniform(in: range)
    case .gaussian(let mean, let deviation):
      return Int((mean + deviation * random.gaussian()).rounded())
    case .categorical(let outcomes):
      return outcomes[random.index(of: outcomes, weightedBy: \.weight)].value
    case .mixture(let components):
      let component = components[random.index(of: components, weightedBy: \.weight)]
      return component.law.draw(using: &random)
    case .conditioned(let law, let condition):
      // Ends with certainty: validation has seen that the condition is not rare.
      while true {
        let value = law.draw(using: &random)
        if condition.holds(for: value) { return value }
      }
    }
  }
}

extension RandomStream {
  /// The place of an element drawn with probability proportional to its weight.
  fileprivate mutating func index<Element>(
    of elements: [Element], weightedBy weight: KeyPath<Element, Double>
  ) -> Int {
    var total = 0.0
    for element in elements { total += element[keyPath: weight] }
    var remaining = uniform() * total
    for (index, element) in elements.enumerated() where element[keyPath: weight] > 0 {
      remaining -= element[keyPath: weight]
      if remaining < 0 { return index }
    }
    // Rounding may leave a sliver past the last weight.
    return elements.lastIndex { $0[keyPath: weight] > 0 } ?? 0
  }
}
