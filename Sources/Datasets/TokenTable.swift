import Tokenization

/// Finds the id of a token from its bytes in a line, without making a string.
struct TokenTable {
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  /// Open addressing; −1 marks an empty slot.
  private var slots: [TokenID]

  /// Makes the table of a vocabulary.
  init(_ vocabulary: Vocabulary) {
    var size = 16
    while size < 4 * vocabulary.count { size *= 2 }
    slots = [TokenID](repeating: -1, count: size)
    for (id, token) in vocabulary.tokens.enumerated() {
      let word = Array(token.utf8)
      bytes.append(contentsOf: word)
      starts.append(bytes.count)
      slots[slot(for: word[...])] = TokenID(id)
    }
  }

  /// The id of the word, or nil where the vocabulary lacks it.
  func id(of word: ArraySlice<UInt8>) -> TokenID? {
    let id = slots[slot(for: word)]
    return id >= 0 ? id : nil
  }

  /// The slot that holds the word or the empty one where it belongs.
  private func slot(for word: ArraySlice<UInt8>) -> Int {
    var hash: UInt32 = 0x811c_9dc5
    for byte in word { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    var index = Int(hash ^ (hash >> 15)) & (slots.count - 1)
    while slots[index] >= 0, !matches(word, Int(slots[index])) {
      index = (index + 1) & (slots.count - 1)
    }
    return index
  }

  private func matches(_ word: ArraySlice<UInt8>, _ id: Int) -> Bool {
    word.elementsEqual(bytes[starts[id]..<starts[id + 1]])
  }
}
