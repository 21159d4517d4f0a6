import FoundationEssentials
import Randomness
public import Tokenization
public import Transformer

/// Trains a model on pairs of sequences, in a folder from which it can go on after any interruption.
///
/// A class because it owns threads, a lock on the folder, and the weights. Weights are a pure function of the recipe
/// and the data, for a number of workers: an interrupted and resumed run ends in the same bits as one that was not.
public final class Trainer {
  /// The recipe with everything decided.
  public let recipe: TrainingRecipe
  /// The folder of the run.
  public let folder: RunFolder

  let learner: any Learner
  private let learned: LearnerState
  let training: any PairSource
  let validation: TokenPairs
  let metricsLog: MetricsLog
  var sampler: BatchSampler
  var microbatch: TokenPairs
  /// The first examples of the steps whose findings are still to come.
  var startsUnderWay: [DataPosition] = []
  let checker: (any AnswerChecker)?
  let eventsLog: EventsLog
  var state: CheckpointState
  private(set) var lastCheckpoint: String?
  /// The step of the last checkpoint.
  private var savedStep: Int?
  private let vocabulary: Vocabulary
  private let notes: [String: String]
  private let lock: FolderLock

  /// Begins a run, or goes on with one.
  ///
  /// - Parameters:
  ///   - recipe: What to do; see ``TrainingRecipe/read(_:)``.
  ///   - vocabulary: The tokens of the data.
  ///   - training: What to learn from: pairs in memory, or a source that makes them.
  ///   - validation: Held-out examples to measure on; may be empty.
  ///   - path: The folder of the run. A new run must not find another there.
  ///   - notes: What to write into the header of the weights, such as the task and its distribution.
  ///   - resuming: Whether to go on from the latest checkpoint in the folder, or to begin where there is none. The recipe
  ///     must then be the run's, but for budget, cadences, the place of the data and what early stopping goes by.
  ///   - checker: What checks the model's answers, where the recipe asks for that.
  ///   - makeLearner: What makes the learner of a device; nil for the cores of the processor.
  /// - Throws: What cannot be read, written or done, in one line.
  public init(
    recipe: TrainingRecipe, vocabulary: Vocabulary, training: any PairSource,
    validation: TokenPairs, path: String, notes: [String: String] = [:], resuming: Bool = false,
    checker: (any AnswerChecker)? = nil, makeLearner: LearnerMaker? = nil
  ) throws(TrainingError) {
    let folder = RunFolder(path)
    do {
      if !resuming { try folder.requireUnused() }
      lastCheckpoint = try folder.latestCheckpointPath()
    } catch { throw .file(error) }
    let start = try TrainingStart(
      recipe: recipe, vocabulary: vocabulary, training: training, checkpoint: lastCheckpoint,
      run: path)
    try Self.checkLengths(of: training, for: start.state.recipe)
    try Self.checkLengths(of: validation, for: start.state.recipe)
    try Self.checkMeasures(start.state.recipe, validation: validation, checker: checker)
    self.folder = folder
    self.recipe = start.state.recipe
    self.vocabulary = vocabulary
    self.training = training
    self.validation = validation
    self.notes = notes
    state = start.state
    savedStep = lastCheckpoint == nil ? nil : start.state.step
    sampler = BatchSampler(
      training.makeReader(
        from: state.position, order: RandomStream(seed: self.recipe.seed).child("order"),
        recipe: self.recipe), self.recipe.batch, vocabularySize: vocabulary.count)
    microbatch = TokenPairs(vocabularySize: vocabulary.count)
    self.checker = checker
    learned = start.learned
    if let makeLearner {
      learner = try makeLearner(
        self.recipe, start.learned, try Self.sample(of: training, for: self.recipe))
    } else {
      learner = try ProcessorLearner(self.recipe, start.learned)
    }
    // Nothing is written before all that can be refused has been.
    do throws(FileError) {
      try Folder.create(path)
      lock = try FolderLock(path: path)
      // Another process may have trained here since the state was read.
      if !resuming { try folder.requireUnused() }
      guard try folder.latestCheckpointPath() == lastCheckpoint else {
        throw FileError(path: path, .inUse)
      }
      try folder.create()
      try folder.removeLeftovers()
      try AtomicFile.write(Array(self.recipe.json.utf8), to: folder.recipePath)
      metricsLog = try MetricsLog(path: folder.metricsPath, keepingUpTo: state.step)
      eventsLog = try EventsLog(path: folder.eventsPath, repeating: metricsLog.kept)
    } catch { throw .file(error) }
  }

  /// The number of steps done.
  public var step: Int { state.step }

  /// The model as it is now, with the averaged weights where the recipe asks for an average.
  ///
  /// It shares its weights with the trainer, so save or copy it before training on.
  public var model: ModelFolder {
    ModelFolder(
      configuration: recipe.model, vocabulary: vocabulary, parameters: learned.evaluated,
      notes: notes)
  }

  /// Saves a checkpoint, unless there is one of this step; returns its folder.
  func saveCheckpoint() throws(TrainingError) -> String {
    if let lastCheckpoint, savedStep == state.step { return lastCheckpoint }
    // The step may have made them so after its loss was found finite.
    if let name = learned.parameters.firstNotFinite {
      throw .diverged(
        step: state.step, place: "parameter \(name)", quantity: "a weight is not finite",
        lastCheckpoint: lastCheckpoint)
    }
    do {
      let path = try folder.save(checkpoint, keeping: recipe.checkpoints.keep)
      lastCheckpoint = path
      savedStep = state.step
      return path
    } catch { throw .file(error) }
  }

  /// Everything that a resumed run needs.
  var checkpoint: Checkpoint {
    Checkpoint(
      model: model, weights: learned.parameters, optimizer: learned.optimizer, state: state)
  }

  /// Refuses to go by measurements that cannot be made.
  private static func checkMeasures(
    _ recipe: TrainingRecipe, validation: TokenPairs, checker: (any AnswerChecker)?
  ) throws(TrainingError) {
    if recipe.verification.everySteps > 0, checker == nil {
      throw .recipe(
        RecipeError(
          field: "verification.everySteps", problem: "there are no problems to check answers to"))
    }
    guard min(validation.count, recipe.validation.examples) == 0 else { return }
    for (field, metric) in recipe.metricsInUse where metric != .verified {
      throw .recipe(
        RecipeError(
          field: "\(field).metric",
          problem: "'\(metric.rawValue)' cannot be measured without held-out examples"))
    }
  }

  /// The first examples of a run.
  private static func sample(
    of training: any PairSource, for recipe: TrainingRecipe
  ) throws(TrainingError) -> TokenPairs {
    let reader = training.makeReader(
      from: DataPosition(), order: RandomStream(seed: recipe.seed).child("order"), recipe: recipe)
    var sample = TokenPairs(vocabularySize: training.vocabularySize)
    for _ in 0..<1024 { try reader.appendNext(to: &sample) }
    return sample
  }

  private static func checkLengths(
    of pairs: any PairSource, for recipe: TrainingRecipe
  ) throws(TrainingError) {
    guard let excess = recipe.model.excess(of: pairs.lengths) else { return }
    throw .tooLong(
      part: excess.part, count: excess.count, limit: excess.limit, field: "model.\(excess.field)")
  }
}

extension TrainingRecipe {
  /// How the loss of a step is computed.
  public var lossOptions: LossOptions {
    var options = LossOptions()
    options.labelSmoothing = Float(labelSmoothing)
    var stream = RandomStream(seed: seed).child("dropout")
    options.dropoutSeed = stream.next()
    return options
  }
}
