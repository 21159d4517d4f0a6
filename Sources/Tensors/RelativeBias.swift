import CKernels

/// Numbers added to the scores of attention by the distance from query to key.
///
/// The score of query *i* and key *j* in head *h* gets `values[row][h·buckets + bucket(j − i)]`. This covers ALiBi
/// (constant values in the shared row; Press, Smith and Lewis 2022), T5 (trained values there; Raffel et al. 2020), and
/// terms that depend on the query or the key as well (Shaw, Uszkoreit and Vaswani 2018; He et al. 2021).
public struct RelativeBias: Sendable {
  /// Which row of the values serves a query and a key.
  public enum RowChoice: Hashable, Sendable {
    /// Row 0 for all.
    case shared
    /// The row of the query among all packed queries.
    case query
    /// The row of the key among all packed keys.
    case key
    /// The query's place in its own sequence.
    case queryPlace
  }

  let values: Matrix
  let row: RowChoice
  let buckets: RelativeBuckets

  /// A bias of values, `[rows, heads × buckets]`, or the gradient at them.
  public init(values: Matrix, row: RowChoice, buckets: RelativeBuckets) {
    self.values = values
    self.row = row
    self.buckets = buckets
  }

  /// Adds the biases of one head and sequence to its scores `[queries, keys]`.
  func add(to scores: Matrix, _ part: PackedAttention.Part, isCausal: Bool) {
    unsafe withPlaces(part) { head, rows in
      unsafe kernel_relative_bias(
        scores.pointer, part.queries.count, part.keys.count, rows, head.pointer, isCausal)
    }
  }

  /// Adds the gradient at the scores of one head and sequence to these values.
  func addGradient(_ scores: Matrix, _ part: PackedAttention.Part, isCausal: Bool) {
    unsafe withPlaces(part) { head, rows in
      unsafe kernel_relative_bias_backward(
        head.pointer, part.queries.count, part.keys.count, rows, scores.pointer, isCausal)
    }
  }

  /// Calls `body` with the values of a head, from the first row that the sequence reads on, and how to find the others.
  private func withPlaces(
    _ part: PackedAttention.Part, _ body: (Matrix, kernel_relative_rows) -> Void
  ) {
    let (queries, keys) = (part.queries.count, part.keys.count)
    precondition(
      buckets.origin >= queries - 1 && buckets.columns.count - buckets.origin >= keys,
      "\(buckets.columns.count) distances for \(queries) queries and \(keys) keys")
    let range =
      switch row {
      case .shared: 0..<1
      case .query: part.queries
      case .key: part.keys
      case .queryPlace: 0..<queries
      }
    let first = part.head * buckets.count
    // The views check that the rows and the head are there.
    let head = values.rows(range).columns(first..<(first + buckets.count))
    unsafe buckets.columns.withUnsafeBufferPointer { columns in
      guard let start = columns.baseAddress else { return }
      unsafe body(
        head,
        kernel_relative_rows(
          query_stride: row == .query || row == .queryPlace ? values.stride : 0,
          key_stride: row == .key ? values.stride : 0, buckets: start + buckets.origin))
    }
  }
}
