public import Tensors

/// Runs the decoder one token at a time for many hypotheses at once, with the keys and values of earlier tokens kept.
///
/// Gives the logits of the teacher-forced model up to rounding. All rows of a step are multiplied with each weight
/// matrix together. A class because it owns working memory, which it reuses; one for each thread.
public final class IncrementalDecoder {
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

  /// The shape of the model.
  public var configuration: TransformerConfiguration { stack.configuration }
  /// The number of tokens that each hypothesis has read.
  public private(set) var position = 0

  private let stack: ModelStack
  private let memory = SourceMemory()
  private var cache: KeyValueCache
  /// The source of each row of the last step.
  private var sources: [Int32] = []
  private var buffers: StepBuffers
  private var scratch = IncrementalDecoder.makeScratch(1024)

  /// Creates a decoder, refusing a configuration that makes no sense; the weights must be of that configuration.
  public init(
    _ configuration: TransformerConfiguration, weights: Parameters
  ) throws(ConfigurationError) {
    try configuration.validate()
    precondition(
      weights.layout == ParameterLayout(configuration), "weights of another configuration")
    stack = ModelStack(configuration, weights: weights)
    cache = KeyValueCache(configuration)
    buffers = StepBuffers(configuration, rowCapacity: 1)
  }

  /// Encodes sources, read as they are, and begins anew with one row for each.
  public func begin(_ newSources: [[Int32]]) throws(BatchError) {
    var batch = PackedBatch()
    for (index, source) in newSources.enumerated() {
      if source.isEmpty {
        throw .length(sequence: index, count: 0, limit: configuration.maximumLength)
      }
      // The decoder's side of the batch is not read.
      batch.append(source: source, decoderInputs: [0], targets: [0])
    }
    try batch.validate(for: configuration)
    memory.encode(batch, by: stack)
    cache.reset(rows: newSources.count)
    sources = (0..<Int32(newSources.count)).map { $0 }
    position = 0
  }

  /// Reads one token in each row and returns the logits of the next, `[rows, vocabulary]`, valid until the next step.
  ///
  /// At most `maximumLength` steps follow a beginning. Rows of the step before that no row continues are forgotten.
  public func advance(_ rows: [Row]) -> Matrix {
    precondition(!rows.isEmpty, "a step without rows")
    precondition(position < configuration.maximumLength, "step \(position) is one too many")
    cache.continueRows(from: rows.map(\.parent), tokenCount: position)
    sources = rows.map { sources[Int($0.parent)] }
    var step = makeStep(rowCount: rows.count)
    let logits = step.logits(after: rows.map(\.token))
    position += 1
    return logits
  }

  private func makeStep(rowCount: Int) -> DecoderStep {
    let heads = configuration.headCount
    let own = SpanAttention(
      starts: cache.starts, counts: Array(repeating: Int32(position + 1), count: rowCount),
      headCount: heads)
    let source = SpanAttention(
      starts: sources.map { memory.starts[Int($0)] },
      counts: sources.map { memory.counts[Int($0)] }, headCount: heads)
    let scratchCount = max(own.scratchCount, source.scratchCount)
    if scratch.columns < scratchCount { scratch = Self.makeScratch(2 * scratchCount) }
    if buffers.rowCapacity < rowCount {
      buffers = StepBuffers(configuration, rowCapacity: rowCount)
    }
    return DecoderStep(
      stack: stack, cache: cache, memory: memory.keysAndValues, attention: (own, source),
      position: position, buffers: buffers.rows(rowCount), scratch: scratch)
  }

  private static func makeScratch(_ count: Int) -> Matrix {
    Matrix(FloatBuffer(count: count), rows: 1, columns: count)
  }
}
