/// What a batch cost and how much of it was predicted, in sums that add up over workers and batches.
public struct BatchLoss: Hashable, Sendable {
  /// The sum of the cross entropies of all target tokens, in nats, smoothed if asked for.
  public var lossSum = 0.0
  /// The number of target tokens.
  public var tokenCount = 0
  /// The number of target tokens that had the greatest logit.
  public var correctTokenCount = 0
  /// The number of sequences.
  public var sequenceCount = 0
  /// The number of sequences of which every target token had the greatest logit.
  public var correctSequenceCount = 0

  /// Creates the sums over nothing.
  public init() {}

  /// The mean cross entropy of a token, in nats; 0 where there is none.
  public var meanLoss: Double { tokenCount == 0 ? 0 : lossSum / Double(tokenCount) }

  /// Adds the sums of another share or batch.
  public static func += (sum: inout BatchLoss, term: BatchLoss) {
    sum.lossSum += term.lossSum
    sum.tokenCount += term.tokenCount
    sum.correctTokenCount += term.correctTokenCount
    sum.sequenceCount += term.sequenceCount
    sum.correctSequenceCount += term.correctSequenceCount
  }
}
