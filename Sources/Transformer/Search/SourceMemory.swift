import Autodiff
import Tensors

/// The sources of one search as the decoder reads them, computed once and shared by all hypotheses.
///
/// A class because it owns working memory, which it reuses from search to search.
final class SourceMemory {
  /// Keys and values side by side, `[source tokens, 2d]`: for each layer of cross-attention, or for each self-attention
  /// of a lone decoder.
  private(set) var layers: [Matrix] = []
  /// The logits of all places, `[sources × answer length, vocabulary]`, of a lone encoder.
  private(set) var answers: Matrix?
  private var starts: [Int32] = []
  private var counts: [Int32] = []

  private let structure: ModelStructure
  private let workspace: Workspace
  private var program = Program()
  private var input: ModelInput

  init(_ structure: ModelStructure, _ quantization: Quantization) {
    self.structure = structure
    // Sources have many rows, for which numbers as they are need no panels.
    workspace = quantization == .none ? Workspace() : Workspace(constantWeights: quantization)
    input = ModelInput(structure.configuration)
  }

  /// The sources of the rows of a step.
  func spans(sources: [Int32]) -> SourceSpans {
    SourceSpans(
      layers: layers, starts: sources.map { starts[Int($0)] },
      counts: sources.map { counts[Int($0)] })
  }

  /// Reads sources.
  func read(_ batch: PackedBatch, weights: Parameters) {
    counts = zip(batch.sourceOffsets, batch.sourceOffsets.dropFirst()).map { $1 - $0 }
    input.fill(batch, draws: nil)
    let isAlone = structure.configuration.architecture == .decoderOnly
    starts = Array((isAlone ? input.decoder : input.encoder).offsets.dropLast())
    var composition = Composition(structure: structure, dropout: nil, program: program)
    program = Program()
    let kept = composition.sourceValues(input)
    program = composition.program
    kept.all.forEach { program.keep($0) }
    workspace.run(program, parameters: weights.values)
    take(kept)
    program.removeAll()
  }

  private func take(_ kept: SourceValues) {
    switch kept {
    case .crossAttention(let memories): layers = memories.map { workspace.value($0) }
    case .answers(let logits): answers = workspace.value(logits)
    case .selfAttention(let attended):
      let model = structure[.decoder].shape.modelDimension
      layers = attended.map { attended in
        let projections = workspace.value(attended.projections)
        return Self.sideBySide(
          projections.columns(model..<3 * model), attended.keyProducts.map { workspace.value($0) })
      }
    }
  }

  /// Two matrices of as many rows as one.
  private static func sideBySide(_ first: Matrix, _ second: Matrix?) -> Matrix {
    guard let second else { return first }
    let columns = first.columns + second.columns
    let result = Matrix(
      FloatBuffer(count: first.rows * columns), rows: first.rows, columns: columns)
    let rows = (0..<Int32(first.rows)).map { $0 }
    result.columns(0..<first.columns).setRows(at: rows, to: first)
    result.columns(first.columns..<columns).setRows(at: rows, to: second)
    return result
  }
}
