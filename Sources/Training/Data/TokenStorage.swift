import Tokenization

/// A growing array of token ids in the narrowest integers that hold the vocabulary.
struct TokenStorage: Sendable {
  /// Exactly one of these is in use.
  private var bytes: [UInt8] = []
  private var halves: [UInt16] = []
  private var words: [Int32] = []
  private let vocabularySize: Int

  init(vocabularySize: Int) { self.vocabularySize = vocabularySize }

  var count: Int {
    if vocabularySize <= 1 << 8 { return bytes.count }
    return vocabularySize <= 1 << 16 ? halves.count : words.count
  }

  mutating func append(_ token: TokenID) {
    precondition(
      token >= 0 && token < vocabularySize, "token \(token) of a vocabulary of \(vocabularySize)")
    if vocabularySize <= 1 << 8 {
      bytes.append(UInt8(truncatingIfNeeded: token))
    } else if vocabularySize <= 1 << 16 {
      halves.append(UInt16(truncatingIfNeeded: token))
    } else {
      words.append(token)
    }
  }

  /// Appends a range of the tokens of another array of the same vocabulary.
  mutating func append(_ range: Range<Int>, of other: TokenStorage) {
    precondition(
      vocabularySize == other.vocabularySize,
      "vocabularies of \(vocabularySize) and \(other.vocabularySize) tokens")
    if vocabularySize <= 1 << 8 {
      bytes.append(contentsOf: other.bytes[range])
    } else if vocabularySize <= 1 << 16 {
      halves.append(contentsOf: other.halves[range])
    } else {
      words.append(contentsOf: other.words[range])
    }
  }

  /// Removes all tokens and keeps the memory.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    halves.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
  }

  /// Appends the tokens of a range to an array.
  func copy(_ range: Range<Int>, to tokens: inout [TokenID]) {
    if vocabularySize <= 1 << 8 {
      for byte in bytes[range] { tokens.append(TokenID(byte)) }
    } else if vocabularySize <= 1 << 16 {
      for half in halves[range] { tokens.append(TokenID(half)) }
    } else {
      tokens.append(contentsOf: words[range])
    }
  }

  /// Takes all tokens into a checksum.
  func update(_ checksum: inout Checksum) {
    unsafe checksum.update(bytes.span.bytes)
    unsafe checksum.update(halves.span.bytes)
    unsafe checksum.update(words.span.bytes)
  }
}
