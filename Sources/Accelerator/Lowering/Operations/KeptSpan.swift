import Transformer

/// Tokens that the rows of a step attend to: those of their sources, which all rows of a source share, or their own.
///
/// Rows are *N* sources with *R* hypotheses each; there are *H* heads of width *w* and *K* tokens.
struct KeptSpan {
  /// `[N, H, K, …]` of sources, `[N·R, H, K, …]` of rows.
  let kept: KeptTokens
  /// From the new token to each kept one: `[N, K]` of sources, `[K]` of rows.
  let distances: Tensor
  /// Whether the tokens are there, `[N·R, H, K]`.
  let isSeen: Tensor
  private let shape: DecodingShape
  private let isOfSources: Bool

  var length: Int { kept.keys.shape[2] }
  private var heads: Int { kept.keys.shape[1] }
  private var scores: [Int] { [shape.rows, heads, length] }
  /// The same, by source: `[N, R, H, K]`.
  private var grid: [Int] { [shape.sources, shape.rowsPerSource, heads, length] }

  /// The tokens of sources; if causal, the new token comes behind them in the same sequence.
  init(_ kept: KeptTokens, ofSources cache: StepCache, isCausal: Bool) {
    self.kept = kept
    shape = cache.shape
    isOfSources = true
    let (sources, length) = (cache.shape.sources, kept.keys.shape[2])
    let place = kept.keys.graph.iota([sources, length], dimension: 1)
    let counts = cache.sourceCounts
    let query = isCausal ? counts + cache.position.broadcast(like: counts) : counts
    distances = place - query.broadcast(to: place.shape, dimensions: [0])
    let grid = [sources, shape.rowsPerSource, kept.keys.shape[1], length]
    isSeen = place.compare(.less, counts.broadcast(to: place.shape, dimensions: [0]))
      .broadcast(to: grid, dimensions: [0, 3]).reshaped([shape.rows, grid[2], length])
  }

  /// The tokens of the rows themselves, the new one last.
  init(_ kept: KeptTokens, ofRows cache: StepCache) {
    self.kept = kept
    shape = cache.shape
    isOfSources = false
    let length = kept.keys.shape[2]
    let place = kept.keys.graph.iota([length], dimension: 0)
    distances = place - cache.position.broadcast(like: place)
    isSeen = place.compare(.lessOrEqual, cache.position.broadcast(like: place))
      .broadcast(to: [shape.rows, kept.keys.shape[1], length], dimensions: [2])
  }

  /// Queries `[N·R, H, w]` times keys, `[N·R, H, K]`.
  func products(_ queries: Tensor) -> Tensor {
    guard isOfSources else {
      return queries.dot(
        kept.keys, contracting: ([2], [3]), batch: ([0, 1], [0, 1]), to: .float32)
    }
    let queries = queries.reshaped([shape.sources, shape.rowsPerSource, heads, queries.shape[2]])
    return queries.dot(
      kept.keys, contracting: ([3], [3]), batch: ([0, 2], [0, 1]), to: .float32
    ).transposed([0, 2, 1, 3]).reshaped(scores)
  }

  /// Probabilities `[N·R, H, K]` times values, `[N·R, H, w]` in single precision.
  func contexts(_ probabilities: Tensor) -> Tensor {
    guard isOfSources else {
      return probabilities.dot(
        kept.values, contracting: ([2], [2]), batch: ([0, 1], [0, 1]), to: .float32)
    }
    return probabilities.reshaped(grid).dot(
      kept.values, contracting: ([3], [2]), batch: ([0, 2], [0, 1]), to: .float32
    ).transposed([0, 2, 1, 3]).reshaped([shape.rows, heads, kept.values.shape[3]])
  }

  /// Numbers `[H, buckets]` or `[N·R, H, buckets]` at the bucket of each token, `[N·R, H, K]`.
  func lookUp(_ numbers: Tensor, at buckets: Tensor) -> Tensor {
    let count = numbers.shape[numbers.rank - 1]
    let isShared = numbers.rank == 2
    if isOfSources && !isShared {
      return numbers.reshaped([shape.sources, shape.rowsPerSource * heads, count]).dot(
        buckets.oneHot(count, .float32), contracting: ([2], [2]), batch: ([0], [0])
      ).reshaped(scores)
    }
    // The tokens' buckets are the same for all columns of the table: rows of it are taken.
    let found = numbers.reshaped([numbers.count / count, count]).transposed([1, 0])
      .rows(at: buckets.reshaped([buckets.count]))
    if isOfSources {
      return found.reshaped([shape.sources, length, heads]).transposed([0, 2, 1])
        .broadcast(to: grid, dimensions: [0, 2, 3]).reshaped(scores)
    }
    let turned = found.transposed([1, 0])
    return isShared
      ? turned.broadcast(to: scores, dimensions: [1, 2]) : turned.reshaped(scores)
  }

  /// Of the numbers kept with each token, `[…, H, K, buckets]`, that of its bucket, `[N·R, H, K]`.
  func picked(from numbers: Tensor, at buckets: Tensor) -> Tensor {
    let marks = buckets.oneHot(numbers.shape[3], .float32)
      .broadcast(to: numbers.shape, dimensions: isOfSources ? [0, 2, 3] : [2, 3])
    let found = (numbers.converted(to: .float32) * marks).sum(over: [3])
    return isOfSources
      ? found.broadcast(to: grid, dimensions: [0, 2, 3]).reshaped(scores) : found
  }
}
