import Autodiff

extension ModelParameters {
  /// Finds the parameters of a configuration by name in its layout.
  init(_ configuration: TransformerConfiguration, _ layout: ParameterLayout) {
    let finder = ParameterFinder(layout: layout, configuration: configuration)
    let sides = configuration.sides
    encoder = sides.first { $0.side == .encoder }.map(finder.side)
    decoder = sides.first { $0.side == .decoder }.map(finder.side)
    let projection =
      configuration.tiesOutput
      ? configuration.tokenTableName(configuration.answeringSide.side) : "lm_head.weight"
    output = LinearParameters(
      weight: finder.matrix(projection), bias: finder.optional("final_logits_bias"))
  }
}

/// Looks parameters up by name; the layout has them all, since both follow from one configuration.
private struct ParameterFinder {
  let layout: ParameterLayout
  let configuration: TransformerConfiguration

  func side(_ side: TransformerConfiguration.SideConfiguration) -> SideParameters {
    let prefix = "model.\(side.side)"
    let layers = (0..<side.layerCount).map { "\(prefix).layers.\($0)" }
    var norms = layers.flatMap { self.norms($0, side) }
    if configuration.normalization == .pre { norms.append(norm("\(prefix).layer_norm")) }
    return SideParameters(
      tokens: matrix(configuration.tokenTableName(side.side)),
      positions: optional("\(prefix).embed_positions.weight"),
      embeddingNorm: configuration.normalizesEmbeddings
        ? norm("\(prefix).layernorm_embedding") : nil,
      sublayers: layers.flatMap { sublayers($0, side) }, norms: norms,
      distanceBias: row("\(prefix).relative_attention_bias.weight"),
      significanceBias: optional("\(prefix).significance_bias.weight"),
      distanceNetwork: side.positions == .fire ? network("\(prefix).fire") : nil,
      gate: configuration.universal.hasGates ? network("\(prefix).gate") : nil,
      halting: configuration.universal.hasHalting ? linear(prefix, ["halting"]) : nil)
  }

  private func sublayers(
    _ layer: String, _ side: TransformerConfiguration.SideConfiguration
  ) -> [Sublayer] {
    var own = attention("\(layer).self_attn")
    own.relativeKeys = optional("\(layer).self_attn.relative_keys.weight")
    let selfAttention = Sublayer.selfAttention(
      input: linear("\(layer).self_attn", ["q_proj", "k_proj", "v_proj"]), own)
    let inner = configuration.activation == .swiglu ? ["gate_proj", "fc1"] : ["fc1"]
    let feedForward = Sublayer.feedForward(
      inner: linear(layer, inner), outer: linear(layer, ["fc2"]))
    guard side.hasCrossAttention else { return [selfAttention, feedForward] }
    let crossAttention = Sublayer.crossAttention(
      queries: linear("\(layer).encoder_attn", ["q_proj"]),
      memory: linear("\(layer).encoder_attn", ["k_proj", "v_proj"]),
      attention("\(layer).encoder_attn"))
    return [selfAttention, crossAttention, feedForward]
  }

  private func attention(_ prefix: String) -> AttentionParameters {
    AttentionParameters(
      output: linear(prefix, ["out_proj"]), queryKeyScale: optional("\(prefix).qk_scale"))
  }

  private func norms(
    _ layer: String, _ side: TransformerConfiguration.SideConfiguration
  ) -> [LayerNormParameters] {
    let names =
      side.hasCrossAttention ? ["self_attn", "encoder_attn", "final"] : ["self_attn", "final"]
    return names.map { norm("\(layer).\($0)_layer_norm") }
  }

  private func network(_ prefix: String) -> (inner: LinearParameters, outer: LinearParameters) {
    (linear(prefix, ["fc1"]), linear(prefix, ["fc2"]))
  }

  /// Layers that lie side by side, as one.
  private func linear(_ prefix: String, _ names: [String]) -> LinearParameters {
    let biases = names.compactMap { layout["\(prefix).\($0).bias"] }
    return LinearParameters(
      weight: joined(names.map { entry("\(prefix).\($0).weight") }),
      bias: biases.isEmpty ? nil : joined(biases))
  }

  private func norm(_ name: String) -> LayerNormParameters {
    LayerNormParameters(
      weight: matrix("\(name).weight"), bias: optional("\(name).bias"),
      epsilon: configuration.layerNormEpsilon)
  }

  func matrix(_ name: String) -> ParameterMatrix { joined([entry(name)]) }

  func optional(_ name: String) -> ParameterMatrix? { layout[name].map { joined([$0]) } }

  /// A matrix as one row.
  private func row(_ name: String) -> ParameterMatrix? {
    layout[name].map { ParameterMatrix(offset: $0.offset, rows: 1, columns: $0.count) }
  }

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
