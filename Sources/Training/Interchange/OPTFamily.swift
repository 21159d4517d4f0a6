import JSON5
import Transformer

/// OPT: one causal stack with learned positions.
///
/// Zhang et al. 2022. Its output has no bias of its own: where ours has one, it must be zero.
struct OPTFamily: CheckpointFamily {
  let modelType = "opt"
  let className = "OPTForCausalLM"
  private static let tokens = "model.decoder.embed_tokens.weight"

  var requirements: [Requirement] {
    [.layerNorm, .plainActivation, .noEmbeddingNorm, .noEmbeddingScale, .torchEpsilon]
  }

  func fields(of configuration: TransformerConfiguration) -> [String: JSONValue] {
    let side = configuration[.decoder]
    return [
      "hidden_size": .integer(side.modelDimension),
      "word_embed_proj_dim": .integer(side.modelDimension),
      "num_hidden_layers": .integer(side.layerCount),
      "num_attention_heads": .integer(side.headCount),
      "ffn_dim": .integer(side.feedForwardDimension),
      "max_position_embeddings": .integer(configuration.maximumLength),
      "do_layer_norm_before": .boolean(configuration.normalization == .pre),
      "activation_function": .string("\(configuration.activation)"),
      "dropout": .number(Double(configuration.dropout)),
      "attention_dropout": .number(Double(configuration.attentionDropout)),
      "enable_bias": .boolean(configuration.hasBiases),
      "tie_word_embeddings": .boolean(configuration.embeddingSharing != .none),
    ]
  }

  func configuration(
    from fields: CheckpointFields
  ) throws(FileError) -> TransformerConfiguration {
    try fields.requireSpecialTokens(hasDecoderStart: false)
    try fields.require("layer_norm_elementwise_affine", .boolean(true))
    try fields.require("_remove_final_layer_norm", .boolean(false))
    var result = TransformerConfiguration(vocabularySize: try fields.integer("vocab_size"))
    result.architecture = .decoderOnly
    result.modelDimension = try fields.integer("hidden_size")
    try fields.require("word_embed_proj_dim", .integer(result.modelDimension))
    result.decoderLayerCount = try fields.integer("num_hidden_layers")
    result.headCount = try fields.integer("num_attention_heads")
    result.feedForwardDimension = try fields.integer("ffn_dim")
    result.maximumLength = try fields.integer("max_position_embeddings")
    let isPre = try fields.boolean("do_layer_norm_before", default: true)
    result.normalization = isPre ? .pre : .post
    result.activation = try fields.activation(
      "activation_function", ["relu": .relu, "gelu": .gelu])
    result.dropout = Float(try fields.number("dropout", default: 0))
    result.attentionDropout = Float(try fields.number("attention_dropout", default: 0))
    result.hasBiases = try fields.boolean("enable_bias", default: true)
    let isTied = try fields.boolean("tie_word_embeddings", default: true)
    result.embeddingSharing = isTied ? .all : .none
    return result
  }

  func place(
    of parameter: ParameterName, in configuration: TransformerConfiguration
  ) -> StoredTensor? {
    if parameter.layer != nil { return StoredTensor(parameter.full) }
    switch parameter.full {
    case "model.shared.weight": return StoredTensor(Self.tokens)
    case "model.decoder.layer_norm.weight":
      return StoredTensor("model.decoder.final_layer_norm.weight")
    case "model.decoder.layer_norm.bias": return StoredTensor("model.decoder.final_layer_norm.bias")
    case "final_logits_bias": return nil
    default: return StoredTensor(parameter.full)
    }
  }

  func copies(in configuration: TransformerConfiguration) -> [String: String] {
    configuration.embeddingSharing == .none ? [:] : ["lm_head.weight": Self.tokens]
  }
}
