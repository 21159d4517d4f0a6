public import Generators
import Tokenization
public import Transformer

/// All that became of one problem in an evaluation, for a report example by example.
public struct EvaluatedExample: Hashable, Sendable {
  /// What came of one search.
  public struct Search: Hashable, Sendable {
    /// The search.
    public let method: SearchMethod
    /// What it proposed, the best first.
    public let hypotheses: [JudgedHypothesis]
  }

  /// A hypothesis and what the judge said of it.
  public struct JudgedHypothesis: Hashable, Sendable {
    /// The tokens in the words of the model.
    public let tokens: [String]
    /// The answer as a person writes it; nil where the tokens are none.
    public let text: String?
    /// Its score, its probability, and whether it came to its end.
    public let hypothesis: Hypothesis
    /// What the judge said.
    public let judgement: Judgement
  }

  /// The place of the problem, from 0.
  public let index: Int
  /// The problem in the words of the task.
  public let source: [String]
  /// The reference answer in the words of the task.
  public let target: [String]
  /// The problem as a person writes it.
  public let sourceText: String
  /// The reference answer as a person writes it.
  public let targetText: String
  /// The searches; without hypotheses where the model cannot read the problem.
  public let searches: [Search]
}
