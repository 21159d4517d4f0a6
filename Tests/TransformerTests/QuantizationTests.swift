import Randomness
import Tensors
import Testing
import Transformer

@Suite("Rounded weights")
struct QuantizationTests {
  /// Logits of a few steps of three rows.
  private static func logits(
    _ configuration: TransformerConfiguration, _ weights: Parameters, _ quantization: Quantization
  ) throws -> [Float] {
    let decoder = try IncrementalDecoder(
      configuration, weights: weights, quantization: quantization)
    try decoder.begin([[3, 4, 5, 2], [6, 2], [7, 8, 9, 10, 3, 2]])
    let tokens: [[Int32]] = [[0, 0, 0], [5, 3, 9], [6, 3, 8]]
    return tokens.flatMap { tokens in
      let rows = tokens.indices.map { IncrementalDecoder.Row(token: tokens[$0], parent: Int32($0)) }
      return decoder.advance(rows).elements
    }
  }

  @Test("change the logits a little", arguments: SearchDecoderTests.variants)
  func closeness(_ variant: ModelVariant) throws {
    let configuration = variant.configuration
    let weights = Parameters(configuration, initializedFrom: RandomStream(seed: 4))
    let exact = try Self.logits(configuration, weights, .none)
    let found = try Self.logits(configuration, weights, .int8)
    let error = zip(exact, found).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    let size = exact.reduce(0) { $0 + $1 * $1 }
    #expect(error > 0)
    #expect((error / size).squareRoot() < 0.05, "\((error / size).squareRoot())")
  }

  @Test("give the same answers whatever the number of threads and sources together")
  func determinism() throws {
    let configuration = ModelVariant.parts[0].configuration
    let weights = Parameters(configuration, initializedFrom: RandomStream(seed: 7))
    var draws = RandomStream(seed: 8)
    let sources = (0..<9).map { _ in
      (0..<draws.uniform(in: 1...5)).map { _ in Int32(draws.uniform(in: 3...10)) } + [2]
    }
    var found: Set<[[Hypothesis]]> = []
    for (workers, rows) in [(1, 160), (2, 8), (1, 4)] {
      var options = SearchOptions()
      options.beamWidth = 4
      options.rowsPerBatch = rows
      options.quantization = .int8
      let search = BeamSearch(frame: SequenceFrame(start: 0, end: 2), options: options)
      found.insert(
        try search.search(
          sources, configuration: configuration, weights: weights, workers: workers))
    }
    #expect(found.count == 1)
  }
}
