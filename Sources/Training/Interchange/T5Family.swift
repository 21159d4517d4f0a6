import JSON5
import Transformer

/// T5: norms without mean before the sublayers, no biases, numbers for distances.
///
/// Raffel et al. 2020. Its class differs from ours in two constants, which the weights take in: it does not divide scores by the root of
/// the heads' width, and it divides the last states by the root of the model's width before a tied output.
struct T5Family: CheckpointFamily {
  let modelType = "t5"
  let className = "T5ForConditionalGeneration"

  var requirements: [Requirement] {
    [
      Requirement("normalization", "pre") { "\($0.normalization)" }, .rmsNorm, .noBiases,
      .noEmbeddingNorm, .noEmbeddingScale,
      Requirement("embeddingSharing", "all") { "\($0.embeddingSharing)" },
      Requirement(
        "decoder.headCount", value: { "\($0[.decoder].headCount)" }, sameAs: { "\($0.headCount)" }),
      Requirement(
        "decoder.feedForwardDimension", value: { "\($0[.decoder].feedForwardDimension)" },
        sameAs: { "\($0.feedForwardDimension)" }),
    ]
  }

  func fields(of configuration: TransformerConfiguration) -> [String: JSONValue] {
    let activation =
      configuration.activation == .swiglu ? "gated-silu" : "\(configuration.activation)"
    return [
      "d_model": .integer(configuration.modelDimension),
      "d_kv": .integer(configuration[.encoder].headDimension),
      "d_ff": .integer(configuration.feedForwardDimension),
      "num_layers": .integer(configuration.encoderLayerCount),
      "num_decoder_layers": .integer(configuration.decoderLayerCount),
      "num_heads": .integer(configuration.headCount),
      "relative_attention_num_buckets": .integer(configuration.positionOptions.bucketCount),
      "relative_attention_max_distance": .integer(configuration.positionOptions.bucketDistance),
      "dropout_rate": .number(Double(configuration.dropout)),
      "layer_norm_epsilon": .number(Double(configuration.layerNormEpsilon)),
      "feed_forward_proj": .string(activation),
      "n_positions": .integer(configuration.maximumLength),
      "tie_word_embeddings": .boolean(true),
      "is_encoder_decoder": .boolean(true),
    ]
  }

  func configuration(
    from fields: CheckpointFields
  ) throws(FileError) -> TransformerConfiguration {
    try fields.requireSpecialTokens(hasDecoderStart: true)
    try fields.require("tie_word_embeddings", .boolean(true))
    var result = TransformerConfiguration(vocabularySize: try fields.integer("vocab_size"))
    result.modelDimension = try fields.integer("d_model")
    result.headCount = try fields.integer("num_heads")
    let headWidth = try fields.integer("d_kv")
    guard result.headCount > 0, result.modelDimension % result.headCount == 0,
      result.modelDimension / result.headCount == headWidth
    else {
      throw fields.refusal(
        "d_kv", "is \(headWidth); calque's heads share the model's width out among them")
    }
    result.feedForwardDimension = try fields.integer("d_ff")
    result.encoderLayerCount = try fields.integer("num_layers")
    result.decoderLayerCount = try fields.integer(
      "num_decoder_layers", default: result.encoderLayerCount)
    result.positionOptions.bucketCount = try fields.integer("relative_attention_num_buckets")
    result.positionOptions.bucketDistance = try fields.integer(
      "relative_attention_max_distance", default: 128)
    result.dropout = Float(try fields.number("dropout_rate", default: 0))
    result.layerNormEpsilon = Float(try fields.number("layer_norm_epsilon"))
    result.activation = try fields.activation(
      "feed_forward_proj", ["relu": .relu, "gelu": .gelu, "gated-silu": .swiglu])
    result.maximumLength = try fields.integer("n_positions", default: 512)
    result.norm = .rmsNorm
    result.positions = .t5
    result.hasBiases = false
    return result
  }

  func place(
    of parameter: ParameterName, in configuration: TransformerConfiguration
  ) -> StoredTensor? {
    guard let side = parameter.side else {
      return parameter.full == "model.shared.weight" ? StoredTensor("shared.weight") : nil
    }
    guard let layer = parameter.layer else {
      return outer(parameter.rest, side: side, configuration)
    }
    return inner(parameter.rest, isDecoder: side == "decoder", configuration).map { stored in
      var result = stored
      result.name = "\(side).block.\(layer).layer.\(stored.name)"
      return result
    }
  }

  private func outer(
    _ rest: String, side: String, _ configuration: TransformerConfiguration
  ) -> StoredTensor? {
    switch rest {
    case "relative_attention_bias.weight":
      // All layers read the numbers that the first one keeps, a row for each bucket.
      StoredTensor(
        "\(side).block.0.layer.0.SelfAttention.relative_attention_bias.weight",
        isTransposed: true)
    case "layer_norm.weight":
      StoredTensor(
        "\(side).final_layer_norm.weight",
        factor: side == "decoder" ? Float(configuration.modelDimension).squareRoot() : 1)
    default: nil
    }
  }

  /// The place of a parameter of a layer, from the number of its sublayer on.
  private func inner(
    _ rest: String, isDecoder: Bool, _ configuration: TransformerConfiguration
  ) -> StoredTensor? {
    let queryFactor = 1 / Float(configuration[.encoder].headDimension).squareRoot()
    let last = isDecoder ? 2 : 1
    let isGated = configuration.activation == .swiglu
    switch rest {
    case "self_attn.q_proj.weight": return .init("0.SelfAttention.q.weight", factor: queryFactor)
    case "self_attn.k_proj.weight": return .init("0.SelfAttention.k.weight")
    case "self_attn.v_proj.weight": return .init("0.SelfAttention.v.weight")
    case "self_attn.out_proj.weight": return .init("0.SelfAttention.o.weight")
    case "self_attn_layer_norm.weight": return .init("0.layer_norm.weight")
    case "encoder_attn.q_proj.weight":
      return .init("1.EncDecAttention.q.weight", factor: queryFactor)
    case "encoder_attn.k_proj.weight": return .init("1.EncDecAttention.k.weight")
    case "encoder_attn.v_proj.weight": return .init("1.EncDecAttention.v.weight")
    case "encoder_attn.out_proj.weight": return .init("1.EncDecAttention.o.weight")
    case "encoder_attn_layer_norm.weight": return .init("1.layer_norm.weight")
    case "gate_proj.weight": return .init("\(last).DenseReluDense.wi_0.weight")
    case "fc1.weight": return .init("\(last).DenseReluDense.wi\(isGated ? "_1" : "").weight")
    case "fc2.weight": return .init("\(last).DenseReluDense.wo.weight")
    case "final_layer_norm.weight": return .init("\(last).layer_norm.weight")
    default: return nil
    }
  }

  func copies(in configuration: TransformerConfiguration) -> [String: String] {
    [
      "lm_head.weight": "shared.weight", "encoder.embed_tokens.weight": "shared.weight",
      "decoder.embed_tokens.weight": "shared.weight",
    ]
  }
}
