/// How often something was the case, with what that says about the rate behind it.
public struct Proportion: Hashable, Sendable {
  /// The number of cases in which it was so.
  public private(set) var successes = 0
  /// The number of cases.
  public private(set) var count = 0

  /// Creates a proportion of nothing.
  public init() {}

  /// Creates a proportion; there are at most as many successes as cases.
  public init(_ successes: Int, of count: Int) {
    precondition(successes >= 0 && successes <= count, "\(successes) of \(count)")
    self.successes = successes
    self.count = count
  }

  /// Counts one more case.
  public mutating func add(_ isSuccess: Bool) {
    count += 1
    if isSuccess { successes += 1 }
  }

  /// The share of successes; 0 of nothing.
  public var share: Double { count == 0 ? 0 : Double(successes) / Double(count) }

  /// The interval that covers the rate with 95 % confidence (Wilson 1927); 0…1 of nothing.
  ///
  /// Unlike the normal interval it stays within 0…1 and is honest about few cases and about none or all succeeding.
  public var interval: ClosedRange<Double> {
    guard count > 0 else { return 0...1 }
    let z = 1.959963984540054
    let n = Double(count)
    let center = share + z * z / (2 * n)
    let spread = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    return max(0, (center - spread) / scale)...min(1, (center + spread) / scale)
  }
}

extension Proportion: Codable {
  private enum Key: String, CodingKey {
    case successes, count, share, low, high
  }

  /// Writes the counts, and the share with its interval for readers that do not want to compute them.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(successes, forKey: .successes)
    try container.encode(count, forKey: .count)
    try container.encode(share, forKey: .share)
    try container.encode(interval.lowerBound, forKey: .low)
    try container.encode(interval.upperBound, forKey: .high)
  }

  /// Reads the counts; the rest follows from them.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let successes = try container.decode(Int.self, forKey: .successes)
    let count = try container.decode(Int.self, forKey: .count)
    guard successes >= 0 && successes <= count else {
      throw DecodingError.dataCorruptedError(
        forKey: .successes, in: container, debugDescription: "\(successes) of \(count)")
    }
    self.init(successes, of: count)
  }
}
