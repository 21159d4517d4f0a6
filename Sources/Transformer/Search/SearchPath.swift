/// The tokens of a hypothesis that is not finished.
struct SearchPath<Constraint: TokenConstraint>: Sendable {
  private(set) var tokens: [Int32] = []
  private(set) var logProbability: Float = 0
  private(set) var state: Constraint.State

  init(_ state: Constraint.State) {
    self.state = state
  }

  /// Takes in a token other than the end.
  mutating func append(_ choice: TokenChoice, _ constraint: Constraint) {
    tokens.append(choice.token)
    logProbability = choice.logProbability
    constraint.advance(&state, by: choice.token)
  }

  /// The hypothesis that ends with this choice, be it the end token or the last one that the limit admits.
  func finished(by choice: TokenChoice, end: Int32, options: SearchOptions) -> Hypothesis {
    let isComplete = choice.token == end
    return Hypothesis(
      tokens: isComplete ? tokens : tokens + [choice.token],
      logProbability: choice.logProbability,
      score: options.score(logProbability: choice.logProbability, count: tokens.count + 1),
      isComplete: isComplete)
  }
}

/// A token that may continue one of several hypotheses.
struct TokenChoice: Hashable, Sendable {
  /// The hypothesis, by its place in the list that was asked about.
  let hypothesis: Int
  let token: Int32
  /// The log-probability of the hypothesis with the token.
  let logProbability: Float
}
