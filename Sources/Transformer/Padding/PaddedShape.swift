/// The shape that batches are padded to for devices whose programs have fixed shapes: a bucket of lengths.
public struct PaddedShape: Hashable, Sendable {
  /// The number of pairs, those that fill up included.
  public var sequences: Int
  /// The most tokens of a source.
  public var source: Int
  /// The most tokens of a target, its start or end token included.
  public var target: Int

  /// A shape; all three are positive.
  public init(sequences: Int, source: Int, target: Int) {
    precondition(sequences > 0 && source > 0 && target > 0, "an empty shape")
    self.sequences = sequences
    self.source = source
    self.target = target
  }

  /// Whether a batch has no more and no longer pairs than this.
  public func holds(_ batch: PackedBatch) -> Bool {
    batch.sequenceCount <= sequences
      && (0..<batch.sequenceCount).allSatisfy {
        batch.sourceRange($0).count <= source && batch.targetRange($0).count <= target
      }
  }

  /// Whether a model has places for sequences of these lengths.
  public func fits(_ configuration: TransformerConfiguration) -> Bool {
    source <= configuration.maximumLength && target <= configuration.longestTarget
  }

  /// The tokens of every sequence of a stack.
  package func length(
    of side: TransformerConfiguration.Side, in configuration: TransformerConfiguration
  ) -> Int {
    switch configuration.architecture {
    case .encoderDecoder: side == .encoder ? source : target
    case .encoderOnly: max(source, configuration.answerLength)
    // No sequence is longer than the model has places, whatever the longest source and target.
    case .decoderOnly: min(source + target, configuration.maximumLength)
    }
  }
}
