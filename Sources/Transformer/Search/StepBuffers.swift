import Tensors

/// Working memory of one step of the decoder for up to some number of rows.
struct StepBuffers {
  /// The number of rows there is room for.
  let rowCapacity: Int
  /// The residual stream before and after a sublayer, in turn `[rows, d]`.
  private(set) var stream: Matrix
  private(set) var nextStream: Matrix
  /// The stream as the next sublayer reads it, `[rows, d]`.
  private(set) var normalized: Matrix
  /// Queries, keys and values of self-attention side by side, `[rows, 3d]`.
  private(set) var projections: Matrix
  /// Queries of cross-attention, `[rows, d]`.
  private(set) var queries: Matrix
  private(set) var contexts: Matrix
  /// What a sublayer adds to the stream, `[rows, d]`.
  private(set) var change: Matrix
  /// The inner states of feed-forward, before and after the activation, `[rows, inner]`.
  private(set) var preactivation: Matrix
  private(set) var hidden: Matrix
  /// What layer norms leave for a backward pass that never comes, `[rows, 2]`.
  private(set) var statistics: Matrix
  private(set) var logits: Matrix

  init(_ configuration: TransformerConfiguration, rowCapacity: Int) {
    self.rowCapacity = rowCapacity
    func make(_ columns: Int) -> Matrix {
      Matrix(FloatBuffer(count: rowCapacity * columns), rows: rowCapacity, columns: columns)
    }
    let model = configuration.modelDimension
    stream = make(model)
    nextStream = make(model)
    normalized = make(model)
    projections = make(3 * model)
    queries = make(model)
    contexts = make(model)
    change = make(model)
    hidden = make(configuration.feedForwardDimension)
    preactivation =
      configuration.activation == .gelu ? make(configuration.feedForwardDimension) : hidden
    statistics = make(2)
    logits = make(configuration.vocabularySize)
  }

  /// The memory of the first rows only.
  func rows(_ count: Int) -> StepBuffers {
    var result = self
    let range = 0..<count
    result.stream = stream.rows(range)
    result.nextStream = nextStream.rows(range)
    result.normalized = normalized.rows(range)
    result.projections = projections.rows(range)
    result.queries = queries.rows(range)
    result.contexts = contexts.rows(range)
    result.change = change.rows(range)
    result.preactivation = preactivation.rows(range)
    result.hidden = hidden.rows(range)
    result.statistics = statistics.rows(range)
    result.logits = logits.rows(range)
    return result
  }

  /// Makes the stream after a sublayer the one before the next.
  mutating func turnStreams() { swap(&stream, &nextStream) }
}
