import JSON5
import Tokenization
import Transformer

/// The fields of a checkpoint's `config.json`, each read with its type; null counts as missing.
struct CheckpointFields {
  let path: String
  let members: [String: JSONValue]
  /// The fields of `generation_config.json`, where some versions keep special tokens.
  var generation: [String: JSONValue] = [:]

  /// Fields within an object of a file.
  init(path: String, members: [String: JSONValue]) {
    self.path = path
    self.members = members
  }

  /// Reads the files of a folder; `config.json` must be there and hold an object.
  init(folder: String) throws(FileError) {
    path = "\(folder)/\(ConfigurationFile.name)"
    members = try JSONFile.read([String: JSONValue].self, from: path)
    let generationPath = "\(folder)/\(TransformersFolder.generationFile)"
    if Folder.exists(generationPath) {
      generation = try JSONFile.read([String: JSONValue].self, from: generationPath)
    }
  }

  /// An integer; missing ones have the default, or are an error where there is none.
  func integer(_ name: String, default missing: Int? = nil) throws(FileError) -> Int {
    try value(name, missing, "an integer") {
      if case .integer(let value) = $0 { value } else { nil }
    }
  }

  /// A number.
  func number(_ name: String, default missing: Double? = nil) throws(FileError) -> Double {
    try value(name, missing, "a number") {
      switch $0 {
      case .integer(let value): Double(value)
      case .number(let value): value
      default: nil
      }
    }
  }

  /// A truth value.
  func boolean(_ name: String, default missing: Bool? = nil) throws(FileError) -> Bool {
    try value(name, missing, "true or false") {
      if case .boolean(let value) = $0 { value } else { nil }
    }
  }

  /// A text.
  func text(_ name: String, default missing: String? = nil) throws(FileError) -> String {
    try value(name, missing, "a text") { if case .string(let value) = $0 { value } else { nil } }
  }

  private func value<Value>(
    _ name: String, _ missing: Value?, _ expected: String, _ read: (JSONValue) -> Value?
  ) throws(FileError) -> Value {
    guard let member = members[name], member != .null else {
      guard let missing else { throw refusal(name, "the field is missing") }
      return missing
    }
    guard let value = read(member) else { throw refusal(name, "expected \(expected)") }
    return value
  }

  /// Refuses a field that is there with another value than the only one that calque has.
  func require(_ name: String, _ expected: JSONValue) throws(FileError) {
    guard let member = members[name], member != .null, member != expected else { return }
    throw refusal(name, "is \(member.shown); calque has only \(expected.shown)")
  }

  /// The feed-forward activation by the name that transformers gives it.
  func activation(
    _ name: String, _ known: [String: TransformerConfiguration.FeedForwardActivation]
  ) throws(FileError) -> TransformerConfiguration.FeedForwardActivation {
    let found = try text(name)
    guard let activation = known[found] else {
      let names = known.keys.sorted().joined(separator: ", ")
      throw refusal(name, "is '\(found)'; calque has of these only \(names)")
    }
    return activation
  }

  /// Refuses ids of the special tokens other than those of every vocabulary of ours.
  ///
  /// Those that are used must be named, since what a missing one stands for differs from class to class.
  func requireSpecialTokens(hasDecoderStart: Bool) throws(FileError) {
    typealias Special = Vocabulary.Special
    try require("pad_token_id", .integer(Int(Special.padding.rawValue)))
    var needed: [(name: String, token: Special)] = [("eos_token_id", .end)]
    if hasDecoderStart { needed.append(("decoder_start_token_id", .start)) }
    for (name, token) in needed {
      guard let member = members[name] ?? generation[name] else {
        throw refusal(name, "the field is missing")
      }
      let expected = JSONValue.integer(Int(token.rawValue))
      guard member == expected else {
        throw refusal(name, "is \(member.shown); calque has only \(expected.shown)")
      }
    }
  }

  /// An error about a field.
  func refusal(_ name: String, _ problem: String) -> FileError {
    FileError(path: path, place: name, .malformed(problem))
  }
}
