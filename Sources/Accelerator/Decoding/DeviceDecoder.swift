public import Tensors
public import Transformer

/// Decodes on an accelerator, for any search: the whole program of the model is run for each token.
///
/// Keys and values are not kept from step to step. This costs several times the arithmetic, but shares the program of
/// training, so every architecture and position encoding works, and a device has the arithmetic to spare while memory and
/// launches bound it. A class because it owns the weights on the device; it belongs to one thread at a time.
public final class DeviceDecoder: StepDecoder {
  /// The shape of the model.
  public var configuration: TransformerConfiguration { writer.configuration }
  /// The number of steps that may follow a beginning.
  public private(set) var stepLimit = 0
  /// The number of rows that one run of a program has; more take several runs.
  public let capacity: Int

  private let client: AcceleratorClient
  private let writer: ProgramWriter
  private let programs: ProgramTable
  private let encoder: BatchEncoder
  private let weights: [DeviceBuffer]
  private let lengths: [Int]
  private var sources: [[Int32]] = []
  /// What each row of the last step has read, and its source.
  private var rows: [(source: Int, tokens: [Int32])] = []

  /// Brings weights to the first device.
  ///
  /// - Parameters:
  ///   - client: The accelerator.
  ///   - configuration: The shape of the model; refused where it makes no sense.
  ///   - parameters: Its weights.
  ///   - precision: In which numbers it is computed; the logits come in single precision.
  ///   - capacity: The number of rows of a program, at least 1.
  ///   - lengths: The lengths that sources and targets are padded to; each pair of them is a program of its own, compiled
  ///     when it is first needed. The model's greatest length is always one.
  /// - Throws: `ConfigurationError` or `AcceleratorError`.
  public init(
    client: AcceleratorClient, configuration: TransformerConfiguration, parameters: Parameters,
    precision: Precision = .float32, capacity: Int = 160, lengths: [Int] = [16, 32, 64, 128, 256]
  ) throws {
    precondition(capacity > 0, "a capacity of \(capacity)")
    var options = DeviceTrainingOptions()
    options.precision = precision
    self.client = client
    self.capacity = capacity
    writer = try ProgramWriter(configuration, options: options)
    programs = ProgramTable(client: client, replicas: 1)
    encoder = try BatchEncoder(configuration)
    self.lengths = lengths.sorted()
    weights = try writer.layout.parameters.map { try client.buffer(parameters, $0, device: 0) }
  }

  /// Reads sources as they are, and begins anew with one row for each.
  public func begin(_ newSources: [[Int32]]) throws(AcceleratorError) {
    let longest = newSources.map(\.count).max() ?? 0
    for (index, source) in newSources.enumerated()
    where source.isEmpty || source.count > configuration.maximumLength {
      let problem = BatchError.length(
        sequence: index, count: source.count, limit: configuration.maximumLength)
      throw .arguments("\(problem)")
    }
    sources = newSources
    rows = newSources.indices.map { ($0, []) }
    stepLimit = configuration.stepLimit(longestSource: longest)
  }

  /// Reads one token in each row and returns the logits of the next, `[rows, vocabulary]`.
  public func advance(
    _ newRows: [IncrementalDecoder.Row]
  ) throws(AcceleratorError) -> Matrix {
    precondition(!newRows.isEmpty, "a step without rows")
    rows = newRows.map { row in
      let parent = rows[Int(row.parent)]
      return (parent.source, parent.tokens + [row.token])
    }
    precondition(rows[0].tokens.count <= stepLimit, "one step too many")
    var logits: [Float] = []
    for start in stride(from: 0, to: rows.count, by: capacity) {
      let part = start..<min(start + capacity, rows.count)
      logits += try scores(of: part).prefix(part.count * configuration.vocabularySize)
    }
    return Matrix(rows: rows.count, columns: configuration.vocabularySize, elements: logits)
  }

  /// The logits of the next token after some rows, and of what fills up the batch.
  private func scores(of part: Range<Int>) throws(AcceleratorError) -> [Float] {
    var batch = PackedBatch()
    for row in rows[part] {
      // Nobody asks for the loss: any targets will do.
      batch.append(
        source: sources[row.source], decoderInputs: row.tokens, targets: row.tokens)
    }
    let longest = rows[part].map { sources[$0.source].count }.max() ?? 1
    let shape = PaddedShape(
      sequences: capacity, source: padded(longest, configuration.maximumLength),
      target: padded(rows[0].tokens.count, stepLimit))
    let program = try programs.program(.scores(shape)) { writer.scores(shape) }
    let encoded = try encoder.encode(batch, paddedTo: shape, step: nil)
    let integers = try client.buffer(encoded.integers, shape: [encoded.integers.count])
    return try program.executable.run(weights + [integers] + program.constants[0])[0].floats()
  }

  /// The next of the lengths to pad to, at most a limit that is not less than the length.
  private func padded(_ length: Int, _ limit: Int) -> Int {
    min(lengths.first { $0 >= length } ?? limit, limit)
  }
}
