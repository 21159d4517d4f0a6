import Randomness
import Testing
import Tokenization
import Transformer

@testable import Training

struct BatchTests {
  private let pairs = ReversalTask.pairs(50, seed: 3, longest: 6)

  private func sampler(
    _ size: Int, _ measure: BatchSize.Measure = .examples, from position: DataPosition = .init()
  ) -> BatchSampler {
    var options = BatchSize()
    options.size = size
    options.measure = measure
    return BatchSampler(
      ShuffledReader(pairs, order: RandomStream(seed: 9), from: position), options,
      vocabularySize: pairs.vocabularySize)
  }

  private var batch: TokenPairs { TokenPairs(vocabularySize: pairs.vocabularySize) }

  @Test func eachPassHasEveryExampleOnceInAnOrderOfItsOwn() {
    let reader = ShuffledReader(pairs, order: RandomStream(seed: 9), from: DataPosition())
    let drawn = (0..<150).map { _ in reader.nextIndex() }
    let passes = (0..<3).map { Array(drawn[($0 * 50)..<($0 * 50 + 50)]) }
    for pass in passes { #expect(pass.sorted() == Array(0..<50)) }
    #expect(Set(passes).count == 3)
  }

  @Test(arguments: [(16, BatchSize.Measure.examples), (40, .tokens), (1, .tokens)])
  func aSamplerGoesOnFromAnyPosition(size: Int, measure: BatchSize.Measure) throws {
    var whole = sampler(size, measure)
    var (expected, found) = (batch, batch)
    for _ in 0..<20 {
      var resumed = sampler(size, measure, from: whole.position)
      try whole.next(into: &expected)
      try resumed.next(into: &found)
      #expect(found.checksum == expected.checksum && !found.isEmpty)
      #expect(resumed.position == whole.position)
    }
  }

  @Test func aBudgetOfTokensIsKept() throws {
    var sampler = sampler(40, .tokens)
    var batch = batch
    for _ in 0..<20 {
      try sampler.next(into: &batch)
      let cost = (0..<batch.count).reduce(0) { $0 + batch.cost(of: $1) }
      #expect(cost <= 40 && cost > 40 - 14)
    }
  }

  @Test(arguments: [1, 2, 3, 7]) func sharesAreBalancedAndComplete(workerCount: Int) {
    var shares = BatchShares(workerCount: workerCount)
    let batch = Array(Int32(0)..<40)
    shares.deal(batch, from: pairs)
    let parts = shares.shares
    #expect(parts.reduce(0) { $0 + $1.sequenceCount } == 40)
    let loads = parts.map(\.tokenCount)
    #expect(loads.reduce(0, +) == batch.reduce(0) { $0 + pairs.cost(of: Int($1)) })
    #expect((loads.max() ?? 0) - (loads.min() ?? 0) <= 4)
    var first = 0
    for part in parts {
      #expect(part.firstSequence == first)
      first += part.sequenceCount
    }
  }

  @Test func moreWorkersThanExamplesLeaveSharesEmpty() {
    var shares = BatchShares(workerCount: 4)
    shares.deal([3, 1] as [Int32], from: pairs)
    #expect(shares.shares.map(\.sequenceCount) == [1, 1, 0, 0])
  }

  @Test func sequencesAreFramedByStartAndEnd() {
    var pairs = TokenPairs(vocabularySize: 10)
    pairs.append(source: [5, 6], target: [7])
    var shares = BatchShares(workerCount: 1)
    shares.deal([0] as [Int32], from: pairs)
    let (start, end) = (Vocabulary.Special.start.rawValue, Vocabulary.Special.end.rawValue)
    #expect(shares.shares[0].sourceTokens == [5, 6, end])
    #expect(shares.shares[0].decoderInputs == [start, 7])
    #expect(shares.shares[0].targets == [7, end])
  }

  @Test(arguments: [10, 256, 257, 65_536, 65_537, 1_000_000])
  func tokensSurviveStorageInAnyWidth(vocabularySize: Int) {
    var pairs = TokenPairs(vocabularySize: vocabularySize)
    let last = TokenID(vocabularySize - 1)
    pairs.append(source: [0, last, 3], target: [])
    pairs.append(source: [last], target: [last, 1])
    #expect(pairs.count == 2)
    #expect(pairs.source(0) == [0, last, 3] && pairs.target(0) == [])
    #expect(pairs.source(1) == [last] && pairs.target(1) == [last, 1])
    #expect(pairs.lengths.source == 4 && pairs.lengths.target == 3)
  }

  @Test func theChecksumSeesWhereSequencesEnd() {
    var first = TokenPairs(vocabularySize: 10)
    first.append(source: [1, 2], target: [3])
    var second = TokenPairs(vocabularySize: 10)
    second.append(source: [1], target: [2, 3])
    #expect(first.checksum != second.checksum)
  }
}
