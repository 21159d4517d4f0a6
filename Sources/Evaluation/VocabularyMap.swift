import Tokenization
import Transformer

/// Translates between the ids of a task's vocabulary and those of a model's, which may order or lack tokens otherwise.
struct VocabularyMap: Sendable {
  /// The task's id of each id of the model; ``absent`` where the task lacks the token.
  let taskIDs: [TokenID]
  /// The model's id of each id of the task; ``absent`` where the model lacks the token.
  let modelIDs: [TokenID]
  /// Whether both are the same.
  let isIdentity: Bool

  static let absent: TokenID = -1

  init(model: Vocabulary, task: Vocabulary) {
    taskIDs = model.tokens.map { task.id(of: $0) ?? Self.absent }
    modelIDs = task.tokens.map { model.id(of: $0) ?? Self.absent }
    isIdentity = model == task
  }

  /// What a model reads for a problem: the ids of its vocabulary with the end token; nil if it lacks a token.
  func encodedSource(_ tokens: [TokenID]) -> [TokenID]? {
    var result: [TokenID] = []
    result.reserveCapacity(tokens.count + 1)
    for token in tokens {
      let id = modelIDs[Int(token)]
      if id == Self.absent { return nil }
      result.append(id)
    }
    result.append(Vocabulary.Special.end.rawValue)
    return result
  }

  /// The first token of a problem that the model lacks.
  func firstMissing(_ tokens: [TokenID]) -> TokenID? {
    tokens.first { modelIDs[Int($0)] == Self.absent }
  }

  /// The ids of the task's vocabulary for what a model wrote; ``absent`` stays where the task lacks a token.
  func decoded(_ tokens: [TokenID]) -> [TokenID] {
    isIdentity ? tokens : tokens.map { taskIDs[Int($0)] }
  }
}

extension SequenceFrame {
  /// The frame of every sequence that calque trains on.
  static let standard = SequenceFrame(
    start: Vocabulary.Special.start.rawValue, end: Vocabulary.Special.end.rawValue)
}
