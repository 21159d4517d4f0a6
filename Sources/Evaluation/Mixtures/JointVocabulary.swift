public import Tokenization

extension Vocabulary {
  /// The vocabulary of several tasks: the special tokens, the words of the first, then of each other task the words that
  /// are new, in its order.
  ///
  /// So one task keeps its own vocabulary, and so do tasks that share one.
  public init(joining vocabularies: [Vocabulary]) {
    var words: [String] = []
    var seen = Set(Special.allCases.map(\.token))
    for vocabulary in vocabularies {
      for word in vocabulary.tokens where seen.insert(word).inserted { words.append(word) }
    }
    self.init(words: words)
  }
}
