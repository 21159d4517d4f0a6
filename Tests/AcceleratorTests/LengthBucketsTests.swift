import Accelerator
import Randomness
import Testing
import Transformer

@Suite("Buckets of lengths")
struct LengthBucketsTests {
  private typealias Lengths = LengthBuckets.Lengths

  private static func pairs(_ count: Int, below bound: Int, seed: UInt64) -> [Lengths] {
    var draws = RandomStream(seed: seed)
    return (0..<count).map { _ in
      Lengths(
        source: draws.uniform(in: 1...bound), target: draws.uniform(in: 1...bound))
    }
  }

  /// The tokens of pairs, each padded to the first bucket that holds it.
  private func paddedTokens(_ pairs: [Lengths], _ buckets: LengthBuckets) throws -> Int {
    try pairs.reduce(0) { sum, pair in
      sum + buckets.all[try #require(buckets.bucket(for: pair))].sum
    }
  }

  @Test("every pair fits", arguments: [1, 2, 3, 5, 40])
  func fit(_ count: Int) throws {
    let limit = Lengths(source: 100, target: 90)
    for seed in 0..<20 as Range<UInt64> {
      let pairs = Self.pairs(60, below: 80, seed: seed)
      let buckets = LengthBuckets(for: pairs, count: count, multiple: 4, limit: limit)
      #expect(buckets.all.count <= count)
      #expect(pairs.allSatisfy { buckets.bucket(for: $0) != nil })
      for bucket in buckets.all {
        #expect(limit.holds(bucket))
        #expect(bucket.source % 4 == 0 && bucket.target % 4 == 0)
      }
    }
  }

  @Test("no other division into stretches has less padding")
  func optimality() throws {
    for seed in 0..<30 as Range<UInt64> {
      let pairs = Self.pairs(7, below: 9, seed: seed)
      let sorted = pairs.sorted { ($0.sum, $0.source) < ($1.sum, $1.source) }
      let buckets = LengthBuckets(
        for: pairs, count: 3, multiple: 1, limit: Lengths(source: 9, target: 9))
      func cost(_ part: ArraySlice<Lengths>) -> Int {
        let (source, target) = (part.map(\.source).max() ?? 0, part.map(\.target).max() ?? 0)
        return part.count * (source + target)
      }
      var least = Int.max
      for first in 0...7 {
        for second in first...7 {
          least = min(
            least, cost(sorted[..<first]) + cost(sorted[first..<second]) + cost(sorted[second...]))
        }
      }
      // A pair may fit into an earlier bucket than that of its stretch.
      #expect(try paddedTokens(pairs, buckets) <= least)
    }
  }

  @Test("more buckets waste less; as many as kinds waste nothing")
  func monotony() throws {
    let pairs = Self.pairs(50, below: 30, seed: 1)
    let limit = Lengths(source: 30, target: 30)
    let tokens = pairs.reduce(0) { $0 + $1.sum }
    let padded = try [1, 2, 4, 50].map {
      try paddedTokens(pairs, LengthBuckets(for: pairs, count: $0, multiple: 1, limit: limit))
    }
    for (fewer, more) in zip(padded, padded.dropFirst()) { #expect(more < fewer) }
    #expect(10 * tokens < 7 * padded[0] && padded[3] == tokens)
  }

  @Test("pairs beyond the limit have no bucket; batches have about the same tokens")
  func limits() {
    let limit = Lengths(source: 20, target: 10)
    let pairs = [Lengths(source: 30, target: 1), Lengths(source: 17, target: 9)]
    let buckets = LengthBuckets(for: pairs, count: 4, limit: limit)
    #expect(buckets.all == [limit])
    #expect(buckets.bucket(for: pairs[0]) == nil && buckets.bucket(for: pairs[1]) == 0)
    #expect(LengthBuckets(for: [], count: 4, limit: limit).all == [limit])
    #expect(buckets.shapes(tokensPerBatch: 1000).map(\.sequences) == [32])
    #expect(buckets.shapes(tokensPerBatch: 10).map(\.sequences) == [8])
  }
}
