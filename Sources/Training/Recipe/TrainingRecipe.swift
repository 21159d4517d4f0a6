import Tokenization
public import Transformer

/// Everything that decides what a training run does, given its data.
///
/// Each field has a default; a recipe file in JSON5 gives the others (see ``read(_:)``).
public struct TrainingRecipe: Codable, Hashable, Sendable {
  /// The folder of the dataset; a relative path counts from the working folder.
  public var data = ""
  /// Further datasets to learn from, beside `data`; validation uses `data` alone.
  public var additionalData: [AdditionalData] = []
  /// Tasks whose problems are made on the fly, and datasets, with weights; instead of `data`.
  public var tasks: [MixturePart] = []
  /// The number of examples over which `from`, `until` and `weight` of the tasks run; 0 for those of the budget.
  public var curriculumExamples = 0
  /// The shares of the problems of tasks that are kept out of training.
  public var heldOut = HeldOutShares()
  /// The folder of a model whose weights training begins with; empty for random ones.
  ///
  /// The model must have the shape and the vocabulary of this recipe.
  public var initialModel = ""
  /// The shape of the model, dropout included; the size of its vocabulary is taken from the data, 0 stands for that.
  public var model = TransformerConfiguration(vocabularySize: 0)
  /// The settings of the optimiser.
  public var optimizer = OptimizerOptions()
  /// How the learning rate changes.
  public var schedule = Schedule()
  /// How much a batch of one step holds, over all workers.
  public var batch = BatchSize()
  /// When training ends.
  public var budget = TrainingBudget()
  /// The seed of initial weights, order of examples and dropout.
  public var seed: UInt64 = 0
  /// The number of workers, one thread each; 0 for as many as there are processor cores.
  public var workers = 0
  /// How it computes where it is told to use a device.
  public var device = DeviceOptions()
  /// The share of each target's probability that is spread evenly over the vocabulary.
  ///
  /// Szegedy et al. 2016, section 7.
  public var labelSmoothing = 0.0
  /// The rate at which the running average of the weights decays, such as 0.999; 0 for no average.
  ///
  /// Where there is one, it is what is measured and what becomes the trained model. At step *t* the rate is at most
  /// (1 + t)/(10 + t), so that the first weights are soon forgotten.
  public var averageDecay = 0.0
  /// How often the state is saved.
  public var checkpoints = CheckpointOptions()
  /// How often the model is measured on held-out examples.
  public var validation = ValidationOptions()
  /// How often the model's answers to held-out problems are checked.
  public var verification = VerificationOptions()
  /// Which models are kept beside the latest: the best by a metric.
  public var keepBest = KeepBestOptions()
  /// When a run that no longer gets better ends before its budget.
  public var earlyStopping = EarlyStoppingOptions()
  /// The steps between lines of `metrics.jsonl`.
  public var metricsEverySteps = 50

  /// Creates the default recipe.
  public init() {}

  /// Refuses settings that make no sense, naming the field.
  public func validate() throws(RecipeError) {
    let parts = [
      ("optimizer", optimizer.problem), ("schedule", schedule.problem), ("batch", batch.problem),
      ("budget", budget.problem), ("device", device.problem), ("checkpoints", checkpoints.problem),
      ("validation", validation.problem), ("heldOut", heldOut.problem),
      ("verification", verification.problem), ("keepBest", keepBest.problem),
      ("earlyStopping", earlyStopping.problem),
    ]
    for case (let part, .some(let found)) in parts {
      throw RecipeError(field: "\(part).\(found.field)", problem: found.problem)
    }
    for part in additionalData where !(1...1_000).contains(part.copies) {
      throw RecipeError(
        field: "additionalData.copies", problem: "\(part.copies) is not in 1…1000")
    }
    try validateTasks()
    try validateMetrics()
    guard curriculumExamples >= 0 else {
      throw RecipeError(field: "curriculumExamples", problem: "\(curriculumExamples) is negative")
    }
    guard (0...1024).contains(workers) else {
      throw RecipeError(field: "workers", problem: "\(workers) is not in 0…1024")
    }
    guard labelSmoothing >= 0 && labelSmoothing < 1 else {
      throw RecipeError(
        field: "labelSmoothing", problem: "\(labelSmoothing) is not at least 0 and below 1")
    }
    guard averageDecay >= 0 && averageDecay < 1 else {
      throw RecipeError(
        field: "averageDecay", problem: "\(averageDecay) is not at least 0 and below 1")
    }
    guard metricsEverySteps >= 1 else {
      throw RecipeError(
        field: "metricsEverySteps", problem: "\(metricsEverySteps) is less than 1")
    }
    var shape = model
    // The vocabulary is not known before the data are; it has the tokens that the recipe names.
    if shape.vocabularySize == 0 {
      let greatest = shape.positionOptions.digitTokens.reduce(shape.paddingToken, max)
      shape.vocabularySize = min(max(2, Int(greatest) + 1), 1 << 20)
      if shape.positionOptions.digitTokens.isEmpty { shape.positionOptions.digitTokens = [0] }
    }
    do {
      try shape.validate()
    } catch {
      throw RecipeError(field: "model.\(error.field)", problem: error.reason)
    }
  }

  /// The recipe with the end of the run and of its schedule decided; a run that has begun keeps the end it had.
  ///
  /// Refuses a schedule that would end before its warm-up, or without an end that it needs.
  public func withEnd() throws(RecipeError) -> TrainingRecipe {
    var result = self
    if budget == TrainingBudget() { result.budget.steps = TrainingBudget.defaultSteps }
    guard schedule.decay.needsEnd, schedule.decaySteps == nil else { return result }
    guard let steps = result.budget.steps else {
      throw RecipeError(
        field: "schedule.decaySteps",
        problem: "'\(schedule.decay.rawValue)' needs its last step: give it, or budget.steps")
    }
    guard steps > schedule.warmupSteps else {
      throw RecipeError(
        field: "budget.steps",
        problem: "\(steps) steps end before the warm-up does; make schedule.warmupSteps "
          + "(\(schedule.warmupSteps)) smaller")
    }
    result.schedule.decaySteps = steps
    return result
  }

  /// The recipe with all that was left open decided: vocabulary, workers, limits, end of the decay.
  func resolved(for vocabulary: Vocabulary, processorCount: Int) throws(RecipeError)
    -> TrainingRecipe
  {
    var result = try withEnd()
    let vocabularySize = vocabulary.count
    guard [0, vocabularySize].contains(model.vocabularySize) else {
      throw RecipeError(
        field: "model.vocabularySize",
        problem: "\(model.vocabularySize), but the data have \(vocabularySize) tokens; leave it out"
      )
    }
    result.model.vocabularySize = vocabularySize
    if model.countsDigits && model.positionOptions.digitTokens.isEmpty {
      result.model.positionOptions.digitTokens = vocabulary.numerals
    }
    if workers == 0 { result.workers = processorCount }
    result.curriculumExamples = try result.resolvedCurriculumExamples()
    for index in tasks.indices where tasks[index].seed == nil { result.tasks[index].seed = seed }
    try result.validate()
    return result
  }
}

extension Vocabulary {
  /// The tokens that are written in decimal digits alone, which stand for the digits of a base.
  fileprivate var numerals: [TokenID] {
    tokens.indices.filter { index in
      !tokens[index].isEmpty && tokens[index].utf8.allSatisfy { (48...57).contains($0) }
    }.map(TokenID.init)
  }
}
