extension TrainingSet {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case operands, baseCount, isBaseFixed, priming, seed, use
  }

  /// Reads the set, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    operands = try container.decodeIfPresent(OperandLaw.self, forKey: .operands)
    baseCount = try container.decodeInteger(forKey: .baseCount)
    isBaseFixed = try container.decode(Bool.self, forKey: .isBaseFixed)
    priming = try container.decodeIfPresent(Priming.self, forKey: .priming)
    seed = try container.decodeInteger(forKey: .seed)
    use = try container.decode(Use.self, forKey: .use)
  }
}

extension TrainingSet.Lengths {
  enum CodingKeys: String, CodingKey, CaseIterable { case first, second, weight }

  /// Reads the lengths, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    first = try container.decodeInteger(forKey: .first)
    second = try container.decodeInteger(forKey: .second)
    weight = try container.decode(Double.self, forKey: .weight)
  }
}

extension TrainingSet.Priming: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case count, fraction, lengths }

  /// Reads the priming, which has one of count and fraction, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    guard container.contains(.count) != container.contains(.fraction) else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath, debugDescription: "give one of 'count' and 'fraction'"))
    }
    amount =
      container.contains(.count)
      ? .count(try container.decodeInteger(forKey: .count))
      : .fraction(try container.decode(Double.self, forKey: .fraction))
    lengths = try container.decode([TrainingSet.Lengths].self, forKey: .lengths)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch amount {
    case .count(let count): try container.encode(count, forKey: .count)
    case .fraction(let fraction): try container.encode(fraction, forKey: .fraction)
    }
    try container.encode(lengths, forKey: .lengths)
  }
}
