/// How often each integer occurred.
public struct Histogram: Hashable, Sendable {
  /// The numbers of occurrences; values without any are absent.
  public private(set) var counts: [Int: Int] = [:]
  /// The number of all occurrences.
  public private(set) var total = 0

  /// Creates an empty histogram.
  public init() {}

  /// Counts a value.
  public mutating func add(_ value: Int) {
    counts[value, default: 0] += 1
    total += 1
  }

  /// The values with their counts, in ascending order.
  public var rows: [(value: Int, count: Int)] {
    counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The mean; 0 where nothing was counted.
  public var mean: Double {
    total == 0 ? 0 : rows.reduce(0) { $0 + Double($1.value) * Double($1.count) } / Double(total)
  }

  /// The standard deviation of the values (not an estimate for a larger population).
  public var standardDeviation: Double {
    guard total > 0 else { return 0 }
    let mean = mean
    let sum = rows.reduce(0) { sum, row in
      let distance = Double(row.value) - mean
      return sum + distance * distance * Double(row.count)
    }
    return (sum / Double(total)).squareRoot()
  }

  /// The least value that at least this share, 0…1, of the occurrences does not exceed; nil where nothing was counted.
  public func quantile(_ share: Double) -> Int? {
    let needed = max(1, Int((share * Double(total)).rounded(.up)))
    var passed = 0
    for (value, count) in rows {
      passed += count
      if passed >= needed { return value }
    }
    return nil
  }
}
