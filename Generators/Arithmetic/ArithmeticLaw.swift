/// The law of arithmetic problems, the same for all operations; ``ArithmeticDistribution`` adds which one is meant.
public struct ArithmeticLaw: Codable, Hashable, Sendable {
  /// The modulus of modular operations.
  public struct Modulus: Codable, Hashable, Sendable {
    /// Its law, within 2…2³¹ − 1.
    public var law: IntegerLaw
    /// Whether it is part of the problem, as in `1 2 + 3 4 % 7`; it is always the same otherwise.
    public var isShown: Bool

    /// Creates the modulus.
    public init(_ law: IntegerLaw, isShown: Bool) {
      self.law = law
      self.isShown = isShown
    }

    enum CodingKeys: String, CodingKey, CaseIterable { case law, isShown }

    /// Reads the modulus, refusing unknown fields.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
      law = try container.decode(IntegerLaw.self, forKey: .law)
      isShown = try container.decode(Bool.self, forKey: .isShown)
    }
  }

  /// The law of the operands' digits.
  public var operands: OperandLaw
  /// How likely each operand is negative, 0…1.
  ///
  /// 0 stays 0, and a negative base has its signs in the digits.
  public var negativeProbability: Double
  /// Whether the operand of larger magnitude is put first.
  public var isOrdered: Bool
  /// The modulus, which modular operations need and others must not have.
  public var modulus: Modulus?
  /// How numbers are written.
  public var format: DigitFormat
  /// A fixed set of examples to draw from, or to keep out; nil for fresh draws.
  public var trainingSet: TrainingSet?

  /// Creates the law; what is left out is natural numbers as people write them, drawn afresh.
  public init(
    operands: OperandLaw, negativeProbability: Double = 0, isOrdered: Bool = false,
    modulus: Modulus? = nil, format: DigitFormat = DigitFormat(), trainingSet: TrainingSet? = nil
  ) {
    self.operands = operands
    self.negativeProbability = negativeProbability
    self.isOrdered = isOrdered
    self.modulus = modulus
    self.format = format
    self.trainingSet = trainingSet
  }

  enum CodingKeys: String, CodingKey, CaseIterable {
    case operands, negativeProbability, isOrdered, modulus, format, trainingSet
  }

  /// Reads the law, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    operands = try container.decode(OperandLaw.self, forKey: .operands)
    negativeProbability = try container.decode(Double.self, forKey: .negativeProbability)
    isOrdered = try container.decode(Bool.self, forKey: .isOrdered)
    modulus = try container.decodeIfPresent(Modulus.self, forKey: .modulus)
    format = try container.decode(DigitFormat.self, forKey: .format)
    trainingSet = try container.decodeIfPresent(TrainingSet.self, forKey: .trainingSet)
  }
}

/// What can be tuned of one operation.
public struct ArithmeticDistribution<Kind: ArithmeticKind>: ProblemDistribution {
  /// The law.
  public var law: ArithmeticLaw

  /// Creates the distribution.
  public init(_ law: ArithmeticLaw) { self.law = law }

  /// Reads the law, refusing unknown fields.
  public init(from decoder: any Decoder) throws { law = try ArithmeticLaw(from: decoder) }

  public func encode(to encoder: any Encoder) throws { try law.encode(to: encoder) }

  public static var presets: [Preset<ArithmeticDistribution>] {
    Kind.presets.map {
      Preset(name: $0.name, summary: $0.summary, distribution: .init($0.distribution))
    }
  }

  public func validate() throws(DistributionError) { try law.validate(for: Kind.operation) }
}
