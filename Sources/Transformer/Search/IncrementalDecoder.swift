import Autodiff
public import Tensors

/// Runs the answering stack one token at a time for many hypotheses at once, with the keys and values of earlier tokens
/// kept.
///
/// Gives the logits of the teacher-forced model up to rounding. All rows of a step are multiplied with each weight
/// matrix together. A lone encoder has answered before the first step; its logits are looked up. A class because it owns
/// working memory, which it reuses; one for each thread.
public final class IncrementalDecoder: StepDecoder {
  /// One hypothesis in a step: which token it reads and which row of the step before it continues.
  public struct Row: Hashable, Sendable {
    /// The token that the decoder reads.
    public var token: Int32
    /// The row of the step before; in the first step, the index of the source.
    public var parent: Int32

    /// A continuation of `parent` by a token.
    public init(token: Int32, parent: Int32) {
      self.token = token
      self.parent = parent
    }
  }

  /// Sources that the model cannot take; steps do not fail.
  public typealias Failure = BatchError

  /// The shape of the model.
  public var configuration: TransformerConfiguration { structure.configuration }
  /// The number of tokens that each hypothesis has read.
  public private(set) var position = 0
  /// The number of steps that may follow a beginning.
  public private(set) var stepLimit = 0

  private let structure: ModelStructure
  private let weights: Parameters
  private let places: Places
  private let memory: SourceMemory
  private var cache: KeyValueCache
  /// The source of each row of the last step.
  private var sources: [Int32] = []
  /// The number of digits at the end of what each row has read.
  private var digitRuns: [Int32] = []
  /// The places of what each row has read, where attention compares them.
  private var keyPlaces: [[Int32]] = []
  private let workspace: Workspace
  private var program = Program()

  /// Creates a decoder, refusing a configuration that makes no sense.
  ///
  /// - Parameters:
  ///   - configuration: The shape of the model.
  ///   - weights: Weights of that configuration, which stay as they are while the decoder lives.
  ///   - quantization: Whether products are those of rounded numbers.
  /// - Throws: An error that names the field.
  public init(
    _ configuration: TransformerConfiguration, weights: Parameters,
    quantization: Quantization = .none
  ) throws(ConfigurationError) {
    try configuration.validate()
    structure = ModelStructure(configuration)
    precondition(weights.layout == structure.layout, "weights of another configuration")
    self.weights = weights
    let shape = configuration.answeringSide
    places = Places(shape.positions, configuration)
    memory = SourceMemory(structure, quantization)
    workspace = Workspace(constantWeights: quantization)
    let products =
      shape.positions == .relativeKeyQuery
      ? shape.headCount * (2 * configuration.positionOptions.relativeDistance + 1) : 0
    cache = KeyValueCache(
      layerCount: shape.layerCount * shape.passCount, width: 2 * shape.modelDimension + products)
  }

  /// Reads sources as they are, and begins anew with one row for each.
  public func begin(_ newSources: [[Int32]]) throws(BatchError) {
    var batch = PackedBatch()
    // A lone encoder's answer has all its places at once; elsewhere the decoder's side is not read.
    let places = configuration.architecture == .encoderOnly ? configuration.answerLength : 1
    for (index, source) in newSources.enumerated() {
      if source.isEmpty {
        throw .length(sequence: index, count: 0, limit: configuration.maximumLength)
      }
      let answer = [Int32](repeating: 0, count: places)
      batch.append(source: source, decoderInputs: answer, targets: answer)
    }
    try batch.validate(for: configuration)
    memory.read(batch, weights: weights)
    cache.reset(rows: newSources.count)
    sources = (0..<Int32(newSources.count)).map { $0 }
    digitRuns = [Int32](repeating: 0, count: newSources.count)
    keyPlaces = comparesPlaces ? newSources.map { sourcePlaces($0) } : []
    position = 0
    stepLimit = configuration.stepLimit(longestSource: Int(memory.sourceCounts.max() ?? 0))
  }

  /// Reads one token in each row and returns the logits of the next, `[rows, vocabulary]`, valid until the next step.
  ///
  /// At most `stepLimit` steps follow a beginning. Rows of the step before that no row continues are forgotten.
  public func advance(_ rows: [Row]) -> Matrix {
    precondition(!rows.isEmpty, "a step without rows")
    precondition(position < stepLimit, "step \(position) is one too many")
    sources = rows.map { sources[Int($0.parent)] }
    defer { position += 1 }
    if let answers = memory.answers { return lookUp(answers) }
    cache.continueRows(from: rows.map(\.parent), tokenCount: position)
    let places = nextPlaces(rows)
    if comparesPlaces { keyPlaces = zip(rows, places).map { keyPlaces[Int($0.parent)] + [$1] } }
    return logits(after: rows.map(\.token), places: places)
  }

  private var comparesPlaces: Bool { configuration.answeringSide.positions == .coupledRelative }

  /// The places of a problem that precedes the answer in the same stack.
  private func sourcePlaces(_ source: [Int32]) -> [Int32] {
    guard configuration.architecture == .decoderOnly else { return [] }
    var result: [Int32] = []
    places.append(source, of: .init(isSource: true, sourceCount: source.count), to: &result)
    return result
  }

  /// The logits of a lone encoder at the present place.
  private func lookUp(_ answers: Matrix) -> Matrix {
    let result = Matrix(
      FloatBuffer(count: sources.count * answers.columns), rows: sources.count,
      columns: answers.columns)
    result.gatherRows(
      of: answers,
      at: sources.map { $0 * Int32(configuration.answerLength) + Int32(position) }, scale: 1,
      adding: nil)
    return result
  }

  private func nextPlaces(_ rows: [Row]) -> [Int32] {
    guard !places.countsDigits else {
      digitRuns = rows.map { digitRuns[Int($0.parent)] }
      return rows.indices.map { places.digitPlace(rows[$0].token, run: &digitRuns[$0]) }
    }
    return sources.map { source in
      let count = Int(memory.sourceCounts[Int(source)])
      let preceding = configuration.architecture == .decoderOnly ? count : 0
      return places.place(at: preceding + position, sourceCount: count)
    }
  }

  /// Runs the stack over one token of every row.
  private func logits(after tokens: [Int32], places: [Int32]) -> Matrix {
    let spans = memory.spans(sources: sources)
    let isAlone = configuration.architecture == .decoderOnly
    var composition = Composition(structure: structure, dropout: nil, program: program)
    program = Program()
    let states = composition.run(
      structure[.decoder], tokens, places,
      reach: .step(
        StepReach(
          cache: cache, position: position, source: isAlone ? spans : nil,
          keyPlaces: keyPlaces)),
      memory: isAlone ? .none : .kept(spans))
    let logits = composition.linear(states, structure.output)
    program = composition.program
    program.keep(logits)
    workspace.run(program, parameters: weights.values)
    program.removeAll()
    return workspace.value(logits)
  }
}
