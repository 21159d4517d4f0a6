import Foundation
import Randomness
import Tensors
import Testing
import Transformer

@Suite("Sequence search")
struct SearchTests {
  static let frame = SequenceFrame(start: 0, end: 2)
  /// Flat distributions end at once or never; larger weights make them as peaked as those of a trained model.
  private func weights(_ configuration: TransformerConfiguration, seed: UInt64) -> Parameters {
    let weights = Parameters(configuration, initializedFrom: RandomStream(seed: seed))
    for index in 0..<weights.values.count { weights.values[index] *= 1.5 }
    return weights
  }

  private func sources(_ count: Int, seed: UInt64) -> [[Int32]] {
    var draws = RandomStream(seed: seed)
    return (0..<count).map { _ in
      (0..<draws.uniform(in: 1...8)).map { _ in Int32(draws.uniform(in: 3...10)) } + [2]
    }
  }

  private func options(beam: Int = 1, length: Int = 9, penalty: Float = 1) -> SearchOptions {
    var options = SearchOptions()
    options.beamWidth = beam
    options.maximumLength = length
    options.lengthPenalty = penalty
    return options
  }

  @Test("greedy search takes the greatest logit of the whole model", arguments: ModelVariant.all)
  func greedy(_ variant: ModelVariant) throws {
    let configuration = variant.configuration
    let seed: UInt64 = 3
    let weights = weights(configuration, seed: seed)
    let model = try TransformerModel(configuration)
    let decoder = try IncrementalDecoder(configuration, weights: weights)
    let sources = sources(5, seed: seed)
    let found = try GreedySearch(frame: Self.frame).search(sources, with: decoder)
    for (source, hypotheses) in zip(sources, found) {
      #expect(hypotheses.count == 1)
      let hypothesis = try #require(hypotheses.first)
      let targets = hypothesis.tokens + (hypothesis.isComplete ? [2] : [])
      var batch = PackedBatch()
      batch.append(source: source, decoderInputs: [0] + targets.dropLast(), targets: targets)
      let loss = model.loss(of: batch, parameters: weights)
      #expect(loss.correctTokenCount == targets.count)
      #expect(abs(Double(hypothesis.logProbability) + loss.lossSum) < 1e-3)
      #expect(abs(Double(hypothesis.score) + loss.meanLoss) < 1e-3)
      let room =
        switch configuration.architecture {
        case .encoderDecoder: configuration.maximumLength
        case .encoderOnly: configuration.answerLength
        case .decoderOnly: configuration.maximumLength - source.count
        }
      #expect(hypothesis.isComplete || targets.count == room)
    }
  }

  @Test("a beam of one hypothesis is greedy search", arguments: 0..<20)
  func narrowBeam(seed: UInt64) throws {
    let configuration = TransformerModelTests.configuration()
    let decoder = try IncrementalDecoder(
      configuration, weights: weights(configuration, seed: seed))
    let sources = sources(4, seed: seed)
    let greedy = try GreedySearch(frame: Self.frame, options: options())
      .search(sources, with: decoder)
    let beam = try BeamSearch(frame: Self.frame, options: options())
      .search(sources, with: decoder)
    #expect(greedy == beam)
  }

  @Test("a beam wide enough finds what trying everything finds", arguments: 0..<8)
  func exhaustive(seed: UInt64) throws {
    let configuration = TransformerModelTests.configuration { $0.vocabularySize = 5 }
    let weights = weights(configuration, seed: seed)
    let decoder = try IncrementalDecoder(configuration, weights: weights)
    let source: [Int32] = [3, 4, 3, 2]
    var options = options(beam: 400, length: 4, penalty: seed % 2 == 0 ? 1 : 0.5)
    options.stopsEarly = false
    let found = try BeamSearch(frame: Self.frame, options: options)
      .search([source], with: decoder)[0]
    let all = try everySequence(configuration, weights, source, length: 4, options: options)
    #expect(found.count == all.count)
    for (hypothesis, expected) in zip(found, all) {
      #expect(abs(hypothesis.score - expected.score) < 1e-4)
    }
    #expect(Set(found.map(\.tokens)) == Set(all.map(\.tokens)))
    // A narrower beam without early stopping returns a part of them, the best first.
    options.beamWidth = 3
    let few = try BeamSearch(frame: Self.frame, options: options).search([source], with: decoder)[0]
    #expect(few.count == 3)
    #expect(few.map(\.score) == few.map(\.score).sorted(by: >))
    #expect(few.allSatisfy { one in all.contains { abs($0.score - one.score) < 1e-4 } })
  }

  /// All sequences up to a length with the scores of the teacher-forced model, the best first.
  private func everySequence(
    _ configuration: TransformerConfiguration, _ weights: Parameters, _ source: [Int32],
    length: Int, options: SearchOptions
  ) throws -> [Hypothesis] {
    let model = try TransformerModel(configuration)
    var prefixes: [[Int32]] = [[]]
    var result: [Hypothesis] = []
    for count in 1...length {
      var next: [[Int32]] = []
      for prefix in prefixes {
        for token in Int32(0)..<5 where token == 2 || count < length {
          if token != 2 { next.append(prefix + [token]) }
        }
        let last: [Int32] = count < length ? [2] : [0, 1, 2, 3, 4]
        for token in last {
          var batch = PackedBatch()
          batch.append(source: source, decoderInputs: [0] + prefix, targets: prefix + [token])
          let sum = Float(-model.loss(of: batch, parameters: weights).lossSum)
          result.append(
            Hypothesis(
              tokens: token == 2 ? prefix : prefix + [token], logProbability: sum,
              score: options.score(logProbability: sum, count: count), isComplete: token == 2))
        }
      }
      prefixes = next
    }
    return result.sorted { $0.score > $1.score }
  }

  @Test("the number of workers changes nothing", arguments: [1, 2, 3, 7])
  func workers(count: Int) throws {
    let configuration = TransformerModelTests.configuration()
    let weights = weights(configuration, seed: 3)
    let sources = sources(23, seed: 3)
    var options = options(beam: 4)
    options.rowsPerBatch = 13
    let search = BeamSearch(frame: Self.frame, options: options)
    let found = try search.search(
      sources, configuration: configuration, weights: weights, workers: count)
    let decoder = try IncrementalDecoder(configuration, weights: weights)
    var expected: [[Hypothesis]] = []
    for start in stride(from: 0, to: 23, by: 3) {
      expected += try search.search(Array(sources[start..<min(start + 3, 23)]), with: decoder)
    }
    #expect(found == expected)
    #expect(found.allSatisfy { $0.count == 4 })
  }

  @Test("sources decoded together come out as alone")
  func packing() throws {
    let configuration = TransformerModelTests.configuration()
    let decoder = try IncrementalDecoder(configuration, weights: weights(configuration, seed: 8))
    let sources = sources(9, seed: 8)
    let search = BeamSearch(frame: Self.frame, options: options(beam: 3))
    let together = try search.search(sources, with: decoder)
    for (source, hypotheses) in zip(sources, together) {
      let alone = try search.search([source], with: decoder)[0]
      #expect(alone.map(\.tokens) == hypotheses.map(\.tokens))
      #expect(zip(alone, hypotheses).allSatisfy { abs($0.score - $1.score) < 1e-5 })
    }
  }

  /// Sources of very different lengths, of which a lone decoder answers the longest with one token.
  @Test(
    "every search answers a source as it does alone",
    arguments: ModelVariant.all.filter { $0.configuration.architecture == .decoderOnly })
  func mixedLengths(_ variant: ModelVariant) throws {
    let configuration = variant.configuration
    let longest = configuration.maximumLength - 1
    for seed: UInt64 in 0..<4 {
      let decoder = try IncrementalDecoder(
        configuration, weights: weights(configuration, seed: seed))
      var draws = RandomStream(seed: seed)
      let sources = [longest, 1, draws.uniform(in: 2...longest), 3].map { count in
        (0..<count).map { _ in Int32(draws.uniform(in: 3...10)) }
      }
      var sampling = SamplingOptions()
      (sampling.sampleCount, sampling.temperature) = (3, 2)
      let options = options(beam: 3, length: 40)
      let searches: [any SequenceSearch] = [
        GreedySearch(frame: Self.frame, options: options),
        BeamSearch(frame: Self.frame, options: options),
        SamplingSearch(frame: Self.frame, options: options, sampling: sampling),
      ]
      for search in searches {
        for (source, hypotheses) in zip(sources, try search.search(sources, with: decoder)) {
          let alone = try search.search([source], with: decoder)[0]
          #expect(alone.map(\.tokens) == hypotheses.map(\.tokens))
          #expect(alone.map(\.isComplete) == hypotheses.map(\.isComplete))
          #expect(zip(alone, hypotheses).allSatisfy { abs($0.score - $1.score) < 1e-4 })
        }
      }
    }
  }

  @Test("an error of a batch names the source by its place among all")
  func errorPlace() throws {
    let configuration = TransformerModelTests.configuration()
    let weights = weights(configuration, seed: 3)
    var options = options(beam: 2)
    options.rowsPerBatch = 4
    var sources = sources(9, seed: 3)
    sources[7] = Array(repeating: 3, count: 12)
    #expect(throws: BatchError.length(sequence: 7, count: 12, limit: 9)) {
      try BeamSearch(frame: Self.frame, options: options).search(
        sources, configuration: configuration, weights: weights, workers: 2)
    }
  }

  @Test("samples occur as often as the model says")
  func sampling() throws {
    let configuration = TransformerModelTests.configuration {
      $0.vocabularySize = 5
      $0.maximumLength = 3
    }
    let weights = weights(configuration, seed: 4)
    let decoder = try IncrementalDecoder(configuration, weights: weights)
    var sampling = SamplingOptions()
    sampling.sampleCount = 4000
    let source: [Int32] = [3, 4, 2]
    let found = try SamplingSearch(frame: Self.frame, sampling: sampling)
      .search([source], with: decoder)[0]
    #expect(found.count == 4000)
    let model = try TransformerModel(configuration)
    for (tokens, hypotheses) in Dictionary(grouping: found, by: \.tokens) {
      let hypothesis = hypotheses[0]
      var batch = PackedBatch()
      let targets = hypothesis.isComplete ? tokens + [2] : tokens
      batch.append(source: source, decoderInputs: [0] + targets.dropLast(), targets: targets)
      let logProbability = model.logProbabilities(of: batch, parameters: weights)[0]
      #expect(abs(Double(hypothesis.logProbability) - logProbability) < 1e-3)
      let expected = 4000 * exp(logProbability)
      let deviation = (expected * (1 - expected / 4000)).squareRoot()
      #expect(abs(Double(hypotheses.count) - expected) < 5 * deviation + 1, "\(tokens)")
    }
  }

  @Test("cool, few and nuclear samples are the likeliest ones")
  func narrowSampling() throws {
    let configuration = TransformerModelTests.configuration()
    let weights = weights(configuration, seed: 9)
    let decoder = try IncrementalDecoder(configuration, weights: weights)
    let sources = sources(4, seed: 9)
    let greedy = try GreedySearch(frame: Self.frame).search(sources, with: decoder)
    for change: (inout SamplingOptions) -> Void in [
      { $0.temperature = 1e-4 }, { $0.topK = 1 }, { $0.topP = 1e-6 },
    ] {
      var sampling = SamplingOptions()
      sampling.sampleCount = 3
      change(&sampling)
      let found = try SamplingSearch(frame: Self.frame, sampling: sampling)
        .search(sources, with: decoder)
      for (samples, best) in zip(found, greedy) {
        #expect(samples.map(\.tokens) == Array(repeating: best[0].tokens, count: 3))
      }
    }
  }

  @Test("a source has the same samples whatever is decoded beside it")
  func sampleIndependence() throws {
    let configuration = TransformerModelTests.configuration()
    let decoder = try IncrementalDecoder(
      configuration, weights: weights(configuration, seed: 1))
    let sources = sources(3, seed: 2)
    var sampling = SamplingOptions()
    sampling.sampleCount = 5
    let search = SamplingSearch(frame: Self.frame, sampling: sampling)
    let together = try search.search(sources, with: decoder)
    for (source, samples) in zip(sources, together) {
      #expect(try search.search([source], with: decoder)[0].map(\.tokens) == samples.map(\.tokens))
    }
    sampling.seed = 1
    let other = try SamplingSearch(frame: Self.frame, sampling: sampling)
      .search(sources, with: decoder)
    #expect(other.map { $0.map(\.tokens) } != together.map { $0.map(\.tokens) })
  }
}
