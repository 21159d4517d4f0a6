/// A set that may take a hash for one of its own, with a chance of about 1 in 200, but never denies one.
///
/// Bits of one element lie in one cache line (Putze, Sanders and Singler 2007, "blocked").
struct BloomFilter {
  private var words: [UInt64]
  private let blockMask: UInt64

  private static let bitsPerElement = 12
  private static let wordsPerBlock = 8
  /// Nine bits of a word choose one of the 512 bits of a block.
  private static let bitsSet = 7

  /// Creates a filter for this many hashes; more make false answers likelier.
  init(expectedCount: Int) {
    let blocks = max(expectedCount, 1) * Self.bitsPerElement / (64 * Self.wordsPerBlock) + 1
    var count = 1
    while count < blocks { count *= 2 }
    words = [UInt64](repeating: 0, count: count * Self.wordsPerBlock)
    blockMask = UInt64(count - 1)
  }

  mutating func insert(_ hash: UInt64) {
    let block = firstWord(of: hash)
    var bits = Self.spread(hash)
    for _ in 0..<Self.bitsSet {
      words[block + Int(bits >> 6 & 7)] |= 1 << (bits & 63)
      bits >>= 9
    }
  }

  func mayContain(_ hash: UInt64) -> Bool {
    let block = firstWord(of: hash)
    var bits = Self.spread(hash)
    for _ in 0..<Self.bitsSet {
      if words[block + Int(bits >> 6 & 7)] >> (bits & 63) & 1 == 0 { return false }
      bits >>= 9
    }
    return true
  }

  private func firstWord(of hash: UInt64) -> Int {
    Int(hash >> 20 & blockMask) * Self.wordsPerBlock
  }

  private static func spread(_ hash: UInt64) -> UInt64 {
    (hash ^ hash >> 29) &* 0xbf58_476d_1ce4_e5b9
  }
}
