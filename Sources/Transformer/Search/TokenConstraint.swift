/// A grammar of token sequences, given to a search from outside: the learner knows no grammar.
///
/// Every hypothesis carries a state. Forbidden tokens are never chosen; the log-probabilities of the others stay the
/// model's own and are not scaled up, so that scores with and without a constraint compare.
public protocol TokenConstraint: Sendable {
  /// What has to be known of the tokens so far.
  associatedtype State: Sendable
  /// The state before the first token.
  var initialState: State { get }
  /// Sets the mask to whether each id may follow.
  ///
  /// - Parameters:
  ///   - mask: One element for each id of the model's vocabulary, the end token among them.
  ///   - state: The state of the hypothesis.
  ///   - remaining: How many tokens may follow at most, the next one and the end token among them; at least 1.
  func fill(mask: inout [Bool], after state: State, remaining: Int)
  /// Takes in a token that the mask allowed, which is never the end token.
  func advance(_ state: inout State, by token: Int32)
}

/// The constraint that allows every sequence.
public struct Unconstrained: TokenConstraint {
  /// Nothing has to be known.
  public struct State: Hashable, Sendable {}

  /// Creates the constraint.
  public init() {}

  public var initialState: State { State() }

  public func fill(mask: inout [Bool], after state: State, remaining: Int) {
    for index in mask.indices { mask[index] = true }
  }

  public func advance(_ state: inout State, by token: Int32) {}
}
