/// A law of natural numbers given by their digits.
///
/// A number of n digits begins with a digit other than 0, except that 0 itself has one digit. In a
/// negative base the same strings of digits stand for negative numbers too.
public enum NumberLaw: Hashable, Sendable {
  /// The number of digits is drawn, then one of the numbers that have so many, all alike.
  case length(IntegerLaw)
  /// All numbers of at most so many digits alike; nine tenths of them, in base 10, are of the full length.
  case uniformValue(digits: Int)
  /// Every positive number n of at most so many digits with probability proportional to 1/n.
  case logUniformValue(digits: Int)

  /// The largest number of digits.
  public var maximumLength: Int {
    switch self {
    case .length(let law): law.maximum
    case .uniformValue(let digits), .logUniformValue(let digits): digits
    }
  }

  /// Refuses a law that cannot be drawn from, naming the field.
  func validate(field: String, base: Int) throws(DistributionError) {
    switch self {
    case .length(let law): try law.validate(field: "\(field).length", within: OperandLaw.lengths)
    case .uniformValue(let digits):
      try require(digits, field: "\(field).uniformValue", within: OperandLaw.lengths)
    case .logUniformValue(let digits):
      try require(digits, field: "\(field).logUniformValue", within: OperandLaw.lengths)
      guard base > 0 else {
        throw DistributionError(
          field: "\(field).logUniformValue", problem: "needs a positive base; \(base) is negative")
      }
    }
  }
}

/// A law of the two operands.
public enum OperandLaw: Hashable, Sendable {
  /// Each operand by its own law.
  case independent(first: NumberLaw, second: NumberLaw)
  /// Two numbers with the same number of digits, which is drawn.
  case sameLength(IntegerLaw)
  /// Two numbers of n digits, drawn, whose sum has one run of l carries, l uniform in 0…n, and no others.
  ///
  /// Uniform operands seldom have long runs. The place of the run is uniform, too.
  case balancedCarries(IntegerLaw)

  /// The lengths that are allowed, in digits: products take time quadratic in them.
  public static let lengths = 1...10_000

  /// The largest numbers of digits of the operands.
  public var maximumLengths: (first: Int, second: Int) {
    switch self {
    case .independent(let first, let second): (first.maximumLength, second.maximumLength)
    case .sameLength(let law), .balancedCarries(let law): (law.maximum, law.maximum)
    }
  }

  /// Refuses a law that cannot be drawn from, naming the field.
  func validate(field: String, base: Int) throws(DistributionError) {
    switch self {
    case .independent(let first, let second):
      try first.validate(field: "\(field).independent.first", base: base)
      try second.validate(field: "\(field).independent.second", base: base)
    case .sameLength(let law):
      try law.validate(field: "\(field).sameLength", within: Self.lengths)
    case .balancedCarries(let law):
      try law.validate(field: "\(field).balancedCarries", within: Self.lengths)
      // In a smaller one the leading digits 1 and 1 carry whenever a carry comes in.
      guard base >= 4 else {
        throw DistributionError(
          field: "\(field).balancedCarries", problem: "needs a base of at least 4, not \(base)")
      }
    }
  }
}

extension NumberLaw: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case length, uniformValue, logUniformValue
  }

  public init(from decoder: any Decoder) throws {
    let (container, key) = try decoder.onlyKey(
      of: CodingKeys.self,
      "a law of numbers is one of { length: law }, { uniformValue: digits }, "
        + "{ logUniformValue: digits }")
    switch key {
    case .length: self = .length(try container.decode(IntegerLaw.self, forKey: key))
    case .uniformValue: self = .uniformValue(digits: try container.decodeInteger(forKey: key))
    case .logUniformValue: self = .logUniformValue(digits: try container.decodeInteger(forKey: key))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .length(let law): try container.encode(law, forKey: .length)
    case .uniformValue(let digits): try container.encode(digits, forKey: .uniformValue)
    case .logUniformValue(let digits): try container.encode(digits, forKey: .logUniformValue)
    }
  }
}

extension OperandLaw: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case independent, sameLength, balancedCarries
  }

  private enum OperandKeys: String, CodingKey, CaseIterable {
    case first, second
  }

  public init(from decoder: any Decoder) throws {
    let (container, key) = try decoder.onlyKey(
      of: CodingKeys.self,
      "a law of operands is one of { independent: { first: …, second: … } }, { sameLength: law }, "
        + "{ balancedCarries: law }")
    switch key {
    case .independent:
      let inner = try container.superDecoder(forKey: key).strictContainer(
        keyedBy: OperandKeys.self)
      self = .independent(
        first: try inner.decode(NumberLaw.self, forKey: .first),
        second: try inner.decode(NumberLaw.self, forKey: .second))
    case .sameLength: self = .sameLength(try container.decode(IntegerLaw.self, forKey: key))
    case .balancedCarries:
      self = .balancedCarries(try container.decode(IntegerLaw.self, forKey: key))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .independent(let first, let second):
      var inner = container.nestedContainer(keyedBy: OperandKeys.self, forKey: .independent)
      try inner.encode(first, forKey: .first)
      try inner.encode(second, forKey: .second)
    case .sameLength(let law): try container.encode(law, forKey: .sameLength)
    case .balancedCarries(let law): try container.encode(law, forKey: .balancedCarries)
    }
  }
}
