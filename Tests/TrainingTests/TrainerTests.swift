import Foundation
import Tensors
import Testing
import Tokenization
import Training
import Transformer

struct TrainerTests {
  private func weights(_ trainer: Trainer) -> [[Float]?] {
    let parameters = trainer.model.parameters
    return parameters.layout.entries.map { parameters.elements(of: $0.name) }
  }

  @Test func aTinyModelLearnsToReverse() throws {
    let folder = try TemporaryFolder()
    var recipe = ReversalTask.recipe(steps: 300)
    recipe.schedule.decay = .cosine
    let summary = try ReversalTask.trainer(recipe, in: folder("run")).run()
    let result = try #require(summary.metrics.validation)
    #expect(result.exactMatch >= 0.95)
    #expect(summary.isComplete && summary.model == folder("run/model"))
  }

  /// Dropout, batches across the ends of passes, clipping: all of it must be the same after an interruption.
  @Test(arguments: [1, 2, 3], [BatchSize.Measure.examples, .tokens])
  func aResumedRunEndsInTheSameBits(workers: Int, measure: BatchSize.Measure) throws {
    let folder = try TemporaryFolder()
    var recipe = ReversalTask.recipe(steps: 12)
    recipe.model.dropout = 0.1
    recipe.labelSmoothing = 0.1
    recipe.optimizer.weightDecay = 0.01
    recipe.optimizer.gradientNormLimit = 0.5
    recipe.workers = workers
    recipe.batch.measure = measure
    recipe.batch.size = measure == .examples ? 7 : 50
    let whole = try ReversalTask.trainer(recipe, in: folder("whole"), examples: 30)
    try whole.run()
    var first = recipe
    first.budget.steps = 5
    try ReversalTask.trainer(first, in: folder("parts"), examples: 30).run()
    let resumed = try ReversalTask.trainer(
      recipe, in: folder("parts"), resuming: true, examples: 30)
    #expect(resumed.step == 5)
    try resumed.run()
    #expect(weights(resumed) == weights(whole))
    for file in ["model.safetensors", "optimizer.safetensors"] {
      #expect(
        try folder.bytes(of: "parts/checkpoints/step-000000012/\(file)")
          == folder.bytes(of: "whole/checkpoints/step-000000012/\(file)"))
    }
  }

  /// The state of every optimiser, the average and the parts of a batch.
  @Test(arguments: OptimizerOptions.Kind.allCases)
  func everyOptimizerResumesInTheSameBits(kind: OptimizerOptions.Kind) throws {
    let folder = try TemporaryFolder()
    var recipe = ReversalTask.recipe(steps: 9)
    recipe.optimizer.kind = kind
    recipe.optimizer.weightDecay = 0.01
    recipe.model.dropout = 0.1
    recipe.batch.size = 7
    recipe.batch.accumulation = 2
    recipe.averageDecay = 0.9
    let whole = try ReversalTask.trainer(recipe, in: folder("whole"), examples: 30)
    let before = weights(whole)
    try whole.run()
    #expect(weights(whole) != before)
    var first = recipe
    first.budget.steps = 4
    try ReversalTask.trainer(first, in: folder("parts"), examples: 30).run()
    let resumed = try ReversalTask.trainer(
      recipe, in: folder("parts"), resuming: true, examples: 30)
    #expect(resumed.step == 4)
    try resumed.run()
    for file in ["model.safetensors", "optimizer.safetensors"] {
      #expect(
        try folder.bytes(of: "parts/checkpoints/step-000000009/\(file)")
          == folder.bytes(of: "whole/checkpoints/step-000000009/\(file)"))
    }
  }

  @Test(arguments: OptimizerOptions.Kind.allCases)
  func everyOptimizerLearns(kind: OptimizerOptions.Kind) throws {
    let folder = try TemporaryFolder()
    var recipe = ReversalTask.recipe(steps: 100)
    recipe.optimizer.kind = kind
    if kind == .sgd { recipe.optimizer.learningRate = 0.3 }
    recipe.schedule.decay = .linear
    recipe.averageDecay = 0.9
    let result = try ReversalTask.trainer(recipe, in: folder("run")).run()
    // A model that has learned the lengths alone stays above 1.
    #expect(try #require(result.metrics.validation).loss < 0.8)
  }

  @Test func aRunCanBeginWithTheWeightsOfAnother() throws {
    let folder = try TemporaryFolder()
    let first = try ReversalTask.trainer(ReversalTask.recipe(steps: 8), in: folder("first"))
    try first.run()
    var recipe = ReversalTask.recipe(steps: 2)
    recipe.initialModel = folder("first/model")
    recipe.seed = 9
    // What training alone reads may be another.
    recipe.model.dropout = 0.1
    recipe.model.attentionDropout = 0.2
    recipe.model.universal.ponderPenalty = 0.3
    let second = try ReversalTask.trainer(recipe, in: folder("second"))
    #expect(weights(second) == weights(first))
    try second.run()
    #expect(weights(second) != weights(first))
    recipe.model.feedForwardDimension = 64
    #expect(throws: TrainingError.self) {
      try ReversalTask.trainer(recipe, in: folder("third"))
    }
  }

  @Test func anotherNumberOfWorkersMayGoOn() throws {
    let folder = try TemporaryFolder()
    var recipe = ReversalTask.recipe(steps: 4)
    try ReversalTask.trainer(recipe, in: folder("run")).run()
    recipe.workers = 1
    recipe.budget.steps = 6
    let resumed = try ReversalTask.trainer(recipe, in: folder("run"), resuming: true)
    #expect(resumed.step == 4)
    try resumed.run()
    #expect(resumed.step == 6)
  }

  @Test func aStoppedRunCanBeResumed() throws {
    let folder = try TemporaryFolder()
    var recipe = ReversalTask.recipe(steps: 10)
    recipe.metricsEverySteps = 2
    let stopped = try ReversalTask.trainer(recipe, in: folder("run")).run {
      $0.metrics.step >= 4 ? .stop : .proceed
    }
    #expect(!stopped.isComplete && stopped.metrics.step == 4 && stopped.model == nil)
    let resumed = try ReversalTask.trainer(recipe, in: folder("run"), resuming: true)
    #expect(resumed.step == 4)
    #expect(try resumed.run().metrics.step == 10)
  }

  /// A killed process leaves its last checkpoint and the metrics of the steps after it.
  @Test func metricsAfterTheCheckpointAreReplaced() throws {
    let folder = try TemporaryFolder()
    var recipe = ReversalTask.recipe(steps: 4)
    recipe.metricsEverySteps = 1
    recipe.validation.everySteps = 4
    try ReversalTask.trainer(recipe, in: folder("run")).run()
    let file = URL(filePath: folder("run/metrics.jsonl"))
    let lost = Data("{\"step\":5,\"loss\":1}\n{\"step\":6,\"lo".utf8)
    try (try Data(contentsOf: file) + lost).write(to: file)
    recipe.budget.steps = 6
    try ReversalTask.trainer(recipe, in: folder("run"), resuming: true).run()
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .map { try decoder.decode(TrainingMetrics.self, from: Data($0.utf8)) }
    #expect(lines.map(\.step) == [1, 2, 3, 4, 5, 6])
    #expect(lines.map(\.examples) == [16, 32, 48, 64, 80, 96])
    #expect(lines.map { $0.validation != nil } == [false, false, false, true, false, true])
    #expect(lines.allSatisfy { $0.loss > 0 && $0.examplesPerSecond > 0 && $0.tokens > 0 })
  }

  @Test func aDivergedRunStopsAndKeepsTheLastGoodCheckpoint() throws {
    let folder = try TemporaryFolder()
    var recipe = ReversalTask.recipe(steps: 50)
    recipe.checkpoints.everySteps = 1
    let trainer = try ReversalTask.trainer(recipe, in: folder("run"))
    let error = try #require(throws: TrainingError.self) {
      try trainer.run { progress in
        // A weight that is no number, after three good steps.
        if progress.metrics.step == 3 { trainer.model.parameters.values[0] = .nan }
        return .proceed
      }
    }
    let checkpoint = folder("run/checkpoints/step-000000003")
    #expect(folder.names(in: "run/checkpoints") == ["step-000000002", "step-000000003"])
    #expect(
      error.description
        == "step 4, batch from example 49 of pass 1 on: the loss is nan, the first gradient "
        + "that is not finite is that of model.shared.weight; the last good checkpoint is "
        + "\(checkpoint); lower optimizer.learningRate or lengthen schedule.warmupSteps")
    _ = try Checkpoint.load(checkpoint)
  }

  /// The last step makes a weight infinite that its loss had not seen: that is no good checkpoint.
  @Test func aWeightThatIsNotFiniteIsNotSaved() throws {
    let folder = try TemporaryFolder()
    var recipe = ReversalTask.recipe(steps: 2)
    recipe.checkpoints.everySteps = 2
    let trainer = try ReversalTask.trainer(recipe, in: folder("run"))
    let layout = trainer.model.parameters.layout
    // Unseen by the loss, since no source is as long.
    let unseen = try #require(layout["model.encoder.embed_positions.weight"])
    trainer.model.parameters.values[unseen.range.upperBound - 1] = .infinity
    let error = try #require(throws: TrainingError.self) { try trainer.run() }
    #expect(
      error.description == "step 2, parameter model.encoder.embed_positions.weight: a weight is "
        + "not finite; no checkpoint exists; lower optimizer.learningRate or lengthen "
        + "schedule.warmupSteps")
    #expect(folder.names(in: "run/checkpoints") == [])
  }

  @Test(arguments: [(9, 100, 7), (5, 100, 5)])
  func theFirstLimitEndsTheRun(steps: Int, examples: Int, expected: Int) throws {
    let folder = try TemporaryFolder()
    var recipe = ReversalTask.recipe(steps: 1)
    recipe.budget.steps = steps
    recipe.budget.examples = examples
    let trainer = try ReversalTask.trainer(recipe, in: folder("run"))
    try trainer.run()
    #expect(trainer.step == expected)
  }

  @Test func minutesEndTheRun() throws {
    let folder = try TemporaryFolder()
    var recipe = ReversalTask.recipe(steps: 1)
    recipe.budget = TrainingBudget()
    recipe.budget.minutes = 0.005
    var fractions: [Double] = []
    let summary = try ReversalTask.trainer(recipe, in: folder("run")).run {
      fractions.append($0.fraction)
      return .proceed
    }
    #expect(summary.isComplete && summary.metrics.seconds >= 0.3)
    #expect(fractions == fractions.sorted() && fractions.last == 1)
  }

  @Test func aFinishedRunIsNotTrainedFurther() throws {
    let folder = try TemporaryFolder()
    let recipe = ReversalTask.recipe(steps: 3)
    let first = try ReversalTask.trainer(recipe, in: folder("run")).run()
    let again = try ReversalTask.trainer(recipe, in: folder("run"), resuming: true).run()
    #expect(again.metrics.step == 3 && again.isComplete)
    #expect(again.metrics.validation == first.metrics.validation)
  }

  @Test func theModelThatAUserGetsIsTheLatest() throws {
    let folder = try TemporaryFolder()
    /// Goes on up to a step; the model that is loaded then must be the one that was trained.
    func train(to steps: Int, stoppingAt stop: Int? = nil) throws -> [[Float]?] {
      var recipe = ReversalTask.recipe(steps: steps)
      recipe.metricsEverySteps = 1
      let trainer = try ReversalTask.trainer(recipe, in: folder("run"), resuming: true)
      try trainer.run { progress in
        // Also before the first checkpoint of a run that goes on.
        #expect(!folder.names(in: "run").contains("model"))
        return progress.metrics.step == stop ? .stop : .proceed
      }
      let found = try RunFolder(folder("run")).loadModel()
      #expect(found.notes == ["task": "reversal"])
      let loaded = found.parameters.layout.entries.map { found.parameters.elements(of: $0.name) }
      #expect(loaded == weights(trainer))
      let names = folder.names(in: "run")
      #expect(names.contains("model") == (stop == nil) && !names.contains("model.partial"))
      return loaded
    }
    let finished = try train(to: 3)
    #expect(try train(to: 3) == finished)
    let stopped = try train(to: 9, stoppingAt: 5)
    #expect(stopped != finished)
    #expect(try train(to: 9) != stopped)
  }

  @Test func whatAUserHasPutBesideTheModelIsNotRemoved() throws {
    let folder = try TemporaryFolder()
    try ReversalTask.trainer(ReversalTask.recipe(steps: 2), in: folder("run")).run()
    try folder.write([1], to: "run/model/notes.txt")
    let trainer = try ReversalTask.trainer(
      ReversalTask.recipe(steps: 4), in: folder("run"), resuming: true)
    #expect(
      throws: TrainingError.file(
        FileError(path: folder("run/model"), .notEmpty(found: "notes.txt")))
    ) { try trainer.run() }
    #expect(trainer.step == 2 && folder.names(in: "run/model").contains("model.safetensors"))
  }
}
