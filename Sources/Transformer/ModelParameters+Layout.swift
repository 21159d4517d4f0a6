import Autodiff

extension ModelParameters {
  /// Finds the parameters of a configuration by name in its layout.
  init(_ configuration: TransformerConfiguration, _ layout: ParameterLayout) {
    let finder = ParameterFinder(layout: layout, configuration: configuration)
    encoder = finder.side("encoder", layers: configuration.encoderLayerCount)
    decoder = finder.side("decoder", layers: configuration.decoderLayerCount)
    let projection =
      switch configuration.embeddingSharing {
      case .all: "model.shared.weight"
      case .targetAndOutput: "model.decoder.embed_tokens.weight"
      case .none: "lm_head.weight"
      }
    output = LinearParameters(
      weight: finder.matrix(projection), bias: finder.matrix("final_logits_bias"))
  }
}

/// Looks parameters up by name; the layout has them all, since both follow from one configuration.
private struct ParameterFinder {
  let layout: ParameterLayout
  let configuration: TransformerConfiguration

  func side(_ side: String, layers: Int) -> SideParameters {
    let prefix = "model.\(side)"
    let isDecoder = side == "decoder"
    let isShared = configuration.embeddingSharing == .all
    let layerNames = (0..<layers).map { "\(prefix).layers.\($0)" }
    var norms = layerNames.flatMap { self.norms($0, isDecoder: isDecoder) }
    if configuration.normalization == .pre { norms.append(norm("\(prefix).layer_norm")) }
    return SideParameters(
      tokens: matrix(isShared ? "model.shared.weight" : "\(prefix).embed_tokens.weight"),
      positions: configuration.positions == .learned
        ? matrix("\(prefix).embed_positions.weight") : nil,
      embeddingNorm: configuration.normalizesEmbeddings
        ? norm("\(prefix).layernorm_embedding") : nil,
      sublayers: layerNames.flatMap { sublayers($0, isDecoder: isDecoder) }, norms: norms)
  }

  private func sublayers(_ layer: String, isDecoder: Bool) -> [Sublayer] {
    let selfAttention = Sublayer.selfAttention(
      input: linear("\(layer).self_attn", ["q_proj", "k_proj", "v_proj"]),
      output: linear("\(layer).self_attn", ["out_proj"]))
    let feedForward = Sublayer.feedForward(
      inner: linear(layer, ["fc1"]), outer: linear(layer, ["fc2"]))
    guard isDecoder else { return [selfAttention, feedForward] }
    let crossAttention = Sublayer.crossAttention(
      queries: linear("\(layer).encoder_attn", ["q_proj"]),
      memory: linear("\(layer).encoder_attn", ["k_proj", "v_proj"]),
      output: linear("\(layer).encoder_attn", ["out_proj"]))
    return [selfAttention, crossAttention, feedForward]
  }

  private func norms(_ layer: String, isDecoder: Bool) -> [LayerNormParameters] {
    let names = isDecoder ? ["self_attn", "encoder_attn", "final"] : ["self_attn", "final"]
    return names.map { norm("\(layer).\($0)_layer_norm") }
  }

  /// Layers that lie side by side, as one.
  private func linear(_ prefix: String, _ names: [String]) -> LinearParameters {
    LinearParameters(
      weight: joined(names.map { entry("\(prefix).\($0).weight") }),
      bias: joined(names.map { entry("\(prefix).\($0).bias") }))
  }

  private func norm(_ name: String) -> LayerNormParameters {
    LayerNormParameters(
      weight: matrix("\(name).weight"), bias: matrix("\(name).bias"),
      epsilon: configuration.layerNormEpsilon)
  }

  func matrix(_ name: String) -> ParameterMatrix { joined([entry(name)]) }

  /// Matrices of the same width one below the other, or rows one after the other.
  private func joined(_ entries: [ParameterLayout.Entry]) -> ParameterMatrix {
    let first = entries[0]
    for (previous, next) in zip(entries, entries.dropFirst()) {
      precondition(next.offset == previous.range.upperBound, "a gap before \(next.name)")
    }
    let count = entries.reduce(0) { $0 + $1.count }
    let columns = first.shape.count == 2 ? first.shape[1] : count
    return ParameterMatrix(offset: first.offset, rows: count / columns, columns: columns)
  }

  private func entry(_ name: String) -> ParameterLayout.Entry {
    guard let entry = layout[name] else { preconditionFailure("the layout lacks \(name)") }
    return entry
  }
}
