package import Autodiff

/// What decoding reads of the sources, made before the first step.
package enum SourceValues {
  /// Keys and values side by side, `[source tokens, 2d]`, for each layer of cross-attention.
  case crossAttention([Value])
  /// What each self-attention of a lone decoder attended to.
  case selfAttention([AttendedValues])
  /// The logits of all places, `[sources × answer length, vocabulary]`, of a lone encoder.
  case answers(Value)

  /// All values.
  var all: [Value] {
    switch self {
    case .crossAttention(let memories): memories
    case .selfAttention(let attended):
      attended.flatMap { [$0.projections] + ($0.keyProducts.map { [$0] } ?? []) }
    case .answers(let logits): [logits]
    }
  }
}

extension Composition {
  /// Reads the sources of a search.
  mutating func sourceValues(_ input: ModelInput) -> SourceValues {
    switch configuration.architecture {
    case .encoderDecoder:
      let states = encoded(input.encoder)  // [S, d]
      let decoder = structure[.decoder]
      return .crossAttention(
        decoder.parameters.sublayers.compactMap { sublayer in
          guard case .crossAttention(_, let layer, let parameters) = sublayer else { return nil }
          return keysAndValues(states, layer, parameters, decoder.shape)
        })
    case .encoderOnly: return .answers(logits(input))
    case .decoderOnly:
      // The last layer's states are of no use; its keys and values are.
      _ = logits(input)
      return .selfAttention(attended)
    }
  }
}
