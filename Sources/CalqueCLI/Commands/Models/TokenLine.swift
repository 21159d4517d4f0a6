import Tokenization
import Transformer

/// A line of tokens between spaces, as a model reads them.
struct TokenLine {
  let tokens: [TokenID]

  /// Looks the tokens up, refusing one that the model lacks.
  init(_ text: some StringProtocol, _ vocabulary: Vocabulary) throws(UnknownTokenError) {
    var tokens: [TokenID] = []
    for word in text.split(separator: " ") {
      guard let token = vocabulary.id(of: word) else {
        throw UnknownTokenError(token: String(word))
      }
      tokens.append(token)
    }
    self.tokens = tokens
  }

  /// The tokens with the end that every problem has.
  var source: [TokenID] { tokens + [Self.frame.end] }

  /// What frames every answer.
  static let frame = SequenceFrame(
    start: Vocabulary.Special.start.rawValue, end: Vocabulary.Special.end.rawValue)
}

/// A word that is no token of a model.
struct UnknownTokenError: Error, CustomStringConvertible {
  let token: String

  var description: String { "the model has no token '\(token)'" }
}
