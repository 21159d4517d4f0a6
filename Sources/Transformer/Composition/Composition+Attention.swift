import Autodiff
import Tensors

// Attention with the positions of its stack.
extension Composition {
  /// Attention within a sequence, of projections `[tokens, 3d]` to queries, keys and values.
  mutating func selfAttention(
    _ projections: Value, _ parameters: AttentionParameters, _ context: StackContext
  ) -> Value {
    let shape = context.stack.shape
    let model = shape.modelDimension
    var projections = projections
    if let scale = parameters.queryKeyScale {
      projections = program.normalizeHeads(
        projections, columns: 0..<model, headWidth: shape.headDimension, scale: scale)
      projections = program.normalizeHeads(
        projections, columns: model..<2 * model, headWidth: shape.headDimension, scale: nil)
    }
    if let angles = context.stack.angles {
      projections = program.rotary(
        projections, columns: 0..<2 * model, headWidth: shape.headDimension, angles: angles,
        ids: context.places)
    }
    let relative = relativeProducts(projections, parameters, context)
    let contexts = attend(projections, relative, parameters, context)
    attended.append(AttendedValues(projections: projections, keyProducts: relative.keys))
    return linear(contexts, parameters.output)
  }

  /// Attention of queries `[tokens, d]` to the encoder's states.
  mutating func crossAttention(
    _ queries: Value, _ layer: LinearParameters, _ parameters: AttentionParameters,
    layer index: Int,
    _ context: StackContext
  ) -> Value {
    let shape = context.stack.shape
    var queries = queries
    if let scale = parameters.queryKeyScale {
      queries = program.normalizeHeads(
        queries, columns: 0..<shape.modelDimension, headWidth: shape.headDimension, scale: scale)
    }
    let scale = scoreScale(parameters, shape)
    switch (context.reach, context.memory) {
    case (.sequences(let offsets), .states(let states, let sourceOffsets)):
      let geometry = PackedAttention(
        queryOffsets: offsets, keyOffsets: sourceOffsets, headCount: shape.headCount,
        isCausal: false)
      let contexts = program.crossAttention(
        queries, memory: keysAndValues(states, layer, parameters, shape), geometry,
        dropout: mask(configuration.attentionDropout), scale: scale)
      return linear(contexts, parameters.output)
    case (.step, .kept(let spans)):
      let contexts = program.cachedAttention(
        queries, heads: shape.headCount, spans: spans.layer(index), scale: scale)
      return linear(contexts, parameters.output)
    default: preconditionFailure("cross-attention without an encoder")
    }
  }

  /// The keys and values `[S, 2d]` of a layer's cross-attention.
  mutating func keysAndValues(
    _ states: Value, _ layer: LinearParameters, _ parameters: AttentionParameters,
    _ shape: TransformerConfiguration.SideConfiguration
  ) -> Value {
    let memory = linear(states, layer)
    guard parameters.queryKeyScale != nil else { return memory }
    return program.normalizeHeads(
      memory, columns: 0..<shape.modelDimension, headWidth: shape.headDimension, scale: nil)
  }

  /// What relative keys add for each distance, `[tokens, heads × distances]`.
  private typealias RelativeProducts = (queries: Value?, keys: Value?)

  private mutating func attend(
    _ projections: Value, _ relative: RelativeProducts, _ parameters: AttentionParameters,
    _ context: StackContext
  ) -> Value {
    let shape = context.stack.shape
    let scale = scoreScale(parameters, shape)
    var biases = context.sharedBiases
    if let distances = context.stack.relative {
      if let products = relative.queries {
        biases.append(
          AttentionBias(values: .value(products), row: .query, buckets: distances.buckets))
      }
    }
    switch context.reach {
    case .sequences(let offsets):
      if let products = relative.keys, let distances = context.stack.relative {
        biases.append(
          AttentionBias(values: .value(products), row: .key, buckets: distances.buckets))
      }
      let geometry = PackedAttention(
        queryOffsets: offsets, keyOffsets: offsets, headCount: shape.headCount,
        isCausal: shape.isCausal)
      return program.selfAttention(
        projections, geometry, biases: biases, dropout: mask(configuration.attentionDropout),
        scale: scale)
    case .step(let reach):
      return program.cachedAttention(
        projections, keyProducts: relative.keys, heads: shape.headCount,
        spans: reach.spans(of: attended.count, biases: biases, context.stack.relative),
        scale: scale)
    }
  }

  private mutating func relativeProducts(
    _ projections: Value, _ parameters: AttentionParameters, _ context: StackContext
  ) -> RelativeProducts {
    guard let table = parameters.relativeKeys else { return (nil, nil) }
    let shape = context.stack.shape
    let model = shape.modelDimension
    let scale = scoreScale(parameters, shape)
    let queries = program.headProducts(
      projections, columns: 0..<model, table: table, headCount: shape.headCount, scale: scale)
    guard shape.positions == .relativeKeyQuery else { return (queries, nil) }
    let keys = program.headProducts(
      projections, columns: model..<2 * model, table: table, headCount: shape.headCount,
      scale: scale)
    return (queries, keys)
  }

  /// What products of queries and keys are multiplied by; normalised ones have a temperature of their own.
  private func scoreScale(
    _ parameters: AttentionParameters, _ shape: TransformerConfiguration.SideConfiguration
  ) -> Float {
    parameters.queryKeyScale == nil ? 1 / Float(shape.headDimension).squareRoot() : 1
  }
}
