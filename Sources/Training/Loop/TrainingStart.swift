import FoundationEssentials
import Randomness
import Tensors
import Tokenization
import Transformer

/// The weights, their average, the optimiser and the counters that a run begins with, fresh or from a checkpoint.
struct TrainingStart {
  let state: CheckpointState
  let learned: LearnerState

  /// Decides all that a recipe leaves open; a checkpoint must be of the same run.
  init(
    recipe: TrainingRecipe, vocabulary: Vocabulary, training: any PairSource, checkpoint: String?,
    run: String
  ) throws(TrainingError) {
    precondition(
      training.vocabularySize == vocabulary.count,
      "pairs of \(training.vocabularySize) tokens, a vocabulary of \(vocabulary.count)")
    guard !training.isEmpty else { throw .noExamples }
    if let checkpoint {
      self = try Self.resumed(recipe, vocabulary, training, from: checkpoint, run: run)
    } else {
      self = try Self.fresh(recipe, vocabulary, training)
    }
  }

  /// Takes over weights, and the average or what it begins with.
  private init(
    state: CheckpointState, parameters: Parameters, optimizer: any Optimizer,
    average: () -> Parameters
  ) {
    self.state = state
    let decay = state.recipe.averageDecay
    learned = LearnerState(
      parameters: parameters, optimizer: optimizer,
      average: decay > 0 ? WeightAverage(average(), decay: decay) : nil)
  }

  private static func fresh(
    _ recipe: TrainingRecipe, _ vocabulary: Vocabulary, _ training: any PairSource
  ) throws(TrainingError) -> TrainingStart {
    let resolved = try resolve(recipe, vocabulary)
    let parameters = try initialParameters(resolved, vocabulary)
    return TrainingStart(
      state: CheckpointState(recipe: resolved, dataChecksum: training.checksum),
      parameters: parameters,
      optimizer: resolved.optimizer.makeOptimizer(for: parameters.layout)
    ) {
      let copy = Parameters(layout: parameters.layout)
      copy.values.copy(from: parameters.values)
      return copy
    }
  }

  private static func initialParameters(
    _ recipe: TrainingRecipe, _ vocabulary: Vocabulary
  ) throws(TrainingError) -> Parameters {
    guard !recipe.initialModel.isEmpty else {
      return Parameters(
        recipe.model, initializedFrom: RandomStream(seed: recipe.seed).child("initialization"))
    }
    let model: ModelFolder
    do {
      model = try ModelFolder.load(recipe.initialModel)
    } catch { throw .file(error) }
    var shape = model.configuration
    // What training alone reads is no part of the weights.
    shape.dropout = recipe.model.dropout
    shape.attentionDropout = recipe.model.attentionDropout
    shape.universal.ponderPenalty = recipe.model.universal.ponderPenalty
    guard shape == recipe.model, model.vocabulary == vocabulary else {
      throw .recipe(
        RecipeError(
          field: "initialModel",
          problem: "\(recipe.initialModel) has another shape or vocabulary than the recipe"))
    }
    return model.parameters
  }

  private static func resumed(
    _ recipe: TrainingRecipe, _ vocabulary: Vocabulary, _ training: any PairSource,
    from path: String, run: String
  ) throws(TrainingError) -> TrainingStart {
    let checkpoint: Checkpoint
    do {
      checkpoint = try Checkpoint.load(path)
    } catch { throw .file(error) }
    var state = checkpoint.state
    // What the recipe leaves open stays as it was decided at the beginning.
    var continued = recipe
    if recipe.workers == 0 { continued.workers = state.recipe.workers }
    if recipe.curriculumExamples == 0 {
      continued.curriculumExamples = state.recipe.curriculumExamples
    }
    if recipe.schedule.decaySteps == nil {
      continued.schedule.decaySteps = state.recipe.schedule.decaySteps
    }
    continued = try resolve(continued, vocabulary)
    try requireSame(continued, state.recipe)
    guard checkpoint.model.vocabulary == vocabulary, state.dataChecksum == training.checksum else {
      throw .otherData(run: run)
    }
    do {
      try requireValid(state, of: training, in: "\(path)/\(Checkpoint.stateFile)")
    } catch { throw .file(error) }
    do {
      try state.goOn(with: continued)
    } catch { throw .recipe(error) }
    return TrainingStart(
      state: state, parameters: checkpoint.weights, optimizer: checkpoint.optimizer
    ) { checkpoint.model.parameters }
  }

  /// Refuses counters that no run comes to.
  private static func requireValid(
    _ state: CheckpointState, of training: any PairSource, in path: String
  ) throws(FileError) {
    let counters = [
      ("step", state.step), ("examples", state.examples), ("tokens", state.tokens),
      ("measurementsSinceBest", state.measurementsSinceBest),
    ]
    for (name, count) in counters where !DataPosition.validCounts.contains(count) {
      throw FileError(path: path, place: name, .malformed("no run comes to \(count)"))
    }
    guard training.contains(state.position) else {
      throw FileError(path: path, place: "position", .malformed("is not in the data"))
    }
  }

  private static func resolve(
    _ recipe: TrainingRecipe, _ vocabulary: Vocabulary
  ) throws(TrainingError) -> TrainingRecipe {
    do {
      return try recipe.resolved(
        for: vocabulary,
        processorCount: max(1, ProcessInfo.processInfo.activeProcessorCount))
    } catch { throw .recipe(error) }
  }

  /// Refuses a change of anything but when the run ends, what it records, who works, and where the data lie.
  private static func requireSame(
    _ recipe: TrainingRecipe, _ earlier: TrainingRecipe
  ) throws(TrainingError) {
    var expected = earlier
    expected.budget = recipe.budget
    expected.checkpoints = recipe.checkpoints
    expected.validation = recipe.validation
    expected.verification = recipe.verification
    expected.keepBest = recipe.keepBest
    expected.earlyStopping = recipe.earlyStopping
    expected.metricsEverySteps = recipe.metricsEverySteps
    // The examples themselves are compared by their checksum.
    expected.data = recipe.data
    expected.additionalData = recipe.additionalData
    for (index, part) in recipe.tasks.enumerated()
    where expected.tasks.indices.contains(index) && !expected.tasks[index].data.isEmpty
      && !part.data.isEmpty
    {
      expected.tasks[index].data = part.data
    }
    expected.initialModel = recipe.initialModel
    // Another number of workers rounds sums differently: the run goes on, its bits are then its own.
    expected.workers = recipe.workers
    expected.device = recipe.device
    if let field = recipe.firstDifference(from: expected) {
      throw .recipe(
        RecipeError(
          field: field,
          problem: "differs from the run's; resume with its recipe.json or begin another run"))
    }
  }
}
