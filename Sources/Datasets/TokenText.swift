public import Tokenization

/// The UTF-8 bytes of every token, for writing columns without making strings.
public struct TokenText: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// Collects the bytes of a vocabulary's tokens.
  public init(_ vocabulary: Vocabulary) {
    for token in vocabulary.tokens {
      bytes.append(contentsOf: token.utf8)
      ends.append(bytes.count)
    }
  }

  /// Appends the tokens separated by single spaces.
  public func append(_ tokens: [TokenID], to text: inout [UInt8]) {
    for (position, token) in tokens.enumerated() {
      if position > 0 { text.append(UInt8(ascii: " ")) }
      let id = Int(token)
      for index in (id == 0 ? 0 : ends[id - 1])..<ends[id] { text.append(bytes[index]) }
    }
  }
}
