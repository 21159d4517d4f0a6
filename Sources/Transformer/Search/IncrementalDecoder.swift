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
  public var position: Int { hypotheses.position }
  public var stepLimits: [Int] { hypotheses.stepLimits }

  private let structure: ModelStructure
  private let weights: Parameters
  private let memory: SourceMemory
  private var cache: KeyValueCache
  private var hypotheses: HypothesisRows
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
    hypotheses = HypothesisRows(configuration)
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
    let batch = try PackedBatch(sources: newSources, for: configuration)
    memory.read(batch, weights: weights)
    cache.reset(rows: newSources.count)
    hypotheses.begin(newSources)
  }

  /// Reads one token in each row and returns the logits of the next, `[rows, vocabulary]`, valid until the next step.
  ///
  /// No row may take more steps than its source's `stepLimits`. Rows of the step before that no row continues are forgotten.
  public func advance(_ rows: [Row]) -> Matrix {
    let places = hypotheses.advance(rows)
    if let answers = memory.answers { return lookUp(answers) }
    cache.continueRows(from: rows.map(\.parent), tokenCount: position - 1)
    return logits(after: rows.map(\.token), places: places)
  }

  /// The logits of a lone encoder at the present place.
  private func lookUp(_ answers: Matrix) -> Matrix {
    let rows = hypotheses.sources.map {
      $0 * Int32(configuration.answerLength) + Int32(position - 1)
    }
    let result = Matrix(
      FloatBuffer(count: rows.count * answers.columns), rows: rows.count,
      columns: answers.columns)
    result.gatherRows(of: answers, at: rows, scale: 1, adding: nil)
    return result
  }

  /// Runs the stack over one token of every row.
  private func logits(after tokens: [Int32], places: [Int32]) -> Matrix {
    let spans = memory.spans(sources: hypotheses.sources)
    let isAlone = configuration.architecture == .decoderOnly
    var composition = Composition(structure: structure, dropout: nil, program: program)
    program = Program()
    let states = composition.run(
      structure[.decoder], tokens, places,
      reach: .step(
        StepReach(
          rows: cache.layers, starts: cache.starts, position: position - 1,
          source: isAlone ? spans : nil, keyPlaces: hypotheses.keyPlaces)),
      memory: isAlone ? .none : .kept(spans))
    let logits = composition.linear(states, structure.output)
    program = composition.program
    program.keep(logits)
    workspace.run(program, parameters: weights.values)
    program.removeAll()
    return workspace.value(logits)
  }
}
