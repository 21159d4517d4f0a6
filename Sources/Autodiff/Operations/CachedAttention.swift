public import Tensors

/// Attention of one new token of each hypothesis to keys and values that were kept; it has no gradient.
///
/// The new token's own keys and values, which follow its queries in the row, are first written behind the kept ones.
package struct CachedAttentionOperation: DifferentiableOperation {
  /// `[rows, d]` queries, or `[rows, 3d]` with the token's own keys and values.
  package let queries: Value
  /// What relative keys add for each distance to the token's key, kept beside it.
  package let keyProducts: Value?
  package let headCount: Int
  package let spans: CachedSpans
  package let scale: Float
  package let context: Value
  /// Working memory: the biases of every row, and the scores of one.
  let scratch: Value

  var effects: Effects {
    Effects(
      inputs: ValueList(
        queries, keyProducts, spans.biases.first?.value, spans.biases.dropFirst().first?.value),
      outputs: ValueList(context, scratch), saved: ValueList(nil))
  }

  func forward(in workspace: Workspace) {
    let input = workspace.value(queries)
    let model = context.columns
    if let own = spans.own { keep(input, in: own, workspace) }
    let scratch = workspace.value(scratch)
    let scores = Matrix(
      scratch.buffer, offset: scratch.offset, rows: 1, columns: headCount * spans.longest)
    // Cross-attention has one span; attention within a stack may have two.
    let last = spans.own ?? spans.requiredPrefix
    let first = spans.own == nil ? nil : spans.prefix
    SpanAttention(starts: last.starts, counts: last.counts, headCount: headCount).attend(
      input.columns(0..<model), keys: last.rows.columns(0..<model),
      values: last.rows.columns(model..<2 * model), into: workspace.value(context),
      scratch: scores,
      prefix: first.map {
        ($0.rows.columns(0..<model), $0.rows.columns(model..<2 * model), $0.starts, $0.counts)
      }, biases: biases(workspace), scale: scale)
  }

  func backward(in workspace: Workspace) {
    preconditionFailure("attention to kept keys has no gradient")
  }

  /// Writes the new token's keys, values and products behind those of the tokens before.
  private func keep(_ input: Matrix, in own: CachedSpans.Span, _ workspace: Workspace) {
    let model = context.columns
    let places = zip(own.starts, own.counts).map { $0 + $1 - 1 }
    own.rows.columns(0..<2 * model).setRows(at: places, to: input.columns(model..<3 * model))
    guard let keyProducts else { return }
    own.rows.columns(2 * model..<own.rows.columns)
      .setRows(at: places, to: workspace.value(keyProducts))
  }

  /// What is added to the scores, `[rows, heads × longest span]`; nil where nothing is.
  private func biases(_ workspace: Workspace) -> (values: Matrix, stride: Int)? {
    guard !spans.biases.isEmpty || keyProducts != nil else { return nil }
    let scratch = workspace.value(scratch)
    let longest = spans.longest
    let result = Matrix(
      scratch.buffer, offset: scratch.offset + headCount * longest, rows: queries.rows,
      columns: headCount * longest)
    result.fill(with: 0)
    for row in 0..<queries.rows {
      for bias in spans.biases { add(bias, to: result, row: row, workspace) }
      if keyProducts != nil { addKeyProducts(to: result, row: row) }
    }
    return (result, longest)
  }

  private func add(
    _ bias: AttentionBias, to result: Matrix, row: Int, _ workspace: Workspace
  ) {
    let count = spans.count(ofRow: row)
    let values = bias.matrix(in: workspace)
    let source = bias.row == .shared ? 0 : row
    for key in 0..<count {
      let bucket = bias.buckets.bucket(ofDistance: key - (count - 1))
      for head in 0..<headCount {
        result[row, head * spans.longest + key] +=
          values[source, head * bias.buckets.count + bucket]
      }
    }
  }

  private func addKeyProducts(to result: Matrix, row: Int) {
    guard let buckets = spans.keyBuckets else { return }
    let count = spans.count(ofRow: row)
    let model = context.columns
    for key in 0..<count {
      let (rows, place) = spans.row(ofKey: key, hypothesis: row)
      let bucket = buckets.bucket(ofDistance: key - (count - 1))
      for head in 0..<headCount {
        result[row, head * spans.longest + key] +=
          rows[place, 2 * model + head * buckets.count + bucket]
      }
    }
  }
}

/// Where the rows of a step find keys and values that were made before.
public struct CachedSpans: Sendable {
  /// A run of rows for each hypothesis: keys and values side by side, `[…, 2d]`, and what relative keys add.
  public struct Span: Sendable {
    let rows: Matrix
    let starts: [Int32]
    let counts: [Int32]

    /// Runs of `counts` rows from `starts` on.
    public init(rows: Matrix, starts: [Int32], counts: [Int32]) {
      self.rows = rows
      self.starts = starts
      self.counts = counts
    }
  }

  /// The tokens of the source.
  package let prefix: Span?
  /// The tokens of the hypothesis, the new one among them, whose keys and values are yet to be written.
  package let own: Span?
  /// What is added to scores by distance, with values in a shared row or in one for each hypothesis; at most two.
  public var biases: [AttentionBias] = []
  /// The buckets of what relative keys add to keys.
  public var keyBuckets: RelativeBuckets?

  /// At least one of both spans.
  public init(prefix: Span? = nil, own: Span? = nil) {
    precondition(prefix != nil || own != nil, "attention to nothing")
    self.prefix = prefix
    self.own = own
  }

  var requiredPrefix: Span {
    guard let prefix else { preconditionFailure("attention to nothing") }
    return prefix
  }

  /// The number of keys that a hypothesis sees.
  func count(ofRow row: Int) -> Int {
    Int(prefix?.counts[row] ?? 0) + Int(own?.counts[row] ?? 0)
  }

  var longest: Int {
    (prefix ?? own)?.counts.indices.map { count(ofRow: $0) }.max() ?? 1
  }

  /// The matrix and the row in which a hypothesis has a key.
  func row(ofKey key: Int, hypothesis: Int) -> (rows: Matrix, place: Int) {
    let before = Int(prefix?.counts[hypothesis] ?? 0)
    if let prefix, key < before { return (prefix.rows, Int(prefix.starts[hypothesis]) + key) }
    guard let own else { preconditionFailure("key \(key) of \(before)") }
    return (own.rows, Int(own.starts[hypothesis]) + key - before)
  }
}

extension Program {
  /// Attention of queries, the first columns of each row, to kept keys and values, `[rows, d]`.
  ///
  /// - Parameters:
  ///   - queries: `[rows, d]`, or `[rows, 3d]` with the new token's keys and values where the spans have own tokens.
  ///   - keyProducts: What relative keys add for the new token's key, kept behind its values.
  ///   - heads: The number of heads.
  ///   - spans: Where keys and values are.
  ///   - scale: What products of queries and keys are multiplied by.
  /// - Returns: The contexts.
  public mutating func cachedAttention(
    _ queries: Value, keyProducts: Value? = nil, heads: Int, spans: CachedSpans, scale: Float
  ) -> Value {
    let width = spans.own == nil ? queries.columns : queries.columns / 3
    let context = makeValue(rows: queries.rows, columns: width)
    let scratch = makeValue(rows: queries.rows + 1, columns: heads * spans.longest)
    append(
      .cachedAttention(
        CachedAttentionOperation(
          queries: queries, keyProducts: keyProducts, headCount: heads, spans: spans, scale: scale,
          context: context, scratch: scratch)))
    return context
  }
}
