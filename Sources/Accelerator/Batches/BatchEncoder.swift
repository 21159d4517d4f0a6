public import Transformer

/// Brings batches into the form that device programs take.
///
/// A class because it keeps memory from batch to batch. Use one for each thread: while the device computes a step, others can
/// encode the next ones.
public final class BatchEncoder {
  private let composer: PaddedComposer
  private let loss: LossOptions

  /// An encoder for a model and the loss that it is trained with.
  public init(
    _ configuration: TransformerConfiguration, loss: LossOptions = LossOptions()
  ) throws(ConfigurationError) {
    composer = try PaddedComposer(configuration)
    self.loss = loss
  }

  /// Brings a batch into the form of a shape's program.
  ///
  /// - Parameters:
  ///   - batch: At most as many and as long pairs as the shape has; those of a replica have their `firstSequence`.
  ///   - shape: The bucket.
  ///   - step: The number of the step, which varies dropout and random places; nil to measure.
  /// - Returns: What the program takes.
  /// - Throws: `AcceleratorError.arguments` for a batch that the shape does not hold or the model cannot take.
  public func encode(
    _ batch: PackedBatch, paddedTo shape: PaddedShape, step: Int?
  ) throws(AcceleratorError) -> EncodedBatch {
    if batch.sequenceCount > 0 {
      do {
        try batch.validate(for: composer.configuration)
      } catch {
        throw .arguments("\(error)")
      }
    }
    guard shape.fits(composer.configuration) else {
      throw .arguments(
        "batches of \(shape.source) and \(shape.target) tokens are longer than the model takes; "
          + "choose shorter buckets or a larger model.maximumLength")
    }
    guard shape.holds(batch) else {
      throw .arguments(
        "a batch of \(batch.sequenceCount) pairs, or one of its pairs, does not fit into "
          + "\(shape.sequences) pairs of \(shape.source) and \(shape.target) tokens")
    }
    let padded = composer.program(
      of: batch, paddedTo: shape, options: step == nil ? LossOptions() : loss, step: step)
    return EncodedBatch(
      shape: shape, isTraining: step != nil, integers: padded.runtimeIntegers,
      tokenCount: batch.tokenCount)
  }
}

/// A batch in the form that device programs take.
public struct EncodedBatch: Hashable, Sendable {
  /// The bucket.
  public let shape: PaddedShape
  /// Whether it has the keys of dropout masks.
  public let isTraining: Bool
  let integers: [Int32]
  /// The number of real tokens; the rest of the shape is padding.
  public let tokenCount: Int
}
