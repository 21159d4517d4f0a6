public import Tensors
public import Transformer

/// Decodes on an accelerator, for any search, with keys and values kept there.
///
/// The sources are read once, and a step computes one token of every hypothesis. Memory for hypotheses is of a fixed size,
/// changed in place, and grows by doubling; where hypotheses fork, their tokens are copied on the device. Only logits come
/// back. A class because it owns what lies on the device; it belongs to one thread at a time.
public final class DeviceDecoder: StepDecoder {
  /// The shape of the model.
  public var configuration: TransformerConfiguration { programs.writer.configuration }
  public var stepLimits: [Int] { hypotheses.stepLimits }

  private let programs: DecodingPrograms
  private let weights: [DeviceBuffer]
  private let composer: DecodingComposer
  private var hypotheses: HypothesisRows
  private var grid: HypothesisGrid
  /// What is kept of hypotheses and of sources.
  private var own: [DeviceBuffer] = []
  private var sources: [DeviceBuffer] = []
  /// The logits of all places of a lone encoder.
  private var answers: [Float] = []

  init(_ model: DeviceModel) throws(ConfigurationError) {
    programs = model.programs
    weights = model.weights
    composer = try DecodingComposer(programs.writer.configuration)
    hypotheses = HypothesisRows(programs.writer.configuration)
    grid = HypothesisGrid(sources: 1, longest: 1, lengthLimit: 1, sizes: programs.sizes)
  }

  /// Reads sources as they are, and begins anew with one row for each.
  public func begin(_ newSources: [[Int32]]) throws(AcceleratorError) {
    let batch: PackedBatch
    do {
      batch = try PackedBatch(sources: newSources, for: configuration)
    } catch {
      throw .arguments("\(error)")
    }
    hypotheses.begin(newSources)
    grid = HypothesisGrid(
      sources: newSources.count, longest: newSources.map(\.count).max() ?? 1,
      lengthLimit: configuration.maximumLength, sizes: programs.sizes)
    let reading = composer.reading(batch, in: grid.shape)
    let results = try programs.read(reading.runtimeIntegers, in: grid.shape, weights: weights)
    if configuration.architecture == .encoderOnly {
      answers = try results[0].floats()
    } else {
      let count = DecodingLayout(configuration).own(grid.shape).count
      own = Array(results.prefix(count))
      sources = Array(results.dropFirst(count))
    }
  }

  /// Reads one token in each row and returns the logits of the next, `[rows, vocabulary]`.
  public func advance(
    _ rows: [IncrementalDecoder.Row]
  ) throws(AcceleratorError) -> Matrix {
    let position = hypotheses.position
    let places = hypotheses.advance(rows)
    guard configuration.architecture != .encoderOnly else {
      let length = configuration.answerLength
      return logits(
        from: answers, at: hypotheses.sources.map { Int($0) * length + position })
    }
    try move(parents: rows.map(\.parent), position)
    let tokens = grid.tokens(of: rows, at: places, hypotheses)
    let step = composer.step(tokens, in: grid.shape)
    let results = try programs.step(
      [Int32(position)] + grid.sourceCounts(tokens) + step.program.runtimeIntegers, in: grid.shape,
      weights: weights,
      kept: own + sources)
    own = Array(results.dropLast())
    return logits(from: try results[own.count].floats(), at: grid.slots)
  }

  /// Brings what is kept to where the next step's rows find it.
  private func move(parents: [Int32], _ position: Int) throws(AcceleratorError) {
    guard
      let move = grid.advance(
        parents: parents, sources: hypotheses.sources, position: position)
    else { return }
    let movesSources = move.old.sources != grid.shape.sources
    let results = try programs.move(
      move.rows + (movesSources ? move.sources : []), from: move.old, to: grid.shape,
      kept: own + (movesSources ? sources : []))
    if movesSources { sources = Array(results.dropFirst(own.count)) }
    own = Array(results.prefix(own.count))
  }

  /// Some rows of logits.
  private func logits(from all: [Float], at rows: [Int]) -> Matrix {
    let columns = configuration.vocabularySize
    return Matrix(
      rows: rows.count, columns: columns,
      elements: rows.flatMap { all[($0 * columns)..<(($0 + 1) * columns)] })
  }
}
