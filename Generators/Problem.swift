public import Tokenization

/// A problem and its answer as the learner sees them: two sequences of token ids, without framing.
public struct Problem: Hashable, Sendable {
  /// The tokens of the problem.
  public var source: [TokenID]
  /// The tokens of one right answer; a judge may accept others.
  public var target: [TokenID]

  /// Creates the problem.
  public init(source: [TokenID] = [], target: [TokenID] = []) {
    self.source = source
    self.target = target
  }
}
