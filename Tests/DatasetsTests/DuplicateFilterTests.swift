import Randomness
import Testing

@testable import Datasets

struct DuplicateFilterTests {
  /// Hashes of which many repeat, taken in by filters that hold few, some or all of them in memory.
  @Test(arguments: [16, 100, 1 << 21])
  func everyHashIsNewExactlyOnce(_ tableCapacity: Int) throws {
    let folder = try TemporaryFolder()
    var random = RandomStream(seed: UInt64(tableCapacity))
    var filter = DuplicateFilter(
      expectedCount: 3000, path: folder.path("hashes"), tableCapacity: tableCapacity)
    var known: Set<UInt64> = []
    let extremes: [UInt64] = [0, .max, 1, .max - 1]
    for step in 0..<6000 {
      let isExtreme = random.chance(0.01)
      let hash =
        isExtreme
        ? extremes[random.uniform(below: 4)]
        : RandomStream(seed: 7).child(UInt64(random.uniform(below: 3000))).word
      #expect(try filter.insert(hash) == known.insert(hash).inserted, "step \(step)")
    }
    #expect(folder.names(in: "") == [], "the file has no name")
  }

  @Test func bloomFilterNeverDeniesAndRarelyErrs() {
    var filter = BloomFilter(expectedCount: 20_000)
    func hash(_ index: Int) -> UInt64 { RandomStream(seed: 3).child(UInt64(index)).word }
    for index in 0..<20_000 { filter.insert(hash(index)) }
    #expect((0..<20_000).allSatisfy { filter.mayContain(hash($0)) })
    let errors = (20_000..<40_000).count { filter.mayContain(hash($0)) }
    #expect(errors < 400)
  }
}

extension RandomStream {
  /// The first word of the stream.
  fileprivate var word: UInt64 {
    var copy = self
    return copy.next()
  }
}
