import Autodiff

/// The parameters of a linear layer, or of several with a common input that one product covers.
struct LinearParameters {
  let weight: ParameterMatrix
  let bias: ParameterMatrix
}

/// One residual block of a layer: what it computes and which parameters it has.
enum Sublayer {
  /// Projections to queries, keys and values side by side; projection of the contexts.
  case selfAttention(input: LinearParameters, output: LinearParameters)
  /// Projection to queries; of the encoder's states to keys and values side by side; of the contexts.
  case crossAttention(
    queries: LinearParameters, memory: LinearParameters, output: LinearParameters)
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
}

/// All parameters of a model by what they are for.
struct ModelParameters {
  let encoder: SideParameters
  let decoder: SideParameters
  let output: LinearParameters
}
