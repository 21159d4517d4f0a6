import Autodiff
import Randomness
import Tensors

/// A transformer with the working memory of one worker.
///
/// A class because it owns that memory, which it reuses from step to step. Use one for each thread, and from one thread
/// at a time: that duty of the caller makes it `@unchecked Sendable`. The weights are not part of it.
public final class TransformerModel: @unchecked Sendable {
  /// The shape of the model.
  public var configuration: TransformerConfiguration { structure.configuration }
  /// The parameters that it needs.
  public var layout: ParameterLayout { structure.layout }

  private let structure: ModelStructure
  private let workspace = Workspace()
  private var program = Program()
  private var input: ModelInput

  /// Creates a model, refusing a configuration that makes no sense.
  public init(_ configuration: TransformerConfiguration) throws(ConfigurationError) {
    try configuration.validate()
    structure = ModelStructure(configuration)
    input = ModelInput(configuration)
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
    let draws = options.draws(step: step, of: batch)
    let (logits, ponderings) = compose(batch, parameters, draws: draws)
    let (losses, correct) = keepLoss(logits, batch, options)
    let penalty = configuration.universal.ponderPenalty
    workspace.run(
      program, parameters: parameters.values, addingGradientsTo: gradients.values,
      from: [(losses, 1)] + ponderings.map { ($0, penalty) })
    defer { program.removeAll() }
    return sums(losses, correct, batch)
  }

  /// The loss of a batch under teacher forcing, without dropout and gradients.
  public func loss(
    of batch: PackedBatch, parameters: Parameters, options: LossOptions = LossOptions()
  ) -> BatchLoss {
    let (logits, _) = compose(batch, parameters, draws: nil)
    let (losses, correct) = keepLoss(logits, batch, options)
    workspace.run(program, parameters: parameters.values)
    defer { program.removeAll() }
    return sums(losses, correct, batch)
  }

  /// The natural logarithm of the probability of each target, its end token included, given its source: one number for
  /// each pair.
  public func logProbabilities(of batch: PackedBatch, parameters: Parameters) -> [Double] {
    let (logits, _) = compose(batch, parameters, draws: nil)
    let (losses, _) = keepLoss(logits, batch, LossOptions())
    workspace.run(program, parameters: parameters.values)
    defer { program.removeAll() }
    let found = workspace.value(losses)
    return (0..<batch.sequenceCount).map { sequence in
      batch.targetRange(sequence).reduce(0) { $0 - Double(found[$1, 0]) }
    }
  }

  /// The logits of every target place under teacher forcing, `[target tokens, vocabulary]` row by row.
  public func logits(of batch: PackedBatch, parameters: Parameters) -> [Float] {
    let (logits, _) = compose(batch, parameters, draws: nil)
    program.keep(logits)
    workspace.run(program, parameters: parameters.values)
    defer { program.removeAll() }
    return workspace.value(logits).elements
  }

  /// Writes the program up to the logits; what halting costs comes with it.
  private func compose(
    _ batch: PackedBatch, _ weights: Parameters, draws: RandomStream?
  ) -> (logits: Value, ponderings: [Value]) {
    precondition(weights.layout == layout, "weights of another configuration")
    if let problem = batch.firstTooLong(for: configuration) { preconditionFailure("\(problem)") }
    input.fill(batch, draws: draws)
    // Given away and taken back, so that the records are never copied.
    var composition = Composition(structure: structure, dropout: draws, program: program)
    program = Program()
    let logits = composition.logits(input)
    program = composition.program
    return (logits, composition.ponderings)
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

  private func sums(_ losses: Value, _ correct: Value, _ batch: PackedBatch) -> BatchLoss {
    let losses = workspace.value(losses)
    let correct = workspace.value(correct)
    var result = BatchLoss()
    result.tokenCount = losses.rows
    result.sequenceCount = batch.sequenceCount
    for sequence in 0..<batch.sequenceCount {
      let rows = batch.targetRange(sequence)
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
