import Autodiff
import Tensors

/// Keys and values of sources, made before decoding begins and shared by all hypotheses.
struct SourceSpans {
  /// Keys and values side by side, and behind them what relative keys add, for each layer.
  let layers: [Matrix]
  /// The row at which the source of each row of a step begins.
  let starts: [Int32]
  /// The number of its tokens.
  let counts: [Int32]

  /// What cross-attention of a layer reads.
  func layer(_ index: Int) -> CachedSpans {
    CachedSpans(prefix: .init(rows: layers[index], starts: starts, counts: counts))
  }
}

/// What self-attention reaches in a step: the tokens that each hypothesis has read before, and its new one.
struct StepReach {
  /// The keys and values of the tokens before, with places for those of this one, by self-attention.
  let rows: [Matrix]
  /// The row at which the tokens of each hypothesis begin.
  let starts: [Int32]
  /// The place of this token among those that were decoded, the same in all rows.
  let position: Int
  /// The problem, where it precedes the answer in the same stack.
  let source: SourceSpans?
  /// What FIRE's network reads at all places that may come; nil to make only what this step needs.
  var distances: DistanceTable?
  /// The places of all that each row has read, the new token last; empty where attention does not compare them.
  var keyPlaces: [[Int32]] = []
  /// The number of tokens that a row may come to read, where that is fixed; nil for as many as the longest has read.
  var keyLimit: Int?

  /// The place in its sequence that the new token of a row has.
  func place(ofRow row: Int) -> Int { position + Int(source?.counts[row] ?? 0) }

  /// The spans of one self-attention, by its number in the stack.
  func spans(
    of index: Int, biases: [AttentionBias], _ relative: RelativePositions?
  ) -> CachedSpans {
    var spans = CachedSpans(
      prefix: source.map { .init(rows: $0.layers[index], starts: $0.starts, counts: $0.counts) },
      own: .init(
        rows: rows[index], starts: starts,
        counts: Array(repeating: Int32(position + 1), count: starts.count)))
    spans.biases = biases
    spans.keyBuckets = relative?.buckets
    return spans
  }
}
