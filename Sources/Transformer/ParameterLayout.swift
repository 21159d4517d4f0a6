/// The named parameters of a model and where each lies in one flat buffer of Float32.
///
/// Names and shapes are those of the Hugging Face class that matches the configuration (BART, Pegasus, …), so that
/// files interchange. Matrices are `[output, input]`, row by row. What one product covers lies side by side: the query,
/// key and value matrices of self-attention, and the key and value matrices of cross-attention, have no gap between.
public struct ParameterLayout: Hashable, Sendable {
  /// One named parameter.
  public struct Entry: Hashable, Sendable {
    /// The name, such as `model.encoder.layers.0.self_attn.q_proj.weight`.
    public let name: String
    /// The extents, outermost first.
    public let shape: [Int]
    /// The index of the first element in the flat buffer.
    public let offset: Int

    /// The number of elements.
    public var count: Int { shape.reduce(1, *) }
    /// The indices of the elements in the flat buffer.
    public var range: Range<Int> { offset..<(offset + count) }
  }

  /// The parameters in the order in which they lie in the buffer.
  public private(set) var entries: [Entry] = []
  /// The number of elements of the flat buffer, gaps for alignment included; what is in a gap stays zero.
  public private(set) var count = 0
  private var indices: [String: Int] = [:]

  /// The layout of a validated configuration.
  public init(_ configuration: TransformerConfiguration) {
    let model = configuration.modelDimension
    let vocabulary = configuration.vocabularySize
    switch configuration.embeddingSharing {
    case .all:
      append([("model.shared.weight", [vocabulary, model])])
    case .targetAndOutput, .none:
      append([("model.encoder.embed_tokens.weight", [vocabulary, model])])
      append([("model.decoder.embed_tokens.weight", [vocabulary, model])])
    }
    for side in ["encoder", "decoder"] { appendSide(side, configuration) }
    if configuration.embeddingSharing == .none {
      append([("lm_head.weight", [vocabulary, model])])
    }
    append([("final_logits_bias", [1, vocabulary])])
  }

  /// The parameter with a name, or nil where the model has none.
  public subscript(name: String) -> Entry? { indices[name].map { entries[$0] } }

  private mutating func appendSide(_ side: String, _ configuration: TransformerConfiguration) {
    let model = configuration.modelDimension
    let prefix = "model.\(side)"
    if configuration.positions == .learned {
      let rows = configuration.maximumLength + PositionTable.reservedRows
      append([("\(prefix).embed_positions.weight", [rows, model])])
    }
    if configuration.normalizesEmbeddings {
      appendNorm("\(prefix).layernorm_embedding", model)
    }
    let isDecoder = side == "decoder"
    let layerCount =
      isDecoder ? configuration.decoderLayerCount : configuration.encoderLayerCount
    for layer in 0..<layerCount {
      appendLayer("\(prefix).layers.\(layer)", isDecoder: isDecoder, configuration)
    }
    if configuration.normalization == .pre { appendNorm("\(prefix).layer_norm", model) }
  }

  private mutating func appendLayer(
    _ prefix: String, isDecoder: Bool, _ configuration: TransformerConfiguration
  ) {
    let model = configuration.modelDimension
    let inner = configuration.feedForwardDimension
    appendLinear("\(prefix).self_attn", ["q_proj", "k_proj", "v_proj"], model, model)
    appendLinear("\(prefix).self_attn", ["out_proj"], model, model)
    appendNorm("\(prefix).self_attn_layer_norm", model)
    if isDecoder {
      appendLinear("\(prefix).encoder_attn", ["q_proj"], model, model)
      appendLinear("\(prefix).encoder_attn", ["k_proj", "v_proj"], model, model)
      appendLinear("\(prefix).encoder_attn", ["out_proj"], model, model)
      appendNorm("\(prefix).encoder_attn_layer_norm", model)
    }
    appendLinear(prefix, ["fc1"], inner, model)
    appendLinear(prefix, ["fc2"], model, inner)
    appendNorm("\(prefix).final_layer_norm", model)
  }

  /// Linear layers with a common input: their matrices side by side, then their biases side by side.
  private mutating func appendLinear(
    _ prefix: String, _ names: [String], _ output: Int, _ input: Int
  ) {
    append(names.map { ("\(prefix).\($0).weight", [output, input]) })
    append(names.map { ("\(prefix).\($0).bias", [output]) })
  }

  private mutating func appendNorm(_ name: String, _ width: Int) {
    append([("\(name).weight", [width])])
    append([("\(name).bias", [width])])
  }

  /// Appends parameters without a gap between them; the first starts at a cache line.
  private mutating func append(_ group: [(name: String, shape: [Int])]) {
    count = (count + 15) / 16 * 16
    for (name, shape) in group {
      let entry = Entry(name: name, shape: shape, offset: count)
      indices[name] = entries.count
      entries.append(entry)
      count += entry.count
    }
  }
}
