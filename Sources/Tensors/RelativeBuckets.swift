/// Which column of a table of biases serves each distance from a query to a key.
public struct RelativeBuckets: Sendable {
  /// The bucket of the distance *d* = key − query, at *d* + `origin`.
  public let columns: [Int32]
  /// Where distance 0 is.
  public let origin: Int
  /// The number of buckets.
  public let count: Int

  /// Buckets in `0..<count` for the distances −`origin` to `columns.count` − 1 − `origin`.
  public init(columns: [Int32], origin: Int, count: Int) {
    precondition(columns.indices.contains(origin), "distance 0 at \(origin) of \(columns.count)")
    for bucket in columns {
      precondition(bucket >= 0 && bucket < count, "bucket \(bucket) of \(count)")
    }
    self.columns = columns
    self.origin = origin
    self.count = count
  }

  /// The bucket of a distance, which must be one of those given.
  public func bucket(ofDistance distance: Int) -> Int { Int(columns[distance + origin]) }
}
