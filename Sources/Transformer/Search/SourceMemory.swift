import Autodiff
import Tensors

/// The encoded sources of one search: what cross-attention reads, computed once and shared by all hypotheses.
///
/// A class because it owns working memory, which it reuses from search to search.
final class SourceMemory {
  /// Keys and values side by side, `[source tokens, 2d]`, for each decoder layer.
  private(set) var keysAndValues: [Matrix] = []
  /// The row at which each source begins.
  private(set) var starts: [Int32] = []
  /// The number of tokens of each source.
  private(set) var counts: [Int32] = []

  private let workspace = Workspace()
  private var program = Program()

  /// Encodes a batch, of which only the sources are read.
  func encode(_ batch: PackedBatch, by stack: ModelStack) {
    starts = Array(batch.sourceOffsets.dropLast())
    counts = zip(batch.sourceOffsets, batch.sourceOffsets.dropFirst()).map { $1 - $0 }
    var composition = Composition(
      configuration: stack.configuration, batch: batch, dropout: nil, program: program)
    program = Program()
    let states = composition.encoded(stack.parameters, source: embedding(stack))  // [S, d]
    program = composition.program
    let projections = stack.parameters.decoder.sublayers.compactMap { sublayer -> Value? in
      guard case .crossAttention(_, let memory, _) = sublayer else { return nil }
      let projection = program.linear(states, weight: memory.weight, bias: memory.bias)  // [S, 2d]
      program.keep(projection)
      return projection
    }
    workspace.run(program, parameters: stack.weights.values)
    keysAndValues = projections.map { workspace.value($0) }
    program.removeAll()
  }

  private func embedding(_ stack: ModelStack) -> Composition.Embedding {
    let first = Int32(stack.sourcePositions.firstRow)
    return Composition.Embedding(
      positions: stack.sourcePositions.table,
      rows: counts.flatMap { count in first..<(first + count) })
  }
}

/// A configuration with its parameters by role and their weights.
struct ModelStack {
  let configuration: TransformerConfiguration
  let parameters: ModelParameters
  let weights: Parameters
  let sourcePositions: (table: EmbeddingTable, firstRow: Int)
  let targetPositions: (table: EmbeddingTable, firstRow: Int)

  init(_ configuration: TransformerConfiguration, weights: Parameters) {
    self.configuration = configuration
    self.weights = weights
    parameters = ModelParameters(configuration, weights.layout)
    sourcePositions = PositionTable.make(configuration, learned: parameters.encoder.positions)
    targetPositions = PositionTable.make(configuration, learned: parameters.decoder.positions)
  }

  /// The elements of a parameter.
  func matrix(_ parameter: ParameterMatrix) -> Matrix {
    Matrix(
      weights.values, offset: parameter.offset, rows: parameter.rows, columns: parameter.columns)
  }

  /// The elements of an embedding table.
  func matrix(_ table: EmbeddingTable) -> Matrix {
    switch table {
    case .parameter(let parameter): matrix(parameter)
    case .constant(let matrix): matrix
    }
  }

  /// A norm with its elements.
  func norm(_ parameters: LayerNormParameters) -> LayerNorm {
    LayerNorm(
      weight: matrix(parameters.weight), bias: parameters.bias.map(matrix),
      epsilon: parameters.epsilon)
  }
}
