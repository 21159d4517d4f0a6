import Randomness

/// How the training loss of a batch is computed.
public struct LossOptions: Codable, Hashable, Sendable {
  /// The share of each target's probability that is spread evenly over the vocabulary, in `0..<1`.
  ///
  /// Szegedy et al. 2016, section 7.
  public var labelSmoothing: Float = 0
  /// The seed of the dropout masks; a mask is a function of this seed, the step and the element's place.
  public var dropoutSeed: UInt64 = 0

  /// Creates the options without smoothing.
  public init() {}
}

extension LossOptions {
  /// What the dropout masks and the random places of a step's batch are drawn from.
  func draws(step: Int, of batch: PackedBatch) -> RandomStream {
    RandomStream(seed: dropoutSeed).child("dropout")
      .child(UInt64(step)).child(UInt64(batch.firstSequence))
  }
}
