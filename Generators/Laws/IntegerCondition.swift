import ExactArithmetic

/// A property of integers to which a law is restricted.
public enum IntegerCondition: Hashable, Sendable {
  /// The integer lies in the range.
  case within(ClosedRange<Int>)
  /// The integer is a multiple of a positive number.
  case multipleOf(Int)
  /// The integer and a positive number have no common divisor but 1.
  case coprimeTo(Int)

  /// Whether an integer has the property.
  public func holds(for value: Int) -> Bool {
    switch self {
    case .within(let range): range.contains(value)
    case .multipleOf(let divisor): value % divisor == 0
    case .coprimeTo(let other): greatestCommonDivisor(value.magnitude, other.magnitude) == 1
    }
  }

  /// Refuses numbers that are not positive, naming the field.
  func validate(field: String) throws(DistributionError) {
    switch self {
    case .within: break
    case .multipleOf(let number):
      try require(number, field: "\(field).multipleOf", within: 1...Int.max)
    case .coprimeTo(let number):
      try require(number, field: "\(field).coprimeTo", within: 1...Int.max)
    }
  }
}

extension IntegerCondition: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case within, multipleOf, coprimeTo
  }

  public init(from decoder: any Decoder) throws {
    let (container, key) = try decoder.onlyKey(
      of: CodingKeys.self, "a condition is one of { within: [a, b] }, { multipleOf: n }, …")
    switch key {
    case .within: self = .within(try container.decodeRange(forKey: key))
    case .multipleOf: self = .multipleOf(try container.decodeInteger(forKey: key))
    case .coprimeTo: self = .coprimeTo(try container.decodeInteger(forKey: key))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .within(let range):
      try container.encode([range.lowerBound, range.upperBound], forKey: .within)
    case .multipleOf(let number): try container.encode(number, forKey: .multipleOf)
    case .coprimeTo(let number): try container.encode(number, forKey: .coprimeTo)
    }
  }
}
