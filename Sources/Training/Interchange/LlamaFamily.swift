import JSON5
import Transformer

/// LLaMA: one causal stack with rotary positions, gated feed-forward layers and no biases.
///
/// Touvron et al. 2023.
struct LlamaFamily: CheckpointFamily {
  let modelType = "llama"
  let className = "LlamaForCausalLM"
  private static let tokens = "model.embed_tokens.weight"

  var requirements: [Requirement] {
    [
      Requirement("normalization", "pre") { "\($0.normalization)" }, .rmsNorm, .noBiases,
      Requirement("activation", "swiglu") { "\($0.activation)" }, .noEmbeddingNorm,
      .noEmbeddingScale,
    ]
  }

  func fields(of configuration: TransformerConfiguration) -> [String: JSONValue] {
    let side = configuration[.decoder]
    return [
      "hidden_size": .integer(side.modelDimension),
      "num_hidden_layers": .integer(side.layerCount),
      "num_attention_heads": .integer(side.headCount),
      "num_key_value_heads": .integer(side.headCount),
      "head_dim": .integer(side.headDimension),
      "intermediate_size": .integer(side.feedForwardDimension),
      "max_position_embeddings": .integer(configuration.maximumLength),
      "rope_theta": .number(configuration.positionOptions.rotaryBase),
      "rms_norm_eps": .number(Double(configuration.layerNormEpsilon)),
      "hidden_act": .string("silu"),
      "attention_bias": .boolean(false),
      "mlp_bias": .boolean(false),
      "attention_dropout": .number(Double(configuration.attentionDropout)),
      "tie_word_embeddings": .boolean(configuration.embeddingSharing != .none),
    ]
  }

  func configuration(
    from fields: CheckpointFields
  ) throws(FileError) -> TransformerConfiguration {
    try fields.requireSpecialTokens(hasDecoderStart: false)
    try fields.require("hidden_act", .string("silu"))
    try fields.require("attention_bias", .boolean(false))
    try fields.require("mlp_bias", .boolean(false))
    var result = TransformerConfiguration(vocabularySize: try fields.integer("vocab_size"))
    result.architecture = .decoderOnly
    result.modelDimension = try fields.integer("hidden_size")
    result.decoderLayerCount = try fields.integer("num_hidden_layers")
    result.headCount = try fields.integer("num_attention_heads")
    try fields.require("num_key_value_heads", .integer(result.headCount))
    if result.headCount > 0 {
      try fields.require("head_dim", .integer(result.modelDimension / result.headCount))
    }
    result.feedForwardDimension = try fields.integer("intermediate_size")
    result.maximumLength = try fields.integer("max_position_embeddings")
    result.layerNormEpsilon = Float(try fields.number("rms_norm_eps"))
    result.attentionDropout = Float(try fields.number("attention_dropout", default: 0))
    result.positionOptions.rotaryBase = try rotaryBase(fields)
    result.positions = .rotary
    result.norm = .rmsNorm
    result.activation = .swiglu
    result.hasBiases = false
    let isTied = try fields.boolean("tie_word_embeddings", default: false)
    result.embeddingSharing = isTied ? .all : .none
    return result
  }

  /// The base, which later versions of transformers keep in an object of its own; scaled angles are refused.
  private func rotaryBase(_ fields: CheckpointFields) throws(FileError) -> Double {
    try fields.require("rope_scaling", .null)
    guard case .object(let parameters) = fields.members["rope_parameters"] else {
      return try fields.number("rope_theta", default: 10000)
    }
    let inner = CheckpointFields(path: fields.path, members: parameters)
    try inner.require("rope_type", .string("default"))
    return try inner.number("rope_theta", default: 10000)
  }

  func place(
    of parameter: ParameterName, in configuration: TransformerConfiguration
  ) -> StoredTensor? {
    if let layer = parameter.layer {
      return inner(parameter.rest).map { StoredTensor("model.layers.\(layer).\($0)") }
    }
    switch parameter.full {
    case "model.shared.weight", "model.decoder.embed_tokens.weight":
      return StoredTensor(Self.tokens)
    case "model.decoder.layer_norm.weight": return StoredTensor("model.norm.weight")
    case "lm_head.weight": return StoredTensor("lm_head.weight")
    default: return nil
    }
  }

  private func inner(_ rest: String) -> String? {
    switch rest {
    case "self_attn.out_proj.weight": "self_attn.o_proj.weight"
    case "self_attn_layer_norm.weight": "input_layernorm.weight"
    case "final_layer_norm.weight": "post_attention_layernorm.weight"
    case "gate_proj.weight": "mlp.gate_proj.weight"
    case "fc1.weight": "mlp.up_proj.weight"
    case "fc2.weight": "mlp.down_proj.weight"
    default: rest.hasPrefix("self_attn.") ? rest : nil
    }
  }

  func copies(in configuration: TransformerConfiguration) -> [String: String] {
    configuration.embeddingSharing == .none ? [:] : ["lm_head.weight": Self.tokens]
  }
}
