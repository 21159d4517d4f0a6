/// Lengths of two operands: `5...20` for equal ones, `35x3` for a pair, `1...5x3` for all pairs of both ranges.
public struct LengthGrid: Hashable, Sendable {
  /// The lengths of the first operand.
  let first: ClosedRange<Int>
  /// Those of the second; nil for the length of the first.
  let second: ClosedRange<Int>?

  /// The most pairs of lengths.
  static let limit = 10_000

  /// The pairs, the second length running fastest.
  var cells: [(first: Int, second: Int)] {
    first.flatMap { first in (second ?? first...first).map { (first, $0) } }
  }
}

extension LengthGrid: ArgumentValue {
  public static var expectation: String { "lengths such as 5...20, 35x3 or 1...5x3" }

  public init?(argument: String) {
    let parts = argument.split(separator: "x", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let first = Self.range(parts[0]) else { return nil }
    self.first = first
    if parts.count == 2 {
      guard let second = Self.range(parts[1]) else { return nil }
      self.second = second
    } else {
      second = nil
    }
    guard first.count * (second?.count ?? 1) <= Self.limit else { return nil }
  }

  private static func range(_ text: Substring) -> ClosedRange<Int>? {
    let ends = text.split(separator: ".").map { Int($0) }
    guard let lowest = ends.first ?? nil, let highest = ends.last ?? nil,
      text == (ends.count == 1 ? "\(lowest)" : "\(lowest)...\(highest)"),
      1 <= lowest, lowest <= highest, highest <= 10_000
    else { return nil }
    return lowest...highest
  }
}

extension LengthGrid {
  public var argumentText: String? {
    func text(_ range: ClosedRange<Int>) -> String {
      range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)...\(range.upperBound)"
    }
    return text(first) + (second.map { "x" + text($0) } ?? "")
  }
}
