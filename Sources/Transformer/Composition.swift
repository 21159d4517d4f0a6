import Autodiff
import Randomness
import Tensors

/// Writes the program of one batch: the model as a composition of operations.
///
/// Nothing here reads a number that the program computes. Shapes: *S* and *T* are the source and target tokens of the
/// batch, *d* the model dimension.
struct Composition {
  let configuration: TransformerConfiguration
  let batch: PackedBatch
  /// The stream that dropout masks come from, or nil outside of training.
  let dropout: RandomStream?
  var program: Program

  /// The states of the residual stream, and the same as the next sublayer reads them.
  private struct States {
    var stream: Value
    var normalized: Value
  }

  /// How one side embeds its tokens.
  struct Embedding {
    let positions: EmbeddingTable
    /// The row of each token's position.
    let rows: [Int32]
  }

  /// The logits `[T, vocabulary]`.
  mutating func logits(
    _ parameters: ModelParameters, source: Embedding, target: Embedding
  ) -> Value {
    let memory = encoded(parameters, source: source)  // [S, d]
    let targetStates = embed(batch.decoderInputs, target, parameters.decoder)  // [T, d]
    let states = run(parameters.decoder, from: targetStates, memory: memory)  // [T, d]
    return program.linear(
      states, weight: parameters.output.weight, bias: parameters.output.bias)
  }

  /// The states of the source tokens after the encoder, `[S, d]`.
  mutating func encoded(_ parameters: ModelParameters, source: Embedding) -> Value {
    let states = embed(batch.sourceTokens, source, parameters.encoder)
    return run(parameters.encoder, from: states, memory: nil)
  }

  private mutating func embed(
    _ tokens: [Int32], _ embedding: Embedding, _ side: SideParameters
  ) -> Value {
    let scale =
      configuration.scalesEmbeddings ? Float(configuration.modelDimension).squareRoot() : 1
    var states = program.embedding(of: tokens, in: .parameter(side.tokens), scale: scale)
    states = program.embedding(of: embedding.rows, in: embedding.positions, adding: states)
    if let norm = side.embeddingNorm { states = program.layerNorm(states, norm) }
    return dropped(states)
  }

  /// The states after all sublayers of a side; the decoder also reads the encoder's.
  private mutating func run(
    _ side: SideParameters, from embedded: Value, memory: Value?
  ) -> Value {
    // With norms before the sublayers, each block hands its states on already normalised for the next.
    let isPre = configuration.normalization == .pre
    let norms = side.norms
    var states = States(
      stream: embedded, normalized: isPre ? program.layerNorm(embedded, norms[0]) : embedded)
    for (index, sublayer) in side.sublayers.enumerated() {
      let change = apply(sublayer, to: states.normalized, memory: memory)
      let (sum, normalized) = program.addAndNorm(
        states.stream, dropped(change), norms[isPre ? index + 1 : index])
      states = States(stream: isPre ? sum : normalized, normalized: normalized)
    }
    return states.normalized
  }

  private mutating func apply(_ sublayer: Sublayer, to states: Value, memory: Value?) -> Value {
    switch sublayer {
    case .selfAttention(let input, let output):
      let offsets = memory == nil ? batch.sourceOffsets : batch.targetOffsets
      let projections = linear(states, input)  // [tokens, 3d]
      let contexts = program.selfAttention(
        projections, attention(offsets, offsets, isCausal: memory != nil))
      return linear(contexts, output)
    case .crossAttention(let queries, let keysAndValues, let output):
      guard let memory else { preconditionFailure("cross-attention without an encoder") }
      let contexts = program.crossAttention(
        linear(states, queries), memory: linear(memory, keysAndValues),
        attention(batch.targetOffsets, batch.sourceOffsets, isCausal: false))
      return linear(contexts, output)
    case .feedForward(let inner, let outer):
      let hidden = program.linear(
        states, weight: inner.weight, bias: inner.bias, activation: configuration.activation)
      return linear(hidden, outer)
    }
  }

  private mutating func linear(_ states: Value, _ parameters: LinearParameters) -> Value {
    program.linear(states, weight: parameters.weight, bias: parameters.bias)
  }

  private func attention(
    _ queryOffsets: [Int32], _ keyOffsets: [Int32], isCausal: Bool
  ) -> PackedAttention {
    PackedAttention(
      queryOffsets: queryOffsets, keyOffsets: keyOffsets, headCount: configuration.headCount,
      isCausal: isCausal)
  }

  private mutating func dropped(_ states: Value) -> Value {
    guard let dropout, configuration.dropout > 0 else { return states }
    var place = dropout.child(UInt64(program.operationCount))
    return program.dropout(
      states, DropoutMask(key: place.next(), probability: configuration.dropout))
  }
}
