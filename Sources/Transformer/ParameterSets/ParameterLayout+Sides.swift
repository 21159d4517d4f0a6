// What a stack of layers has, in the order in which it lies in the buffer.
extension ParameterLayout {
  typealias Side = TransformerConfiguration.SideConfiguration

  mutating func appendSide(_ side: Side, _ configuration: TransformerConfiguration) {
    let prefix = "model.\(side.side)"
    if let rows = PositionTable.trainedRowCount(side.positions, configuration) {
      append([("\(prefix).embed_positions.weight", [rows, side.modelDimension])])
    }
    appendDistances(prefix, side, configuration)
    if configuration.normalizesEmbeddings {
      appendNorm("\(prefix).layernorm_embedding", side.modelDimension, configuration)
    }
    for layer in 0..<side.layerCount {
      appendLayer("\(prefix).layers.\(layer)", side, configuration)
    }
    if configuration.normalization == .pre {
      appendNorm("\(prefix).layer_norm", side.modelDimension, configuration)
    }
    appendPasses(prefix, side, configuration)
  }

  /// What attention adds for distances, in all layers of the stack.
  private mutating func appendDistances(
    _ prefix: String, _ side: Side, _ configuration: TransformerConfiguration
  ) {
    let options = configuration.positionOptions
    switch side.positions {
    case .t5:
      append([
        ("\(prefix).relative_attention_bias.weight", [side.headCount, options.bucketCount])
      ])
    case .coupledRelative:
      append([
        ("\(prefix).significance_bias.weight", [2 * options.relativeDistance + 1, side.headCount])
      ])
    case .fire:
      appendLinear("\(prefix).fire", ["fc1"], options.fireWidth, 1, hasBias: true)
      appendLinear("\(prefix).fire", ["fc2"], side.headCount, options.fireWidth, hasBias: true)
    default: break
    }
  }

  private mutating func appendLayer(
    _ prefix: String, _ side: Side, _ configuration: TransformerConfiguration
  ) {
    let model = side.modelDimension
    let hasBias = configuration.hasBiases
    appendLinear(
      "\(prefix).self_attn", ["q_proj", "k_proj", "v_proj"], model, model, hasBias: hasBias)
    appendAttention("\(prefix).self_attn", side, configuration)
    if side.positions.hasRelativeVectors {
      let distances = 2 * configuration.positionOptions.relativeDistance + 1
      append([("\(prefix).self_attn.relative_keys.weight", [distances, side.headDimension])])
    }
    appendNorm("\(prefix).self_attn_layer_norm", model, configuration)
    if side.hasCrossAttention {
      let memory = configuration[.encoder].modelDimension
      appendLinear("\(prefix).encoder_attn", ["q_proj"], model, model, hasBias: hasBias)
      appendLinear(
        "\(prefix).encoder_attn", ["k_proj", "v_proj"], model, memory, hasBias: hasBias)
      appendAttention("\(prefix).encoder_attn", side, configuration)
      appendNorm("\(prefix).encoder_attn_layer_norm", model, configuration)
    }
    let inner = side.feedForwardDimension
    let names = configuration.activation == .swiglu ? ["gate_proj", "fc1"] : ["fc1"]
    appendLinear(prefix, names, inner, model, hasBias: hasBias)
    appendLinear(prefix, ["fc2"], model, inner, hasBias: hasBias)
    appendNorm("\(prefix).final_layer_norm", model, configuration)
  }

  private mutating func appendAttention(
    _ prefix: String, _ side: Side, _ configuration: TransformerConfiguration
  ) {
    appendLinear(
      prefix, ["out_proj"], side.modelDimension, side.modelDimension,
      hasBias: configuration.hasBiases)
    if configuration.normalizesQueriesAndKeys { append([("\(prefix).qk_scale", [1, 1])]) }
  }

  /// What passing several times through the layers needs.
  private mutating func appendPasses(
    _ prefix: String, _ side: Side, _ configuration: TransformerConfiguration
  ) {
    let model = side.modelDimension
    if configuration.universal.hasGates {
      appendLinear("\(prefix).gate", ["fc1"], model, model, hasBias: true)
      appendLinear("\(prefix).gate", ["fc2"], model, model, hasBias: true)
    }
    if configuration.universal.hasHalting {
      appendLinear(prefix, ["halting"], 1, model, hasBias: true)
    }
  }

  /// Linear layers with a common input: their matrices side by side, then their biases side by side.
  private mutating func appendLinear(
    _ prefix: String, _ names: [String], _ output: Int, _ input: Int, hasBias: Bool
  ) {
    append(names.map { ("\(prefix).\($0).weight", [output, input]) })
    if hasBias { append(names.map { ("\(prefix).\($0).bias", [output]) }) }
  }

  private mutating func appendNorm(
    _ name: String, _ width: Int, _ configuration: TransformerConfiguration
  ) {
    append([("\(name).weight", [width])])
    if configuration.norm == .layerNorm { append([("\(name).bias", [width])]) }
  }
}

extension TransformerConfiguration {
  /// Whether all tables of tokens and the output projection are one matrix.
  var sharesAllEmbeddings: Bool { embeddingSharing == .all }

  /// Whether the output projection is the answering stack's table of tokens.
  ///
  /// A lone encoder has no target embedding that `targetAndOutput` could tie.
  var tiesOutput: Bool {
    switch embeddingSharing {
    case .all: true
    case .targetAndOutput: architecture != .encoderOnly
    case .none: false
    }
  }

  /// The name of a stack's table of tokens.
  func tokenTableName(_ side: Side) -> String {
    sharesAllEmbeddings ? "model.shared.weight" : "model.\(side).embed_tokens.weight"
  }
}
