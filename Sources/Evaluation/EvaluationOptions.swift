public import Transformer

/// What is asked of a model in an evaluation.
public struct EvaluationOptions: Codable, Hashable, Sendable {
  /// How hypotheses are searched for; a beam width of 1 leaves beam search out.
  public var search = SearchOptions()
  /// How hypotheses are drawn, besides greedy and beam search; nil if none are to be.
  public var sampling: SamplingOptions?
  /// Whether only hypotheses that can be read are allowed, where the task has a grammar.
  public var usesGrammar = true

  /// Creates the default options: greedy search and a beam of 10, with the grammar.
  public init() {}
}

/// How far an evaluation has come.
public struct EvaluationProgress: Hashable, Sendable {
  /// The number of problems done.
  public var done = 0
  /// The number of all problems.
  public let total: Int
  /// The share verified so far by some search.
  public var verified = Proportion()
}
