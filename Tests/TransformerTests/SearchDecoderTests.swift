import Randomness
import Tensors
import Testing
import Transformer

@Suite("Incremental decoder")
struct SearchDecoderTests {
  static let variants =
    ModelVariant.all + ModelVariant.random.prefix(2) + ModelVariant.random.suffix(1)

  @Test("gives the logits of the whole sequence at once", arguments: variants)
  func agreement(_ variant: ModelVariant) throws {
    let configuration = variant.configuration
    let model = try TransformerModel(configuration)
    let weights = Parameters(configuration, initializedFrom: RandomStream(seed: 4))
    let sources: [[Int32]] = [[3, 4, 5, 2], [6, 2], [7, 8, 9, 10, 3, 2]]
    let targets: [[Int32]] = [[0, 5, 6, 7], [0, 3, 3, 10], [0, 9, 8, 4]]
    var batch = PackedBatch()
    for (source, target) in zip(sources, targets) {
      batch.append(source: source, decoderInputs: target, targets: target)
    }
    let expected = model.logits(of: batch, parameters: weights)
    let decoder = try IncrementalDecoder(configuration, weights: weights)
    try decoder.begin(sources)
    for position in 0..<4 {
      let logits = decoder.advance(
        (0..<3).map { .init(token: targets[$0][position], parent: Int32($0)) })
      for row in 0..<3 {
        for token in 0..<configuration.vocabularySize {
          let place = (4 * row + position) * configuration.vocabularySize + token
          #expect(abs(logits[row, token] - expected[place]) < 1e-4)
        }
      }
    }
  }

  /// A long walk in which rows fork, vanish and change places, against the whole sequence of each row.
  @Test("rows keep their own past when they fork and vanish", arguments: variants)
  func forks(_ variant: ModelVariant) throws {
    var configuration = variant.configuration
    configuration.maximumLength = 44
    configuration.answerLength = 40
    let model = try TransformerModel(configuration)
    let weights = Parameters(configuration, initializedFrom: RandomStream(seed: 5))
    let sources: [[Int32]] = [[3, 4, 2], [5, 2]]
    let decoder = try IncrementalDecoder(configuration, weights: weights)
    try decoder.begin(sources)
    var draws = RandomStream(seed: 6)
    var rows: [(source: Int, tokens: [Int32])] = [(0, []), (1, [])]
    for _ in 0..<40 {
      let count = draws.uniform(in: 1...6)
      let parents = (0..<count).map { _ in draws.uniform(in: 0...(rows.count - 1)) }
      rows = parents.map { parent in
        (rows[parent].source, rows[parent].tokens + [Int32(draws.uniform(in: 0...10))])
      }
      let logits = decoder.advance(
        zip(rows, parents).map { .init(token: $0.tokens.last ?? 0, parent: Int32($1)) })
      var batch = PackedBatch()
      for row in rows {
        batch.append(source: sources[row.source], decoderInputs: row.tokens, targets: row.tokens)
      }
      let expected = model.logits(of: batch, parameters: weights)
      for row in rows.indices {
        let last = Int(batch.targetOffsets[row + 1]) - 1
        #expect(abs(logits[row, 3] - expected[last * 11 + 3]) < 1e-4)
      }
    }
  }

  @Test("sources that a model cannot take are refused")
  func badSources() throws {
    let configuration = TransformerModelTests.configuration()
    let weights = Parameters(configuration, initializedFrom: RandomStream(seed: 1))
    let decoder = try IncrementalDecoder(configuration, weights: weights)
    #expect(throws: BatchError.token(11, vocabularySize: 11)) { try decoder.begin([[3], [11]]) }
    #expect(throws: BatchError.length(sequence: 1, count: 10, limit: 9)) {
      try decoder.begin([[3], Array(repeating: 3, count: 10)])
    }
    #expect(throws: BatchError.length(sequence: 0, count: 0, limit: 9)) { try decoder.begin([[]]) }
    #expect(throws: BatchError.empty) { try decoder.begin([]) }
  }
}
