import JSON5
import Tokenization

/// `vocab.json` of a model: a JSON object from tokens to ids, as Hugging Face's.
enum VocabularyFile {
  static let name = "vocab.json"

  /// The bytes of the file: one token a line, in the order of the ids.
  static func bytes(of vocabulary: Vocabulary) -> [UInt8] {
    let lines = vocabulary.tokens.enumerated().map { "  \(JSONText.quoted($1)): \($0)" }
    return Array("{\n\(lines.joined(separator: ",\n"))\n}\n".utf8)
  }

  /// The vocabulary that a file describes: distinct words with the ids 0, 1, …, the special ones first.
  static func read(_ path: String) throws(FileError) -> Vocabulary {
    try vocabulary(ids: try JSONFile.read([String: Int].self, from: path), path: path)
  }

  /// The vocabulary of tokens with their ids, found in a file.
  static func vocabulary(ids: [String: Int], path: String) throws(FileError) -> Vocabulary {
    var tokens = [String?](repeating: nil, count: ids.count)
    for (token, id) in ids {
      guard tokens.indices.contains(id), tokens[id] == nil else {
        throw FileError(
          path: path, place: token,
          .malformed("id \(id) occurs twice or is not in 0…\(ids.count - 1)"))
      }
      guard !token.isEmpty, !token.contains(where: \.isWhitespace) else {
        throw FileError(
          path: path, place: "id \(id)",
          .malformed("the token '\(token)' is empty or has white space"))
      }
      tokens[id] = token
    }
    let words = tokens.compactMap(\.self)
    let special = Vocabulary.Special.allCases.map(\.token)
    guard Array(words.prefix(special.count)) == special else {
      throw FileError(
        path: path, .malformed("must begin with the tokens \(special.joined(separator: " "))"))
    }
    return Vocabulary(words: Array(words.dropFirst(special.count)))
  }
}
