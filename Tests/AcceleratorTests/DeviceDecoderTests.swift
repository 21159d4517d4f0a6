import Accelerator
import Randomness
import Testing
import Transformer

@Suite("Decoding on a device", .enabled(if: Modules.isAvailable), .serialized)
struct DeviceDecoderTests {
  private let client: AcceleratorClient

  init() throws { client = try ParityTests.client.get() }

  static let variants = [
    "encoderDecoder, learned positions", "decoderOnly, rotary positions",
    "decoderOnly, coupled positions", "encoderOnly, t5 positions", "pre-norm, fire positions",
  ].compactMap { name in ModelVariant.all.first { $0.testDescription == name } }

  @Test("searches find the same hypotheses as on the processor", arguments: variants)
  func searches(_ variant: ModelVariant) throws {
    #expect(Self.variants.count == 5)
    let weights = TrainingCase(configuration: variant.configuration).weights
    let onProcessor = try IncrementalDecoder(variant.configuration, weights: weights)
    let onDevice = try DeviceDecoder(
      client: client, configuration: variant.configuration, parameters: weights, capacity: 4,
      lengths: [5])
    var draws = RandomStream(seed: 4)
    let sources = [4, 1, 5].map { count in
      (0..<count).map { _ in Int32(draws.uniform(in: 3...10)) }
    }
    let frame = SequenceFrame(start: 0, end: 2)
    var options = SearchOptions()
    options.maximumLength = 7
    options.beamWidth = 3
    try expectEqual(GreedySearch(frame: frame, options: options))
    try expectEqual(BeamSearch(frame: frame, options: options))
    func expectEqual(_ search: some SequenceSearch) throws {
      let expected = try search.search(sources, with: onProcessor)
      let found = try search.search(sources, with: onDevice)
      #expect(found.map { $0.map(\.tokens) } == expected.map { $0.map(\.tokens) })
      for (one, two) in zip(found.joined(), expected.joined()) {
        #expect(abs(one.score - two.score) < 1e-4)
      }
    }
  }

  @Test("a source that is too long is refused by its number")
  func refusal() throws {
    let configuration = TransformerConfiguration.tiny { _ in }
    let decoder = try DeviceDecoder(
      client: client, configuration: configuration,
      parameters: TrainingCase(configuration: configuration).weights)
    let problem = #expect(throws: AcceleratorError.self) {
      try decoder.begin([[3], Array(repeating: 3, count: 10)])
    }
    #expect("\(try #require(problem))" == "sequence 1 has 10 tokens, the model takes at most 9")
    #expect(throws: AcceleratorError.self) { try decoder.begin([[]]) }
  }
}
