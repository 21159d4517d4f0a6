import Testing
import Tokenization

@Suite struct VocabularyTests {
  let vocabulary = Vocabulary(words: ["add", "mul", "x", "INT+", "0", "1"])

  @Test func specialTokensComeFirst() {
    // The ids of BART, which exported models rely on.
    #expect(Array(vocabulary.tokens.prefix(3)) == ["<s>", "<pad>", "</s>"])
    for special in Vocabulary.Special.allCases {
      #expect(vocabulary[special.rawValue] == special.token)
      #expect(vocabulary.id(of: special.token) == special.rawValue)
    }
  }

  @Test func wordsKeepTheirOrder() {
    #expect(Array(vocabulary.tokens.dropFirst(3)) == ["add", "mul", "x", "INT+", "0", "1"])
    #expect(vocabulary.count == 9)
    #expect(vocabulary.id(of: "add") == 3)
  }

  @Test func idsAndTokensAreInverse() {
    for (index, token) in vocabulary.tokens.enumerated() {
      #expect(vocabulary.id(of: token) == TokenID(index))
      #expect(vocabulary[TokenID(index)] == token)
    }
  }

  @Test(arguments: ["sub", "", "X", "add ", "<S>"])
  func unknownTokensHaveNoID(token: String) {
    #expect(vocabulary.id(of: token) == nil)
  }

  @Test func partsOfALineAreLookedUp() {
    let ids = "add x 1".split(separator: " ").map { vocabulary.id(of: $0) }
    #expect(ids == [3, 5, 8])
  }

  @Test func theOrderIsPartOfTheValue() {
    #expect(vocabulary == Vocabulary(words: ["add", "mul", "x", "INT+", "0", "1"]))
    #expect(vocabulary != Vocabulary(words: ["mul", "add", "x", "INT+", "0", "1"]))
    #expect(Vocabulary(words: []).count == 3)
  }

  @Test func repeatedWordsTrap() async {
    await #expect(processExitsWith: .failure) { _ = Vocabulary(words: ["x", "y", "x"]) }
    await #expect(processExitsWith: .failure) { _ = Vocabulary(words: ["<pad>"]) }
  }
}
