import Transformer

/// Learns on the cores of the processor; every step is done when its end returns.
final class ProcessorLearner: Learner {
  private let learner: DataParallelLearner
  private var shares: BatchShares

  init(_ recipe: TrainingRecipe, _ state: LearnerState) throws(TrainingError) {
    shares = BatchShares(workerCount: recipe.workers)
    do {
      learner = try DataParallelLearner(
        recipe.model, parameters: state.parameters, optimizer: state.optimizer,
        average: state.average, workerCount: recipe.workers, options: recipe.lossOptions)
    } catch {
      throw .recipe(RecipeError(field: "model.\(error.field)", problem: error.reason))
    }
  }

  func accumulate(_ pairs: TokenPairs, firstSequence: Int, step: Int) {
    shares.deal(0..<Int32(pairs.count), from: pairs, firstSequence: firstSequence)
    learner.accumulate(shares.shares, step: step)
  }

  func update(step: Int, rateFactor: Double) -> [StepResult] {
    [learner.update(step: step, rateFactor: rateFactor)]
  }

  func synchronize() -> [StepResult] { [] }

  func loss(of pairs: TokenPairs, in range: Range<Int>) -> BatchLoss {
    var total = BatchLoss()
    let size = 32 * shares.shares.count
    for start in stride(from: range.lowerBound, to: range.upperBound, by: size) {
      let part = start..<min(start + size, range.upperBound)
      shares.deal(part.map(Int32.init), from: pairs)
      total += learner.loss(of: shares.shares)
    }
    return total
  }

  var decoderMaker: DecoderMaker? { nil }

  var firstNotFiniteGradient: String? { learner.firstNotFiniteGradient }
}
