/// The part of a dataset that one machine makes: the examples whose index is `index` modulo `count`.
///
/// Shards are disjoint, and together they are the whole, up to duplicates that occur in several.
public struct Shard: Codable, Hashable, Sendable {
  /// The number of the shard, in `0..<count`.
  public var index: Int
  /// The number of shards.
  public var count: Int

  /// All examples.
  public static let whole = Shard(index: 0, count: 1)

  /// Creates the shard; `index` counts from 0.
  public init(index: Int, count: Int) {
    self.index = index
    self.count = count
  }

  /// Reads `k/n` with k in 1…n; nil where the text is something else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]),
      count >= 1, count <= 1_000_000, (1...count).contains(number)
    else { return nil }
    self.init(index: number - 1, count: count)
  }

  /// The number of the shard's examples among the first `total`.
  public func size(ofTotal total: Int) -> Int {
    total > index ? (total - index - 1) / count + 1 : 0
  }

  /// The index in the whole of the shard's example number `position`.
  public func exampleIndex(at position: Int) -> UInt64 {
    UInt64(index) + UInt64(position) * UInt64(count)
  }
}
