import Foundation
import JSON5
import Testing
import Tokenization
import Transformer

@testable import Training

struct TokenizerFileTests {
  private static let words = ["+", "INT+", "Y'", "\"", "\\", "⊕", "ä", "\u{7f}", "unk", "<x>", "0"]

  @Test(arguments: TransformerConfiguration.Architecture.allCases)
  func theVocabularyIsReadBack(architecture: TransformerConfiguration.Architecture) throws {
    let folder = try TemporaryFolder()
    let vocabulary = Vocabulary(words: Self.words)
    try folder.write(TokenizerFile.bytes(of: vocabulary, for: architecture), to: "tokenizer.json")
    #expect(try TokenizerFile.read(folder("tokenizer.json")) == vocabulary)
  }

  @Test func theFileSaysWhatTheLibraryReads() throws {
    let bytes = TokenizerFile.bytes(of: Vocabulary(words: ["a", "\""]), for: .decoderOnly)
    let tree = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    func special(_ text: String, _ id: Int) -> JSONValue {
      .object([
        "id": .string(text), "ids": .array([.integer(id)]), "tokens": .array([.string(text)]),
      ])
    }
    func part(_ kind: String, _ name: String) -> JSONValue {
      .object([kind: .object(["id": .string(name), "type_id": .integer(0)])])
    }
    #expect(tree[["pre_tokenizer", "type"]] == .string("WhitespaceSplit"))
    #expect(tree[["normalizer"]] == .null)
    #expect(tree[["decoder"]] == .null)
    #expect(tree[["model", "type"]] == .string("WordLevel"))
    #expect(
      tree[["model", "vocab"]]
        == .object([
          "<s>": .integer(0), "<pad>": .integer(1), "</s>": .integer(2), "a": .integer(3),
          "\"": .integer(4),
        ]))
    #expect(
      tree[["post_processor", "single"]]
        == .array([
          part("Sequence", "A"), part("SpecialToken", "</s>"), part("SpecialToken", "<s>"),
        ]))
    #expect(
      tree[["post_processor", "special_tokens"]]
        == .object(["</s>": special("</s>", 2), "<s>": special("<s>", 0)]))
    guard case .array(let added) = tree[["added_tokens"]] else {
      Issue.record("no added tokens")
      return
    }
    #expect(added.map { $0[["content"]] } == [.string("<s>"), .string("<pad>"), .string("</s>")])
    #expect(added.allSatisfy { $0[["special"]] == .boolean(true) })
  }

  @Test func wordsWithSpecialTokensInsideAreRefused() throws {
    try TokenizerFile.check(Vocabulary(words: Self.words))
    let error = try #require(throws: ConfigurationError.self) {
      try TokenizerFile.check(Vocabulary(words: ["x", "x</s>"]))
    }
    #expect(
      error.description
        == "tokenizer.json: the token 'x</s>' contains '</s>', which tokenizers would cut out")
  }
}
