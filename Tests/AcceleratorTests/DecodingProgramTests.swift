import Randomness
import Tensors
import Testing
import Transformer

@testable import Accelerator

/// The programs of decoding, computed by an interpreter: no plugin is needed.
@Suite("Programs that decode")
struct DecodingProgramTests {
  @Test(
    "give the logits of the processor at every step, whatever hypotheses go on",
    arguments: ModelVariant.all + ModelVariant.random)
  func steps(_ variant: ModelVariant) throws {
    let configuration = variant.configuration
    let weights = TrainingCase(configuration: configuration).weights
    let onProcessor = try IncrementalDecoder(configuration, weights: weights)
    var interpreted = try InterpretedDecoder(configuration, weights)
    var draws = RandomStream(seed: 6)
    let sources: [[Int32]] = [[3, 9], [4, 5, 6], [7]]
    try onProcessor.begin(sources)
    try interpreted.begin(sources)
    var rowCount = sources.count
    for _ in 0..<3 {
      let rows = DecodingRows.continuations(of: rowCount, atMost: 2, &draws)
      let expected = onProcessor.advance(rows).elements
      let found = try interpreted.advance(rows)
      try #require(found.count == expected.count)
      let distance = zip(found, expected).map { abs($0 - Double($1)) }.max() ?? 0
      #expect(distance < 1e-4)
      rowCount = rows.count
    }
  }

  /// Golden texts are recorded with `RECORD_GOLDEN=1`.
  @Test("the text of a program stays as it is", arguments: [Precision.float32, .bfloat16])
  func text(_ precision: Precision) throws {
    let configuration = TransformerConfiguration.tiny {
      $0.architecture = .decoderOnly
      $0.positions = .relativeKeyQuery
      $0.positionOptions.relativeDistance = 2
      $0.maximumLength = 8
    }
    let writer = try DecodingWriter(configuration, precision: precision)
    let shape = DecodingShape(sources: 2, rowsPerSource: 3, source: 3, target: 4)
    var larger = shape
    larger.sources = 1
    larger.target = 8
    try Golden.expect(writer.reading(shape).text, "reading-\(precision.rawValue).mlir")
    try Golden.expect(writer.step(shape).text, "decoding-\(precision.rawValue).mlir")
    try Golden.expect(
      writer.moving(from: shape, to: larger).text, "moving-\(precision.rawValue).mlir")
  }
}

/// Decodes as a device does, its programs being interpreted.
private struct InterpretedDecoder {
  private let writer: DecodingWriter
  private let composer: DecodingComposer
  private let weights: [[Double]]
  private var hypotheses: HypothesisRows
  private var grid: HypothesisGrid
  private var own: [[Double]] = []
  private var source: [[Double]] = []
  private static let sizes: DecodingSizes = {
    var sizes = DecodingSizes()
    (sizes.sources, sizes.rowsPerSource, sizes.lengths) = ([1, 2, 3], [1, 2], [1, 3])
    return sizes
  }()

  init(_ configuration: TransformerConfiguration, _ parameters: Parameters) throws {
    writer = try DecodingWriter(configuration, precision: .float32)
    composer = try DecodingComposer(configuration)
    weights = parameters.layout.entries.map {
      parameters.values.elements(in: $0.range).map(Double.init)
    }
    hypotheses = HypothesisRows(configuration)
    grid = HypothesisGrid(sources: 1, longest: 1, lengthLimit: 1, sizes: Self.sizes)
  }

  private func run(
    _ program: DeviceProgram, _ arguments: [[Double]], _ integers: [Int32]
  ) -> [[Double]] {
    GraphInterpreter(
      graph: program.module.graph,
      arguments: arguments + [integers.map(Double.init)] + program.constants.map(\.numbers)
    ).values(of: program.module.results)
  }

  mutating func begin(_ sources: [[Int32]]) throws {
    hypotheses.begin(sources)
    grid = HypothesisGrid(
      sources: sources.count, longest: sources.map(\.count).max() ?? 1,
      lengthLimit: writer.configuration.maximumLength, sizes: Self.sizes)
    let reading = composer.reading(
      try PackedBatch(sources: sources, for: writer.configuration), in: grid.shape)
    let results = run(writer.reading(grid.shape), weights, reading.runtimeIntegers)
    let isAtOnce = writer.configuration.architecture == .encoderOnly
    let count = isAtOnce ? 0 : DecodingLayout(writer.configuration).own(grid.shape).count
    own = Array(results.prefix(count))
    source = Array(results.dropFirst(count))
  }

  mutating func advance(_ rows: [IncrementalDecoder.Row]) throws -> [Double] {
    let position = hypotheses.position
    let places = hypotheses.advance(rows)
    let columns = writer.configuration.vocabularySize
    guard writer.configuration.architecture != .encoderOnly else {
      return hypotheses.sources.flatMap {
        let first = (Int($0) * writer.configuration.answerLength + position) * columns
        return source[0][first..<(first + columns)]
      }
    }
    if let move = grid.advance(
      parents: rows.map(\.parent), sources: hypotheses.sources, position: position)
    {
      let movesSources = move.old.sources != grid.shape.sources
      let results = run(
        writer.moving(from: move.old, to: grid.shape), own + (movesSources ? source : []),
        move.rows + (movesSources ? move.sources : []))
      if movesSources { source = Array(results.dropFirst(own.count)) }
      own = Array(results.prefix(own.count))
    }
    let tokens = grid.tokens(of: rows, at: places, hypotheses)
    let program = writer.step(grid.shape)
    let results = run(
      program, weights + own + source,
      [Int32(position)] + grid.sourceCounts(tokens)
        + composer.step(tokens, in: grid.shape).program.runtimeIntegers)
    #expect(
      program.module.aliases.allSatisfy { argument, result in
        argument == weights.count + result && own[result].count == results[result].count
      })
    own = Array(results.dropLast())
    return grid.slots.flatMap { results[own.count][($0 * columns)..<(($0 + 1) * columns)] }
  }
}
