import Autodiff

/// The parameters of a linear layer, or of several with a common input that one product covers.
struct LinearParameters {
  let weight: ParameterMatrix
  let bias: ParameterMatrix?
}

/// The parameters of attention besides the projection that leads into it.
struct AttentionParameters {
  /// The projection of the contexts.
  let output: LinearParameters
  /// The temperature of normalised queries and keys, one number.
  let queryKeyScale: ParameterMatrix?
  /// A vector for each distance, `[distances, head width]`.
  var relativeKeys: ParameterMatrix?
}

/// One residual block of a layer: what it computes and which parameters it has.
enum Sublayer {
  /// Projections to queries, keys and values side by side; then attention within the sequence.
  case selfAttention(input: LinearParameters, AttentionParameters)
  /// Projection to queries; of the encoder's states to keys and values side by side; then attention to these.
  case crossAttention(
    queries: LinearParameters, memory: LinearParameters, AttentionParameters)
  /// Into the inner width, and back.
  case feedForward(inner: LinearParameters, outer: LinearParameters)
}

/// The parameters of the encoder or of the decoder.
struct SideParameters {
  let tokens: ParameterMatrix
  let positions: ParameterMatrix?
  let embeddingNorm: LayerNormParameters?
  let sublayers: [Sublayer]
  /// The norm of each sublayer; with norms before the sublayers, one more stands after the last.
  let norms: [LayerNormParameters]
  /// T5's number for each head and bucket of distances, as one row.
  let distanceBias: ParameterMatrix?
  /// A number for each difference of significance and head, `[differences, heads]`.
  let significanceBias: ParameterMatrix?
  /// FIRE's network from distances to numbers for the heads.
  let distanceNetwork: (inner: LinearParameters, outer: LinearParameters)?
  /// The network that decides which share of a state survives a pass.
  let gate: (inner: LinearParameters, outer: LinearParameters)?
  /// The layer that decides whether a token halts after a pass.
  let halting: LinearParameters?
}

/// All parameters of a model by what they are for.
struct ModelParameters {
  let encoder: SideParameters?
  let decoder: SideParameters?
  let output: LinearParameters

  subscript(side: TransformerConfiguration.Side) -> SideParameters {
    guard let parameters = side == .encoder ? encoder : decoder else {
      preconditionFailure("the model has no \(side)")
    }
    return parameters
  }
}
