import Autodiff
import Tensors

/// How much each token of one example attends to each other, in one head.
public struct AttentionMap: Hashable, Sendable {
  /// Which stack asks, and which answers.
  public enum Part: String, CaseIterable, Codable, Hashable, Sendable {
    /// The encoder, of itself.
    case encoder
    /// The decoder, of itself.
    case decoder
    /// The decoder, of the encoder's states.
    case cross
  }

  /// The stacks.
  public let part: Part
  /// The layer from 0; where layers are passed through again, counting goes on.
  public let layer: Int
  /// The head from 0.
  public let head: Int
  /// The tokens that ask: those that the stack reads at their places, not those that it predicts there.
  public let queries: [Int32]
  /// The tokens that are asked.
  public let keys: [Int32]
  /// The probabilities `[queries, keys]`, row by row; each row adds up to 1.
  public let weights: [Float]

  /// How much query `query` attends to key `key`.
  public subscript(query: Int, key: Int) -> Float { weights[query * keys.count + key] }
}

extension AttentionMap {
  /// Runs a model on one example under teacher forcing and keeps what it attends to.
  ///
  /// A program of its own is run, so training and decoding keep nothing for it.
  ///
  /// - Parameters:
  ///   - batch: One pair of source and target.
  ///   - configuration: The shape of the model, which must be valid.
  ///   - parameters: Its weights.
  /// - Returns: All maps by layer and head: those of the encoder, then those of the decoder and of cross-attention in turn.
  /// - Throws: An error if the model cannot take the pair.
  public static func maps(
    of batch: PackedBatch, configuration: TransformerConfiguration, parameters: Parameters
  ) throws(BatchError) -> [AttentionMap] {
    precondition(batch.sequenceCount == 1, "\(batch.sequenceCount) pairs in a batch of one")
    try batch.validate(for: configuration)
    let structure = ModelStructure(configuration)
    precondition(parameters.layout == structure.layout, "weights of another configuration")
    var input = ModelInput(configuration)
    input.fill(batch, draws: nil)
    var composition = Composition(structure: structure, dropout: nil, program: Program())
    _ = composition.logits(input)
    let kept = composition.program.keepAttention()
    let workspace = Workspace()
    workspace.run(composition.program, parameters: parameters.values)

    var numbering = LayerNumbering(configuration)
    return kept.flatMap { attention in
      let (part, layer) = numbering.next(isCross: attention.isCross)
      let queries = part == .encoder ? input.encoder.tokens : input.decoder.tokens
      let keys = part == .decoder ? input.decoder.tokens : input.encoder.tokens
      let all = workspace.value(attention.probabilities).elements
      let size = queries.count * keys.count
      return (0..<attention.geometry.headCount).map { head in
        AttentionMap(
          part: part, layer: layer, head: head, queries: queries, keys: keys,
          weights: Array(all[(head * size)..<((head + 1) * size)]))
      }
    }
  }
}

/// Tells the attentions of a program apart: an encoder comes before a decoder, layer after layer.
private struct LayerNumbering {
  private var encoderRest: Int
  private var counts: [AttentionMap.Part: Int] = [:]

  init(_ configuration: TransformerConfiguration) {
    let encoder = configuration[.encoder]
    encoderRest =
      configuration.architecture == .decoderOnly ? 0 : encoder.layerCount * encoder.passCount
  }

  mutating func next(isCross: Bool) -> (part: AttentionMap.Part, layer: Int) {
    let part: AttentionMap.Part = isCross ? .cross : encoderRest > 0 ? .encoder : .decoder
    if part == .encoder { encoderRest -= 1 }
    defer { counts[part, default: 0] += 1 }
    return (part, counts[part, default: 0])
  }
}
