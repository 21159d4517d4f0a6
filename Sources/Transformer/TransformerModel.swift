import Autodiff
import Randomness
import Tensors

/// An encoder-decoder transformer with the working memory of one worker.
///
/// A class because it owns that memory, which it reuses from step to step. Use one for each thread, and from one thread
/// at a time: that duty of the caller makes it `@unchecked Sendable`. The weights are not part of it.
public final class TransformerModel: @unchecked Sendable {
  /// The shape of the model.
  public let configuration: TransformerConfiguration
  /// The parameters that it needs.
  public let layout: ParameterLayout

  private let parameters: ModelParameters
  private let sourcePositions: (table: EmbeddingTable, firstRow: Int)
  private let targetPositions: (table: EmbeddingTable, firstRow: Int)
  private let workspace = Workspace()
  private var program = Program()
  private var sourceRows: [Int32] = []
  private var targetRows: [Int32] = []

  /// Creates a model, refusing a configuration that makes no sense.
  public init(_ configuration: TransformerConfiguration) throws(ConfigurationError) {
    try configuration.validate()
    self.configuration = configuration
    layout = ParameterLayout(configuration)
    parameters = ModelParameters(configuration, layout)
    sourcePositions = PositionTable.make(configuration, learned: parameters.encoder.positions)
    targetPositions = PositionTable.make(configuration, learned: parameters.decoder.positions)
  }

  /// The elements of working memory that the last batch needed.
  public var workspaceElementCount: Int { workspace.elementCount }

  /// The loss of a batch, with the gradient of its *sum* over target tokens added to `gradients`.
  ///
  /// - Parameters:
  ///   - batch: Sequences that `validate(for:)` accepts.
  ///   - parameters: The weights; only read.
  ///   - gradients: A buffer of this worker alone, added to; divide by the number of target tokens afterwards.
  ///   - step: The number of the optimisation step, which varies the dropout masks.
  ///   - options: Label smoothing and the seed of dropout.
  /// - Returns: The sums over the batch.
  public func lossAndGradients(
    of batch: PackedBatch, parameters: Parameters, into gradients: Parameters, step: Int,
    options: LossOptions = LossOptions()
  ) -> BatchLoss {
    let masks = RandomStream(seed: options.dropoutSeed).child("dropout")
      .child(UInt64(step)).child(UInt64(batch.firstSequence))
    let logits = compose(batch, parameters, dropout: masks)
    let (losses, correct) = keepLoss(logits, batch, options)
    workspace.run(
      program, parameters: parameters.values, addingGradientsTo: gradients.values, from: losses)
    defer { program.removeAll() }
    return sums(losses, correct, batch)
  }

  /// The loss of a batch under teacher forcing, without dropout and gradients.
  public func loss(
    of batch: PackedBatch, parameters: Parameters, options: LossOptions = LossOptions()
  ) -> BatchLoss {
    let logits = compose(batch, parameters, dropout: nil)
    let (losses, correct) = keepLoss(logits, batch, options)
    workspace.run(program, parameters: parameters.values)
    defer { program.removeAll() }
    return sums(losses, correct, batch)
  }

  /// The logits of every target place under teacher forcing, `[target tokens, vocabulary]` row by row.
  public func logits(of batch: PackedBatch, parameters: Parameters) -> [Float] {
    let logits = compose(batch, parameters, dropout: nil)
    program.keep(logits)
    workspace.run(program, parameters: parameters.values)
    defer { program.removeAll() }
    return workspace.value(logits).elements
  }

  /// Writes the program up to the logits.
  private func compose(
    _ batch: PackedBatch, _ weights: Parameters, dropout: RandomStream?
  ) -> Value {
    precondition(weights.layout == layout, "weights of another configuration")
    fill(&sourceRows, batch.sourceOffsets, from: sourcePositions.firstRow)
    fill(&targetRows, batch.targetOffsets, from: targetPositions.firstRow)
    var composition = Composition(
      configuration: configuration, batch: batch, dropout: dropout, program: program)
    // Given away and taken back, so that the records are never copied.
    program = Program()
    let logits = composition.logits(
      parameters, source: .init(positions: sourcePositions.table, rows: sourceRows),
      target: .init(positions: targetPositions.table, rows: targetRows))
    program = composition.program
    return logits
  }

  private func keepLoss(
    _ logits: Value, _ batch: PackedBatch, _ options: LossOptions
  ) -> (losses: Value, correct: Value) {
    let (losses, correct) = program.crossEntropy(
      logits, CrossEntropy(targets: batch.targets, smoothing: options.labelSmoothing))
    program.keep(losses)
    program.keep(correct)
    return (losses, correct)
  }

  /// The rows of the positions 0, 1, … of each sequence.
  private func fill(_ rows: inout [Int32], _ offsets: [Int32], from first: Int) {
    rows.removeAll(keepingCapacity: true)
    for (start, end) in zip(offsets, offsets.dropFirst()) {
      precondition(
        end - start <= configuration.maximumLength,
        "a sequence of \(end - start) tokens; the model takes \(configuration.maximumLength)")
      for place in 0..<(end - start) { rows.append(Int32(first) + place) }
    }
  }

  private func sums(_ losses: Value, _ correct: Value, _ batch: PackedBatch) -> BatchLoss {
    let losses = workspace.value(losses)
    let correct = workspace.value(correct)
    var result = BatchLoss()
    result.tokenCount = losses.rows
    result.sequenceCount = batch.sequenceCount
    for sequence in 0..<batch.sequenceCount {
      let rows = Int(batch.targetOffsets[sequence])..<Int(batch.targetOffsets[sequence + 1])
      var correctCount = 0
      for row in rows {
        result.lossSum += Double(losses[row, 0])
        if correct[row, 0] == 1 { correctCount += 1 }
      }
      result.correctTokenCount += correctCount
      if correctCount == rows.count { result.correctSequenceCount += 1 }
    }
    return result
  }
}
