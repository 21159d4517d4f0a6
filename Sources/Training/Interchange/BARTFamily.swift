import JSON5
import Transformer

/// BART and its relatives: our own names of parameters are theirs.
///
/// Lewis et al. 2020 (BART), Liu et al. 2020 (mBART), Roller et al. 2021 (Blenderbot), Zhang et al. 2020 (Pegasus),
/// Junczys-Dowmunt et al. 2018 (Marian).
struct BARTFamily: CheckpointFamily {
  let modelType: String
  let className: String
  let normalization: TransformerConfiguration.Normalization
  let positions: Positions
  let normalizesEmbeddings: Bool

  static let all = [
    BARTFamily(
      modelType: "bart", className: "BartForConditionalGeneration", normalization: .post,
      positions: .learned, normalizesEmbeddings: true),
    BARTFamily(
      modelType: "mbart", className: "MBartForConditionalGeneration", normalization: .pre,
      positions: .learned, normalizesEmbeddings: true),
    BARTFamily(
      modelType: "blenderbot", className: "BlenderbotForConditionalGeneration",
      normalization: .pre, positions: .learned, normalizesEmbeddings: false),
    BARTFamily(
      modelType: "pegasus", className: "PegasusForConditionalGeneration", normalization: .pre,
      positions: .sinusoidal, normalizesEmbeddings: false),
    BARTFamily(
      modelType: "marian", className: "MarianMTModel", normalization: .post,
      positions: .sinusoidal, normalizesEmbeddings: false),
  ]

  /// The relative that has most in common with a configuration of learned or sinusoidal positions.
  static func nearest(to configuration: TransformerConfiguration) -> BARTFamily {
    let near = all.filter {
      $0.normalization == configuration.normalization && $0.positions == configuration.positions
    }
    return near.first { $0.normalizesEmbeddings == configuration.normalizesEmbeddings }
      ?? near.first ?? all[0]
  }

  /// The relative that reads our own model folders of this configuration as they are, or nil.
  static func reading(_ configuration: TransformerConfiguration) -> BARTFamily? {
    guard configuration.embeddingSharing == .all,
      let family = try? CheckpointFamilies.matching(configuration) as? BARTFamily,
      !family.lacksReservedRows
    else { return nil }
    return family
  }

  /// Only Marian has a source table of its own.
  private var canSeparateSource: Bool { modelType == "marian" }

  /// Whether the table of learned positions begins with that of place 0.
  private var lacksReservedRows: Bool { modelType == "blenderbot" }

  var requirements: [Requirement] {
    let normalizes = "\(normalizesEmbeddings)"
    let sharing: Requirement =
      canSeparateSource
      ? Requirement("embeddingSharing", "all", "targetAndOutput") { "\($0.embeddingSharing)" }
      : Requirement("embeddingSharing", "all") { "\($0.embeddingSharing)" }
    return [
      .layerNorm, .plainActivation,
      Requirement("normalizesEmbeddings", normalizes) { "\($0.normalizesEmbeddings)" },
      Requirement("hasBiases", "true") { "\($0.hasBiases)" }, sharing, .torchEpsilon,
    ]
  }

  func fields(of configuration: TransformerConfiguration) -> [String: JSONValue] {
    let (encoder, decoder) = (configuration[.encoder], configuration[.decoder])
    var fields: [String: JSONValue] = [
      "d_model": .integer(configuration.modelDimension),
      "encoder_layers": .integer(encoder.layerCount),
      "decoder_layers": .integer(decoder.layerCount),
      "encoder_attention_heads": .integer(encoder.headCount),
      "decoder_attention_heads": .integer(decoder.headCount),
      "encoder_ffn_dim": .integer(encoder.feedForwardDimension),
      "decoder_ffn_dim": .integer(decoder.feedForwardDimension),
      "max_position_embeddings": .integer(configuration.maximumLength),
      "activation_function": .string("\(configuration.activation)"),
      "dropout": .number(Double(configuration.dropout)),
      "attention_dropout": .number(Double(configuration.attentionDropout)),
      "activation_dropout": .number(0),
      "scale_embedding": .boolean(configuration.scalesEmbeddings),
      "tie_word_embeddings": .boolean(true),
      "is_encoder_decoder": .boolean(true),
      // The default would end every answer that reaches the limit.
      "forced_eos_token_id": .null,
      // The classes imply these; converters to other libraries read them.
      "normalize_before": .boolean(normalization == .pre),
      "normalize_embedding": .boolean(normalizesEmbeddings),
    ]
    // The default would forbid answers to repeat three tokens of the problem.
    if modelType == "blenderbot" { fields["encoder_no_repeat_ngram_size"] = .integer(0) }
    if canSeparateSource {
      fields["share_encoder_decoder_embeddings"] = .boolean(configuration.embeddingSharing == .all)
      fields["decoder_vocab_size"] = .integer(configuration.vocabularySize)
    }
    return fields
  }

  func configuration(
    from fields: CheckpointFields
  ) throws(FileError) -> TransformerConfiguration {
    try fields.requireSpecialTokens(hasDecoderStart: true)
    try fields.require("tie_word_embeddings", .boolean(true))
    var result = TransformerConfiguration(vocabularySize: try fields.integer("vocab_size"))
    result.modelDimension = try fields.integer("d_model")
    result.encoderLayerCount = try fields.integer("encoder_layers")
    result.decoderLayerCount = try fields.integer("decoder_layers")
    result.headCount = try fields.integer("encoder_attention_heads")
    result.feedForwardDimension = try fields.integer("encoder_ffn_dim")
    let heads = try fields.integer("decoder_attention_heads")
    if heads != result.headCount { result.decoder.headCount = heads }
    let inner = try fields.integer("decoder_ffn_dim")
    if inner != result.feedForwardDimension { result.decoder.feedForwardDimension = inner }
    result.maximumLength = try fields.integer("max_position_embeddings")
    result.activation = try fields.activation(
      "activation_function", ["relu": .relu, "gelu": .gelu])
    result.dropout = Float(try fields.number("dropout", default: 0))
    result.attentionDropout = Float(try fields.number("attention_dropout", default: 0))
    result.scalesEmbeddings = try fields.boolean("scale_embedding", default: false)
    result.normalization = normalization
    result.positions = positions
    result.normalizesEmbeddings = normalizesEmbeddings
    if canSeparateSource {
      try fields.require("decoder_vocab_size", .integer(result.vocabularySize))
      let isShared = try fields.boolean("share_encoder_decoder_embeddings", default: true)
      result.embeddingSharing = isShared ? .all : .targetAndOutput
    }
    return result
  }

  func place(
    of parameter: ParameterName, in configuration: TransformerConfiguration
  ) -> StoredTensor? {
    let isTable = parameter.layer == nil && parameter.rest == "embed_positions.weight"
    return StoredTensor(parameter.full, firstRow: lacksReservedRows && isTable ? 2 : 0)
  }

  func copies(in configuration: TransformerConfiguration) -> [String: String] {
    let (source, target) = (
      "model.encoder.embed_tokens.weight", "model.decoder.embed_tokens.weight"
    )
    guard configuration.embeddingSharing == .all else { return ["lm_head.weight": target] }
    let shared = "model.shared.weight"
    return ["lm_head.weight": shared, source: shared, target: shared]
  }
}
