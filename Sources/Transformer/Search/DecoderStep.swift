import Autodiff
import Tensors

/// The decoder's layers over one token of every row: the composition of training with kept keys and values.
///
/// It computes at once, without a program, since nothing is differentiated and every step has new shapes. *R* is the
/// number of rows, *d* the model dimension.
struct DecoderStep {
  let stack: ModelStack
  /// Keys and values of earlier tokens, with a place for those of this one.
  let cache: KeyValueCache
  /// Keys and values of the sources, `[source tokens, 2d]` for each layer.
  let memory: [Matrix]
  let attention: (own: SpanAttention, source: SpanAttention)
  /// The place of this token in its sequence, the same in all rows.
  let position: Int
  var buffers: StepBuffers
  /// One row of working memory for attention.
  let scratch: Matrix

  private var configuration: TransformerConfiguration { stack.configuration }
  private var model: Int { configuration.modelDimension }

  /// The logits `[R, vocabulary]` that follow these tokens.
  mutating func logits(after tokens: [Int32]) -> Matrix {
    let side = stack.parameters.decoder
    embed(tokens, side)
    let isPre = configuration.normalization == .pre
    let norms = side.norms
    if isPre { normalize(by: norms[0]) } else { buffers.normalized.set(buffers.stream) }
    var layer = 0
    for (index, sublayer) in side.sublayers.enumerated() {
      apply(sublayer, layer: layer)
      if case .feedForward = sublayer { layer += 1 }
      addChange(thenNormalizeBy: norms[isPre ? index + 1 : index], keepsSum: isPre)
    }
    linear(stack.parameters.output, buffers.normalized, into: buffers.logits)
    return buffers.logits
  }

  private mutating func embed(_ tokens: [Int32], _ side: SideParameters) {
    let scale = configuration.scalesEmbeddings ? Float(model).squareRoot() : 1
    buffers.nextStream.gatherRows(
      of: stack.matrix(side.tokens), at: tokens, scale: scale, adding: nil)
    let row = Int32(stack.targetPositions.firstRow + position)
    buffers.stream.gatherRows(
      of: stack.matrix(stack.targetPositions.table),
      at: [Int32](repeating: row, count: tokens.count), scale: 1, adding: buffers.nextStream)
    if let norm = side.embeddingNorm {
      normalize(by: norm)
      buffers.stream.set(buffers.normalized)
    }
  }

  private func normalize(by norm: LayerNormParameters) {
    stack.norm(norm).normalize(
      buffers.stream, into: buffers.normalized, statistics: buffers.statistics)
  }

  /// Adds the sublayer's output to the stream; the sum, or the norm of it, is the next stream.
  private mutating func addChange(
    thenNormalizeBy norm: LayerNormParameters, keepsSum: Bool
  ) {
    stack.norm(norm).normalizeSum(
      buffers.stream, buffers.change, sum: buffers.nextStream, into: buffers.normalized,
      statistics: buffers.statistics)
    if keepsSum { buffers.turnStreams() } else { buffers.stream.set(buffers.normalized) }
  }

  private func apply(_ sublayer: Sublayer, layer: Int) {
    switch sublayer {
    case .selfAttention(let input, let output):
      linear(input, buffers.normalized, into: buffers.projections)
      cache.append(
        buffers.projections.columns(model..<3 * model), layer: layer, position: position)
      attend(
        attention.own, buffers.projections.columns(0..<model), over: cache.rows(layer: layer))
      linear(output, buffers.contexts, into: buffers.change)
    case .crossAttention(let queries, _, let output):
      linear(queries, buffers.normalized, into: buffers.queries)
      attend(attention.source, buffers.queries, over: memory[layer])
      linear(output, buffers.contexts, into: buffers.change)
    case .feedForward(let inner, let outer):
      linear(inner, buffers.normalized, into: buffers.preactivation)
      buffers.hidden.setActivation(configuration.activation, of: buffers.preactivation)
      linear(outer, buffers.hidden, into: buffers.change)
    }
  }

  private func attend(_ spans: SpanAttention, _ queries: Matrix, over keysAndValues: Matrix) {
    spans.attend(
      queries, keys: keysAndValues.columns(0..<model),
      values: keysAndValues.columns(model..<2 * model), into: buffers.contexts, scratch: scratch)
  }

  /// output = input·Wᵀ + b.
  private func linear(_ parameters: LinearParameters, _ input: Matrix, into output: Matrix) {
    output.setRows(to: stack.matrix(parameters.bias))
    output.setProduct(
      input, stack.matrix(parameters.weight), transposing: .right, accumulate: true)
  }
}
