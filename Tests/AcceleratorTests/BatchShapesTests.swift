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

  private static func model(limit: Int) -> TransformerConfiguration {
    .tiny { $0.maximumLength = limit }
  }

  /// Also pairs that are longer than any of the sample; every one has a shape that the model can be run in.
  @Test(
    "are such that the model takes every batch",
    arguments: TransformerConfiguration.Architecture.allCases)
  func limits(_ architecture: TransformerConfiguration.Architecture) throws {
    var draws = RandomStream(seed: 7)
    for _ in 0..<20 {
      let configuration = TransformerConfiguration.tiny {
        $0.architecture = architecture
        $0.vocabularySize = 12
        $0.maximumLength = draws.uniform(in: 22...40)
        $0.answerLength = draws.uniform(in: 2...20)
      }
      let answer = architecture == .encoderOnly ? configuration.answerLength - 1 : 9
      var options = DeviceOptions()
      options.buckets = draws.uniform(in: 1...4)
      options.tokens = draws.uniform(in: 60...600)
      let sample = Self.pairs(50, sources: 1...6, targets: 0...min(answer, 5), &draws)
      let shapes = BatchShapes(sample: sample, for: configuration, batch: 40, options: options)
      let others = Self.pairs(40, sources: 1...10, targets: 0...answer, &draws)
      let encoder = try BatchEncoder(configuration)
      var scratch = PairScratch()
      for (shape, members) in shapes.batches(of: others, in: 0..<40) {
        var batch = PackedBatch()
        for pair in members { others.append(pair, to: &batch, &scratch) }
        #expect(throws: Never.self) { try encoder.encode(batch, paddedTo: shape, step: 1) }
      }
    }
  }

  private static func pairs(
    _ count: Int, sources: ClosedRange<Int>, targets: ClosedRange<Int>, _ draws: inout RandomStream
  ) -> TokenPairs {
    var pairs = TokenPairs(vocabularySize: 12)
    func sequence(_ lengths: ClosedRange<Int>) -> [TokenID] {
      (0..<draws.uniform(in: lengths)).map { _ in TokenID(draws.uniform(in: 3...11)) }
    }
    for _ in 0..<count { pairs.append(source: sequence(sources), target: sequence(targets)) }
    return pairs
  }

  @Test(
    "hold every pair once, in its order, in few tokens", arguments: [1, 2, 4], [100, 400, 4_000])
  func division(_ buckets: Int, _ tokens: Int) {
    var options = DeviceOptions()
    options.buckets = buckets
    options.tokens = tokens
    let sample = Self.pairs(300, longest: 30, seed: 1)
    let shapes = BatchShapes(
      sample: sample, for: Self.model(limit: 50), batch: 64, options: options)
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
    let one = BatchShapes(sample: equal, for: Self.model(limit: 8), batch: 64, options: options)
    #expect(one.all == [PaddedShape(sequences: 64, source: 8, target: 8)])
    #expect(one.waste(on: equal, batch: 64) == 0)
    let mixed = Self.pairs(1_000, longest: 60, seed: 3)
    let wastes = [1, 4].map { buckets in
      options.buckets = buckets
      return BatchShapes(
        sample: mixed, for: Self.model(limit: 61), batch: 500, options: options
      ).waste(on: mixed, batch: 500)
    }
    #expect(wastes[1] < 0.75 * wastes[0], "\(wastes)")
  }
}
