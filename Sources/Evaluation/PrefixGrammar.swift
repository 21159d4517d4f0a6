public import Symbolics
public import Tokenization
public import Transformer

/// Allows only hypotheses that are expressions in prefix notation, in the ids of a model.
public struct PrefixGrammar: TokenConstraint {
  private let map: VocabularyMap
  /// Whether each id of the task may occur at all.
  private let isAdmitted: [Bool]

  /// Creates the grammar for a model's vocabulary.
  ///
  /// - Parameters:
  ///   - vocabulary: The model's tokens; those outside of ``Vocabulary/symbolic`` are never allowed.
  ///   - admitsUnknownFunction: Whether `Y` and its derivatives may occur, which no answer to an integral does.
  public init(vocabulary: Vocabulary, admitsUnknownFunction: Bool = false) {
    map = VocabularyMap(model: vocabulary, task: .symbolic)
    let unknown = Set(Symbol.allCases.filter(\.isUnknown).map(\.token))
    isAdmitted = Vocabulary.symbolic.tokens.map { admitsUnknownFunction || !unknown.contains($0) }
  }

  public var initialState: PrefixState { PrefixState() }

  public func fill(mask: inout [Bool], after state: PrefixState, remaining: Int) {
    if map.isIdentity {
      state.fill(mask: &mask, remaining: remaining)
      for index in mask.indices where !isAdmitted[index] { mask[index] = false }
      return
    }
    var symbolic = isAdmitted
    state.fill(mask: &symbolic, remaining: remaining)
    for index in mask.indices {
      let id = Int(map.taskIDs[index])
      mask[index] = id >= 0 && symbolic[id] && isAdmitted[id]
    }
  }

  public func advance(_ state: inout PrefixState, by token: TokenID) {
    let isAllowed = state.advance(map.taskIDs[Int(token)])
    precondition(isAllowed, "token \(token) after a mask that forbids it")
  }
}
