/// What a column of a user's file holds, as Int2Int states it with `--data_types`.
public enum DataType: Hashable, Sendable {
  /// An integer (`int`), or an array of them with these dimensions, row by row (`int[2][3]`).
  case integers(shape: [Int])
  /// One of the integers of a range, as a single token (`range(10)`, `range(-5,6)`; the end is not in it).
  case range(Range<Int>)

  /// The largest number of entries of an array and of values of a range.
  public static let sizeLimit = 100_000

  /// Reads the name of a type; nil where it is none, or is too large.
  public init?(_ text: some StringProtocol) {
    if text.hasPrefix("int") {
      guard let shape = Self.shape(text.dropFirst(3)) else { return nil }
      self = .integers(shape: shape)
    } else if text.hasPrefix("range("), text.hasSuffix(")") {
      let numbers = text.dropFirst(6).dropLast()
        .split(separator: ",", omittingEmptySubsequences: false)
      let bounds = numbers.compactMap { Int(String($0).filter { $0 != " " }) }
      guard bounds.count == numbers.count, (1...2).contains(bounds.count) else { return nil }
      let lower = bounds.count == 2 ? bounds[0] : 0
      let upper = bounds[bounds.count - 1]
      let (size, overflow) = upper.subtractingReportingOverflow(lower)
      guard !overflow, (1...Self.sizeLimit).contains(size) else { return nil }
      self = .range(lower..<upper)
    } else {
      return nil
    }
  }

  /// Reads `[2][3]`, which may be empty.
  private static func shape(_ text: some StringProtocol) -> [Int]? {
    guard !text.isEmpty else { return [] }
    guard text.hasPrefix("["), text.hasSuffix("]") else { return nil }
    let parts = String(text.dropFirst().dropLast()).split(
      separator: "]", omittingEmptySubsequences: false)
    var shape: [Int] = []
    var size = 1
    for (index, part) in parts.enumerated() {
      let digits = index == 0 ? part : part.dropFirst()
      guard index == 0 || part.first == "[", let length = Int(digits),
        (1...sizeLimit).contains(length)
      else { return nil }
      size *= length
      guard size <= sizeLimit else { return nil }
      shape.append(length)
    }
    return shape
  }

  /// The number of integers in a column.
  public var count: Int {
    switch self {
    case .integers(let shape): shape.reduce(1, *)
    case .range: 1
    }
  }
}

extension DataType: CustomStringConvertible {
  public var description: String {
    switch self {
    case .integers(let shape): "int" + shape.map { "[\($0)]" }.joined()
    case .range(let values):
      values.lowerBound == 0
        ? "range(\(values.upperBound))" : "range(\(values.lowerBound),\(values.upperBound))"
    }
  }
}
