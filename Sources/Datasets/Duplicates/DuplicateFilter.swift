/// Remembers the hashes of all examples of a dataset in bounded memory.
///
/// The latest hashes are in a table; when it is full they move to a sorted file. A Bloom filter over
/// the file says for nearly all new hashes that they are not there. So a hundred million examples take
/// 32 MiB and 1.5 bytes an example, and no answer depends on chance.
struct DuplicateFilter {
  /// Hashes held in the table before they move to the file: 32 MiB.
  static let tableCapacity = 1 << 21

  private var recent = HashSet64()
  private let capacity: Int
  private let expectedCount: Int
  private let path: String
  private var stored: StoredHashes?

  /// The hashes on disk and what says quickly that one is not among them.
  private struct StoredHashes {
    var file: SortedHashFile
    var filter: BloomFilter
  }

  /// Prepares a filter for at most this many examples; the file, if one is needed, is made at `path`.
  init(expectedCount: Int, path: String, tableCapacity: Int = Self.tableCapacity) {
    self.expectedCount = expectedCount
    self.path = path
    capacity = tableCapacity
  }

  /// Takes in a hash; false where it was there already.
  mutating func insert(_ hash: UInt64) throws(DatasetError) -> Bool {
    if recent.contains(hash) { return false }
    if let stored, stored.filter.mayContain(hash), try stored.file.contains(hash) { return false }
    _ = recent.insert(hash)
    if recent.count >= capacity { try store() }
    return true
  }

  private mutating func store() throws(DatasetError) {
    let hashes = recent.removeAllSorted()
    var filter = stored?.filter ?? BloomFilter(expectedCount: expectedCount)
    for hash in hashes { filter.insert(hash) }
    let file = try SortedHashFile(merging: hashes, with: stored?.file, path: path)
    stored = StoredHashes(file: file, filter: filter)
  }
}
