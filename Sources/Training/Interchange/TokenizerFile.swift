import JSON5
import Tokenization
import Transformer

/// `tokenizer.json` of Hugging Face's `tokenizers`: a text is words between spaces, each a token.
///
/// No word is changed or taken apart, so that every sequence of tokens, written with spaces between, is read as
/// itself; an unknown word is an error of that library.
enum TokenizerFile {
  static let name = "tokenizer.json"
  static let settingsName = "tokenizer_config.json"

  /// Refuses a vocabulary with a word in which the library would find a special token.
  static func check(_ vocabulary: Vocabulary) throws(ConfigurationError) {
    let special = Vocabulary.Special.allCases.map(\.token)
    for token in vocabulary.tokens.dropFirst(special.count) {
      if let part = special.first(where: { token.utf8.contains(Array($0.utf8)) }) {
        throw ConfigurationError(
          field: TokenizerFile.name,
          reason: "the token '\(token)' contains '\(part)', which tokenizers would cut out")
      }
    }
  }

  /// The bytes of `tokenizer.json`; a problem gets the frame with which a model of this architecture reads it.
  static func bytes(
    of vocabulary: Vocabulary, for architecture: TransformerConfiguration.Architecture
  ) -> [UInt8] {
    let special = Vocabulary.Special.allCases
    let added = special.map { token in
      """
          {"id": \(token.rawValue), "content": \(JSONText.quoted(token.token)), "single_word": false, \
      "lstrip": false, "rstrip": false, "normalized": false, "special": true}
      """
    }
    // A lone decoder goes on where the problem ends: with the start of the answer.
    let suffix: [Vocabulary.Special] = architecture == .decoderOnly ? [.end, .start] : [.end]
    let frame = suffix.map {
      "{\"SpecialToken\": {\"id\": \(JSONText.quoted($0.token)), \"type_id\": 0}}"
    }
    let ids = suffix.map { token in
      let name = JSONText.quoted(token.token)
      return "\(name): {\"id\": \(name), \"ids\": [\(token.rawValue)], \"tokens\": [\(name)]}"
    }
    let words = vocabulary.tokens.enumerated().map { "      \(JSONText.quoted($1)): \($0)" }
    let text = """
      {
        "version": "1.0",
        "truncation": null,
        "padding": null,
        "added_tokens": [
      \(added.joined(separator: ",\n"))
        ],
        "normalizer": null,
        "pre_tokenizer": {"type": "WhitespaceSplit"},
        "post_processor": {
          "type": "TemplateProcessing",
          "single": [{"Sequence": {"id": "A", "type_id": 0}}, \(frame.joined(separator: ", "))],
          "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}}, \
      \(frame.joined(separator: ", "))],
          "special_tokens": {\(ids.joined(separator: ", "))}
        },
        "decoder": null,
        "model": {
          "type": "WordLevel",
          "vocab": {
      \(words.joined(separator: ",\n"))
          },
          "unk_token": "<unk>"
        }
      }

      """
    return Array(text.utf8)
  }

  /// The fields of `tokenizer_config.json`.
  static func settings(of configuration: TransformerConfiguration) -> [String: JSONValue] {
    [
      "tokenizer_class": .string("PreTrainedTokenizerFast"),
      "bos_token": .string(Vocabulary.Special.start.token),
      "eos_token": .string(Vocabulary.Special.end.token),
      "pad_token": .string(Vocabulary.Special.padding.token),
      "clean_up_tokenization_spaces": .boolean(false),
      "model_input_names": .array([.string("input_ids"), .string("attention_mask")]),
      "model_max_length": .integer(configuration.maximumLength),
      // What follows a problem must stand right behind it.
      "padding_side": .string(configuration.architecture == .decoderOnly ? "left" : "right"),
    ]
  }

  /// The vocabulary of a `tokenizer.json` whose model is a list of words.
  static func read(_ path: String) throws(FileError) -> Vocabulary {
    let kind = try JSONFile.read(KindFile.self, from: path).model.type
    guard kind == "WordLevel" else {
      throw FileError(
        path: path, place: "model.type",
        .malformed("is '\(kind ?? "missing")'; calque reads only vocabularies of words, WordLevel"))
    }
    let file = try JSONFile.read(WordFile.self, from: path)
    var ids = file.model.vocab
    for token in file.addedTokens ?? [] { ids[token.content] = token.id }
    return try VocabularyFile.vocabulary(ids: ids, path: path)
  }

  private struct KindFile: Decodable {
    struct Model: Decodable { var type: String? }
    var model: Model
  }

  private struct WordFile: Decodable {
    struct Model: Decodable { var vocab: [String: Int] }
    struct AddedToken: Decodable {
      var id: Int
      var content: String
    }
    var model: Model
    var addedTokens: [AddedToken]?

    enum CodingKeys: String, CodingKey {
      case model
      case addedTokens = "added_tokens"
    }
  }
}
