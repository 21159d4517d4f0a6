import CKernels

/// Scaled dot-product attention of single queries, each over its own span of rows of keys and values.
///
/// This is what decoding token by token needs: the keys of all hypotheses lie in one matrix, and a row's result depends
/// on no other row. Vaswani et al. 2017, section 3.2.
public struct SpanAttention: Sendable {
  /// The first row of each query's keys and values.
  public let starts: [Int32]
  /// The number of each query's keys and values, at least 1.
  public let counts: [Int32]
  /// The number of heads, which are groups of columns.
  public let headCount: Int

  /// An attention for as many queries as there are spans.
  public init(starts: [Int32], counts: [Int32], headCount: Int) {
    precondition(starts.count == counts.count, "\(starts.count) starts, \(counts.count) counts")
    self.starts = starts
    self.counts = counts
    self.headCount = headCount
  }

  /// The elements of working memory that ``attend(_:keys:values:into:scratch:)`` needs.
  public var scratchCount: Int { headCount * Int(counts.max() ?? 1) }

  /// Writes the context of every query.
  ///
  /// - Parameters:
  ///   - queries: One row for each span, `[queries, model]`.
  ///   - keys: The rows that the spans are of, `[rows, model]`.
  ///   - values: As the keys, with the same stride.
  ///   - contexts: `[queries, model]`.
  ///   - scratch: One row of at least ``scratchCount`` elements.
  public func attend(
    _ queries: Matrix, keys: Matrix, values: Matrix, into contexts: Matrix, scratch: Matrix
  ) {
    check(queries, keys, values, contexts)
    precondition(scratch.rows == 1 && scratch.columns >= scratchCount, "scratch for attention")
    let width = queries.columns / headCount
    for row in starts.indices {
      let first = Int(starts[row])
      let count = Int(counts[row])
      precondition(
        first >= 0 && count > 0 && first + count <= keys.rows,
        "rows \(first)..<\(first + count) of \(keys.rows)")
      unsafe kernel_span_attention(
        contexts.pointer + row * contexts.stride, queries.pointer + row * queries.stride,
        keys.pointer + first * keys.stride, values.pointer + first * values.stride, count,
        keys.stride, headCount, width, scratch.pointer)
    }
  }

  private func check(_ queries: Matrix, _ keys: Matrix, _ values: Matrix, _ contexts: Matrix) {
    precondition(
      queries.rows == starts.count && contexts.rows == starts.count,
      "\(queries.rows) queries and \(contexts.rows) contexts for \(starts.count) spans")
    let model = queries.columns
    precondition(
      model % headCount == 0 && keys.columns == model && values.columns == model
        && contexts.columns == model,
      "\(headCount) heads over \(model), \(keys.columns), \(values.columns), \(contexts.columns)")
    precondition(
      keys.rows == values.rows && keys.stride == values.stride,
      "\(keys.rows) keys, stride \(keys.stride); \(values.rows) values, stride \(values.stride)")
  }
}

extension Matrix {
  /// Copies row *t* of another matrix to row `ids[t]` of this one.
  public func setRows(at ids: [Int32], to other: Matrix) {
    precondition(
      other.rows == ids.count && other.columns == columns,
      "\(other.rows) × \(other.columns) into \(ids.count) rows of \(columns)")
    for (row, id) in ids.enumerated() {
      precondition(id >= 0 && id < rows, "row \(id) of \(rows)")
      unsafe (pointer + Int(id) * stride).update(
        from: other.pointer + row * other.stride, count: columns)
    }
  }
}
