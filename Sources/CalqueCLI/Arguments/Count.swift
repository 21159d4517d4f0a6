/// A number of things as people write it: `500`, `10k`, `1.5M`, `2G`, `1_000_000`.
public struct Count: Hashable, Sendable, ExpressibleByIntegerLiteral {
  /// The number, 0 or more.
  public let value: Int

  /// Creates a count; a negative value is refused with a trap.
  public init(_ value: Int) {
    precondition(value >= 0, "a count is not negative: \(value)")
    self.value = value
  }

  public init(integerLiteral value: Int) { self.init(value) }

  private static let suffixes: [(letter: Character, factor: Int)] = [
    ("G", 1_000_000_000), ("M", 1_000_000), ("k", 1_000),
  ]
}

extension Count: ArgumentValue {
  public static var expectation: String { "a count such as 500, 10k or 1.5M" }

  public init?(argument: String) {
    var digits = argument.filter { $0 != "_" }
    var factor = 1
    if let last = digits.last,
      let suffix = Self.suffixes.first(where: { $0.letter.lowercased() == last.lowercased() })
    {
      digits.removeLast()
      factor = suffix.factor
    }
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = parts.count == 2 ? parts[1] : ""
    guard (parts + [fraction]).allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isWholeNumber } }),
      let whole = Int(parts[0]), parts.count == 1 || !fraction.isEmpty
    else { return nil }

    // Exact: each decimal digit takes a power of ten from the suffix; 1.2345k is not a whole number.
    var total = whole.multipliedReportingOverflow(by: factor)
    for digit in fraction {
      guard let unit = digit.wholeNumberValue, factor % 10 == 0 || unit == 0 else { return nil }
      factor /= 10
      let sum = total.partialValue.addingReportingOverflow(unit * factor)
      total = (sum.partialValue, total.overflow || sum.overflow)
    }
    guard !total.overflow else { return nil }
    self.value = total.partialValue
  }

  public var argumentText: String? {
    guard value > 0, let suffix = Self.suffixes.first(where: { value % $0.factor == 0 }) else {
      return String(value)
    }
    return "\(value / suffix.factor)\(suffix.letter)"
  }
}
