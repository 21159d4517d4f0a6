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
    let isShared = configuration.embeddingSharing == .all
    return SideParameters(
      tokens: matrix(isShared ? "model.shared.weight" : "\(prefix).embed_tokens.weight"),
      positions: configuration.positions == .learned
        ? matrix("\(prefix).embed_positions.weight") : nil,
      embeddingNorm: configuration.normalizesEmbeddings
        ? norm("\(prefix).layernorm_embedding") : nil,
      sublayers: (0..<layers).flatMap {
        sublayers("\(prefix).layers.\($0)", isDecoder: side == "decoder")
      },
      finalNorm: configuration.normalization == .pre ? norm("\(prefix).layer_norm") : nil)
  }

  private func sublayers(_ prefix: String, isDecoder: Bool) -> [Sublayer] {
    var result = [
      Sublayer(
        kind: .selfAttention(
          input: linear("\(prefix).self_attn", ["q_proj", "k_proj", "v_proj"]),
          output: linear("\(prefix).self_attn", ["out_proj"])),
        norm: norm("\(prefix).self_attn_layer_norm"))
    ]
    if isDecoder {
      result.append(
        Sublayer(
          kind: .crossAttention(
            queries: linear("\(prefix).encoder_attn", ["q_proj"]),
            memory: linear("\(prefix).encoder_attn", ["k_proj", "v_proj"]),
            output: linear("\(prefix).encoder_attn", ["out_proj"])),
          norm: norm("\(prefix).encoder_attn_layer_norm")))
    }
    result.append(
      Sublayer(
        kind: .feedForward(inner: linear(prefix, ["fc1"]), outer: linear(prefix, ["fc2"])),
        norm: norm("\(prefix).final_layer_norm")))
    return result
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
