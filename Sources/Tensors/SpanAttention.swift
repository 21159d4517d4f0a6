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

  /// The elements of working memory that ``attend(_:keys:values:into:scratch:prefix:biases:scale:)`` needs without prefix.
  public var scratchCount: Int { headCount * Int(counts.max() ?? 1) }

  /// The elements that it needs with prefixes of these counts, one for each query.
  public func scratchCount(prefixCounts: [Int32]) -> Int {
    precondition(prefixCounts.count == counts.count, "\(prefixCounts.count) counts of prefixes")
    return headCount * Int(zip(prefixCounts, counts).lazy.map(+).max() ?? 1)
  }

  /// Rows of keys and values that come before a query's own ones in the softmax, such as those of a common source.
  public typealias Prefix = (keys: Matrix, values: Matrix, starts: [Int32], counts: [Int32])

  /// Writes the context of every query.
  ///
  /// - Parameters:
  ///   - queries: One row for each span, `[queries, model]`.
  ///   - keys: The rows that the spans are of, `[rows, model]`.
  ///   - values: As the keys, with the same stride.
  ///   - contexts: `[queries, model]`.
  ///   - scratch: One row of at least ``scratchCount(prefixCounts:)`` elements.
  ///   - prefix: A second span for each query, of 0 or more rows, whose keys come before the own ones.
  ///   - biases: A row for each query, in which element *h*·stride + *j* is added to the scaled score of key *j* of head
  ///     *h*; keys of the prefix count first.
  ///   - scale: What products of queries and keys are multiplied by; 1/√(head width) if nil.
  public func attend(
    _ queries: Matrix, keys: Matrix, values: Matrix, into contexts: Matrix, scratch: Matrix,
    prefix: Prefix? = nil, biases: (values: Matrix, stride: Int)? = nil, scale: Float? = nil
  ) {
    check(queries, contexts)
    check(keys, values, columns: queries.columns)
    if let prefix { check(prefix, columns: queries.columns) }
    let needed = prefix.map { scratchCount(prefixCounts: $0.counts) } ?? scratchCount
    precondition(scratch.rows == 1 && scratch.columns >= needed, "scratch for attention")
    if let biases { check(biases.values, stride: biases.stride, needed / headCount) }
    let width = queries.columns / headCount
    for row in starts.indices {
      precondition(counts[row] > 0, "a query without keys")
      let before = unsafe prefix.map {
        unsafe Self.span($0.keys, $0.values, from: $0.starts[row], count: $0.counts[row])
      }
      unsafe kernel_span_attention(
        contexts.pointer + row * contexts.stride, queries.pointer + row * queries.stride,
        before ?? kernel_span(keys: nil, values: nil, count: 0, stride: 0),
        Self.span(keys, values, from: starts[row], count: counts[row]), headCount, width,
        scale ?? 1 / Float(width).squareRoot(),
        biases.map { unsafe $0.values.pointer + row * $0.values.stride }, biases?.stride ?? 0,
        scratch.pointer)
    }
  }

  @unsafe private static func span(
    _ keys: Matrix, _ values: Matrix, from start: Int32, count: Int32
  ) -> kernel_span {
    let (first, count) = (Int(start), Int(count))
    precondition(
      first >= 0 && count >= 0 && first + count <= keys.rows,
      "rows \(first)..<\(first + count) of \(keys.rows)")
    return unsafe kernel_span(
      keys: keys.pointer + first * keys.stride, values: values.pointer + first * values.stride,
      count: count, stride: keys.stride)
  }

  private func check(_ queries: Matrix, _ contexts: Matrix) {
    precondition(
      queries.rows == starts.count && contexts.rows == starts.count,
      "\(queries.rows) queries and \(contexts.rows) contexts for \(starts.count) spans")
    precondition(
      queries.columns % headCount == 0 && contexts.columns == queries.columns,
      "\(headCount) heads over \(queries.columns), \(contexts.columns)")
  }

  private func check(_ keys: Matrix, _ values: Matrix, columns: Int) {
    precondition(
      keys.columns == columns && values.columns == columns,
      "keys of \(keys.columns) and values of \(values.columns), not \(columns)")
    precondition(
      keys.rows == values.rows && keys.stride == values.stride,
      "\(keys.rows) keys, stride \(keys.stride); \(values.rows) values, stride \(values.stride)")
  }

  private func check(_ prefix: Prefix, columns: Int) {
    check(prefix.keys, prefix.values, columns: columns)
    precondition(
      prefix.starts.count == starts.count && prefix.counts.count == starts.count,
      "\(prefix.starts.count) starts and \(prefix.counts.count) counts for \(starts.count) spans")
  }

  private func check(_ biases: Matrix, stride: Int, _ longest: Int) {
    precondition(
      biases.rows == starts.count && stride >= 0
        && biases.columns >= (headCount - 1) * stride + longest,
      "biases \(biases.rows) × \(biases.columns), stride \(stride), for \(longest) keys")
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
