/// A sequence that a search proposes.
public struct Hypothesis: Hashable, Sendable {
  /// The tokens, without start and end token.
  public var tokens: [Int32]
  /// The natural logarithm of the probability that the model gives the tokens and the end token.
  public var logProbability: Float
  /// What hypotheses are ranked by: the log-probability with the length penalty.
  public var score: Float
  /// Whether the end token followed; false where the limit of length cut the sequence off.
  public var isComplete: Bool

  /// Creates a hypothesis.
  public init(tokens: [Int32], logProbability: Float, score: Float, isComplete: Bool) {
    self.tokens = tokens
    self.logProbability = logProbability
    self.score = score
    self.isComplete = isComplete
  }
}
