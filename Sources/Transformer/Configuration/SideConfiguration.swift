extension TransformerConfiguration {
  /// One of the two stacks of layers.
  public enum Side: String, CaseIterable, Codable, Hashable, Sendable {
    case encoder
    case decoder
  }

  /// The shape of one stack of layers.
  public struct SideConfiguration: Hashable, Sendable {
    /// Which stack it is.
    public let side: Side
    /// The width of every token's state.
    public let modelDimension: Int
    /// The number of attention heads.
    public let headCount: Int
    /// The number of layers, counted once however often they are passed.
    public let layerCount: Int
    /// The width inside the feed-forward sublayers.
    public let feedForwardDimension: Int
    /// How positions are encoded.
    public let positions: Positions
    /// Whether a token sees only itself and those before it.
    public let isCausal: Bool
    /// Whether its layers read another stack's states.
    public let hasCrossAttention: Bool
    /// The number of times that states pass through the layers.
    public let passCount: Int

    /// The width of one attention head.
    public var headDimension: Int { modelDimension / headCount }
  }

  /// Where the decoder has another shape than the encoder; nil stands for the same.
  public struct DecoderShape: Codable, Hashable, Sendable {
    /// The width of every token's state.
    public var modelDimension: Int?
    /// The number of attention heads.
    public var headCount: Int?
    /// The width inside the feed-forward sublayers.
    public var feedForwardDimension: Int?
    /// How positions are encoded.
    public var positions: Positions?

    /// Creates the encoder's shape.
    public init() {}

    /// Writes every field also where it is nil, so that a saved recipe shows all of them.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(modelDimension, forKey: .modelDimension)
      try container.encode(headCount, forKey: .headCount)
      try container.encode(feedForwardDimension, forKey: .feedForwardDimension)
      try container.encode(positions, forKey: .positions)
    }
  }

  /// Whether the positions of some stack count digits, so that it must be known which tokens are digits.
  public var countsDigits: Bool { sides.contains { $0.positions.countsDigits } }

  /// The stacks that a model of this architecture has.
  public var sides: [SideConfiguration] {
    switch architecture {
    case .encoderDecoder: [self[.encoder], self[.decoder]]
    case .encoderOnly: [self[.encoder]]
    case .decoderOnly: [self[.decoder]]
    }
  }

  /// The stack whose states the logits are made of.
  public var answeringSide: SideConfiguration {
    architecture == .encoderOnly ? self[.encoder] : self[.decoder]
  }

  /// The shape of a stack.
  public subscript(side: Side) -> SideConfiguration {
    let isDecoder = side == .decoder
    // Differences are between two stacks; a lone one has the shape that is written for both.
    let shape = isDecoder && architecture == .encoderDecoder ? decoder : DecoderShape()
    return SideConfiguration(
      side: side, modelDimension: shape.modelDimension ?? modelDimension,
      headCount: shape.headCount ?? headCount,
      layerCount: isDecoder ? decoderLayerCount : encoderLayerCount,
      feedForwardDimension: shape.feedForwardDimension ?? feedForwardDimension,
      positions: shape.positions ?? positions, isCausal: isDecoder,
      hasCrossAttention: isDecoder && architecture == .encoderDecoder,
      passCount: universal.passes(side))
  }
}
