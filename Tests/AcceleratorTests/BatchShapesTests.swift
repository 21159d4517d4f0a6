import Accelerator
import Randomness
import Testing
import Tokenization
import Training
import Transformer

@Suite("Shapes of a run's batches")
struct BatchShapesTests {
  static func pairs(_ count: Int, longest: Int, seed: UInt64) -> TokenPairs {
    var draws = RandomStream(seed: seed)
    var pairs = TokenPairs(vocabularySize: 12)
    func sequence(_ longest: Int) -> [TokenID] {
      (0..<draws.uniform(in: 1...longest)).map { _ in TokenID(draws.uniform(in: 3...11)) }
    }
    for _ in 0..<count { pairs.append(source: sequence(longest), target: sequence(longest / 2)) }
    return pairs
  }

  @Test(
    "hold every pair once, in its order, in few tokens", arguments: [1, 2, 4], [100, 400, 4_000])
  func division(_ buckets: Int, _ tokens: Int) {
    var options = DeviceOptions()
    options.buckets = buckets
    options.tokens = tokens
    let sample = Self.pairs(300, longest: 30, seed: 1)
    let shapes = BatchShapes(sample: sample, limit: 50, batch: 64, options: options)
    #expect(shapes.all.count <= buckets + 1)
    for shape in shapes.all {
      #expect(
        shape.sequences == 1 || shape.sequences * (shape.source + shape.target) <= tokens)
    }
    // Longer ones than any of the sample.
    let others = Self.pairs(200, longest: 49, seed: 2)
    var seen: [Int] = []
    for (shape, members) in shapes.batches(of: others, in: 20..<180) {
      #expect(!members.isEmpty && members.count <= shape.sequences && members == members.sorted())
      for pair in members {
        #expect(others.source(pair).count + 1 <= shape.source)
        #expect(others.target(pair).count + 1 <= shape.target)
      }
      seen += members
    }
    #expect(seen.sorted() == Array(20..<180))
  }

  @Test("waste little where lengths are equal, and less with more shapes")
  func waste() {
    var equal = TokenPairs(vocabularySize: 12)
    for _ in 0..<128 {
      equal.append(source: [3, 4, 5, 6, 7, 8, 9], target: [3, 4, 5, 6, 7, 8, 9])
    }
    var options = DeviceOptions()
    let one = BatchShapes(sample: equal, limit: 8, batch: 64, options: options)
    #expect(one.all == [PaddedShape(sequences: 64, source: 8, target: 8)])
    #expect(one.waste(on: equal, batch: 64) == 0)
    let mixed = Self.pairs(1_000, longest: 60, seed: 3)
    let wastes = [1, 4].map { buckets in
      options.buckets = buckets
      return BatchShapes(sample: mixed, limit: 61, batch: 500, options: options)
        .waste(on: mixed, batch: 500)
    }
    #expect(wastes[1] < 0.75 * wastes[0], "\(wastes)")
  }
}
