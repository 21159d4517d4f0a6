import Accelerator
import Randomness
import Tensors
import Testing
import Transformer

@Suite("Decoding on a device", .enabled(if: Modules.isAvailable), .serialized)
struct DeviceDecoderTests {
  private let client: AcceleratorClient

  init() throws { client = try ParityTests.client.get() }

  private func model(
    _ variant: ModelVariant, _ weights: Parameters, sources: [Int], rows: [Int], lengths: [Int]
  ) throws -> DeviceModel {
    var sizes = DecodingSizes()
    (sizes.sources, sizes.rowsPerSource, sizes.lengths) = (sources, rows, lengths)
    return try DeviceModel(
      client: client, configuration: variant.configuration, parameters: weights, sizes: sizes)
  }

  /// One shape for each model, since compiling takes the time of this test.
  @Test(
    "gives the logits of the processor at every step, whatever hypotheses go on",
    arguments: ModelVariant.all + ModelVariant.random)
  func steps(_ variant: ModelVariant) throws {
    let weights = TrainingCase(configuration: variant.configuration).weights
    let onProcessor = try IncrementalDecoder(variant.configuration, weights: weights)
    let onDevice = try model(variant, weights, sources: [4], rows: [9], lengths: [6]).makeDecoder()
    var draws = RandomStream(seed: 4)
    for lengths in [[4, 1, 5], [2]] {
      let sources = lengths.map { count in
        (0..<count).map { _ in Int32(draws.uniform(in: 3...10)) }
      }
      try onProcessor.begin(sources)
      try onDevice.begin(sources)
      #expect(onDevice.stepLimits == onProcessor.stepLimits)
      var rowCount = sources.count
      for _ in 0..<min(6, onDevice.stepLimits.min() ?? 0) {
        let rows = DecodingRows.continuations(of: rowCount, &draws)
        let expected = onProcessor.advance(rows).elements
        let found = try onDevice.advance(rows).elements
        try #require(found.count == expected.count)
        let distance = zip(found, expected).map { abs($0 - $1) }.max() ?? 0
        #expect(distance < 1e-4)
        rowCount = rows.count
      }
    }
  }

  static let variants = [
    "encoderDecoder, learned positions", "decoderOnly, rotary positions",
    "decoderOnly, coupled positions", "encoderOnly, t5 positions", "pre-norm, fire positions",
    "several passes with input, gates and halting",
  ].compactMap { name in ModelVariant.all.first { $0.testDescription == name } }

  /// After the longest source a lone decoder has places for three tokens alone.
  @Test("searches find the same hypotheses as on the processor", arguments: variants)
  func searches(_ variant: ModelVariant) throws {
    #expect(Self.variants.count == 6)
    let weights = TrainingCase(configuration: variant.configuration).weights
    let onProcessor = try IncrementalDecoder(variant.configuration, weights: weights)
    // Small sizes, so that hypotheses and sources move to other shapes in a few steps.
    let onDevice = try model(
      variant, weights, sources: [2, 4], rows: [1, 3], lengths: [3, 6]
    ).makeDecoder()
    var draws = RandomStream(seed: 4)
    let sources = [4, 1, 5, variant.configuration.maximumLength - 3].map { count in
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

  @Test("rounded to bfloat16, the logits are nearly the same")
  func rounding() throws {
    let configuration = TransformerConfiguration.tiny { $0.positions = .rotary }
    let weights = TrainingCase(configuration: configuration).weights
    let onProcessor = try IncrementalDecoder(configuration, weights: weights)
    let onDevice = try DeviceModel(
      client: client, configuration: configuration, parameters: weights, precision: .bfloat16
    ).makeDecoder()
    try onProcessor.begin([[3, 4, 5]])
    try onDevice.begin([[3, 4, 5]])
    for token in [Int32(0), 6, 7] {
      let row = IncrementalDecoder.Row(token: token, parent: 0)
      let expected = onProcessor.advance([row]).elements
      let found = try onDevice.advance([row]).elements
      let distance = zip(found, expected).map { abs($0 - $1) }.max() ?? 0
      #expect(distance > 0 && distance < 0.1)
    }
  }

  @Test("a source that is too long is refused by its number")
  func refusal() throws {
    let configuration = TransformerConfiguration.tiny { _ in }
    let decoder = try DeviceModel(
      client: client, configuration: configuration,
      parameters: TrainingCase(configuration: configuration).weights
    ).makeDecoder()
    let problem = #expect(throws: AcceleratorError.self) {
      try decoder.begin([[3], Array(repeating: 3, count: 10)])
    }
    #expect("\(try #require(problem))" == "sequence 1 has 10 tokens, the model takes at most 9")
    #expect(throws: AcceleratorError.self) { try decoder.begin([[]]) }
    #expect(throws: AcceleratorError.self) { try decoder.begin([]) }
    #expect(throws: AcceleratorError.self) { try decoder.begin([[99]]) }
  }
}

/// Rows as a search might choose them.
enum DecodingRows {
  /// At most three children of each row, some of none, in the order of the rows.
  static func continuations(
    of count: Int, atMost limit: Int = 3, _ draws: inout RandomStream
  ) -> [IncrementalDecoder.Row] {
    var rows: [IncrementalDecoder.Row] = []
    for parent in 0..<count {
      for _ in 0..<draws.uniform(below: limit + 1) where rows.count < 9 {
        rows.append(.init(token: Int32(draws.uniform(in: 3...10)), parent: Int32(parent)))
      }
    }
    return rows.isEmpty ? [.init(token: 3, parent: Int32(count - 1))] : rows
  }
}
