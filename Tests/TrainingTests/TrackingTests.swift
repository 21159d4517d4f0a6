import Synchronization
import Testing
import Tokenization
import Transformer

@testable import Training

/// Keeping the best models and ending early.
struct TrackingTests {
  /// Says of each model, by the number of its steps, how many of 100 problems it solves; the steps are found from the calls.
  private final class Script: AnswerChecker {
    private let values: Mutex<[Int]>

    init(_ values: [Int]) { self.values = Mutex(values) }

    func check(
      _ model: ModelFolder, makeDecoder: @escaping DecoderMaker
    ) throws(TrainingError) -> VerifiedResult {
      let value = values.withLock { $0.isEmpty ? 0 : $0.removeFirst() }
      return VerifiedResult(parts: [.init(task: "reversal", problems: 100, verified: value)])
    }
  }

  private func recipe(steps: Int) -> TrainingRecipe {
    var recipe = ReversalTask.recipe(steps: steps)
    recipe.verification.everySteps = 2
    recipe.keepBest.count = 2
    return recipe
  }

  private func trainer(
    _ recipe: TrainingRecipe, _ path: String, _ values: [Int], resuming: Bool = false
  ) throws -> Trainer {
    try Trainer(
      recipe: recipe, vocabulary: ReversalTask.vocabulary,
      training: ReversalTask.pairs(40, seed: 1), validation: ReversalTask.pairs(10, seed: 2),
      path: path, resuming: resuming, checker: Script(values))
  }

  @Test func theBestAreKeptAndTheOthersRemoved() throws {
    let folder = try TemporaryFolder()
    let summary = try trainer(recipe(steps: 12), folder("run"), [10, 30, 20, 30, 5, 25]).run()
    #expect(summary.best.map(\.step) == [4, 8])
    #expect(summary.best.map(\.value) == [0.3, 0.3])
    #expect(folder.names(in: "run/best") == ["step-000000004", "step-000000008"])
    let model = try ModelFolder.load(folder("run/best/step-000000004"))
    let last = try ModelFolder.load(folder("run/model"))
    #expect(
      model.parameters.elements(of: "model.shared.weight")
        != last.parameters.elements(of: "model.shared.weight"))
    #expect(try Checkpoint.load(folder("run/best/step-000000008")).state.step == 8)
  }

  @Test func aRunEndsWhenNothingBetterHasComeForLong() throws {
    let folder = try TemporaryFolder()
    var recipe = recipe(steps: 40)
    recipe.earlyStopping.metric = .verified
    recipe.earlyStopping.patience = 3
    recipe.earlyStopping.minimumGain = 0.05
    // 12 is not enough more than 10 to count.
    let summary = try trainer(recipe, folder("run"), [10, 12, 20, 20, 24, 25, 90]).run()
    #expect(summary.isComplete && summary.patience == 3 && summary.metrics.step == 12)
    #expect(folder.names(in: "run").contains("model"))
    // It is over for good, and can go on with more patience.
    let again = try trainer(recipe, folder("run"), [], resuming: true).run()
    #expect(again.metrics.step == 12 && again.isComplete)
    recipe.earlyStopping.patience = 4
    let more = try trainer(recipe, folder("run"), [1, 1], resuming: true).run()
    #expect(more.metrics.step == 14)
  }

  /// The script goes on where the interrupted run was, as a measurement of the same weights would.
  @Test(arguments: [1, 3, 4, 5, 7, 9])
  func aResumedRunDecidesTheSame(interruption: Int) throws {
    let folder = try TemporaryFolder()
    var recipe = recipe(steps: 40)
    recipe.earlyStopping.metric = .verified
    recipe.earlyStopping.patience = 4
    let values = [10, 30, 20, 30, 5, 25, 3, 4, 99]
    let whole = try trainer(recipe, folder("whole"), values).run()
    recipe.checkpoints.everySteps = 3
    recipe.metricsEverySteps = 1
    _ = try trainer(recipe, folder("parts"), values).run {
      $0.metrics.step >= interruption ? .stop : .proceed
    }
    let done = interruption / 2
    let resumed = try trainer(
      recipe, folder("parts"), Array(values.dropFirst(done)), resuming: true)
    let rest = try resumed.run()
    #expect(rest.metrics.step == whole.metrics.step && rest.patience == 4)
    #expect(rest.best == whole.best)
    #expect(folder.names(in: "parts/best") == folder.names(in: "whole/best"))
    for model in whole.best {
      let path = "best/step-00000000\(model.step)/model.safetensors"
      #expect(try folder.bytes(of: "parts/\(path)") == folder.bytes(of: "whole/\(path)"))
    }
  }

  @Test func theFoldersAfterAKillAreTheSameInTheEnd() throws {
    let folder = try TemporaryFolder()
    var recipe = recipe(steps: 12)
    recipe.checkpoints.everySteps = 5
    recipe.checkpoints.keep = 9
    let values = [10, 30, 20, 40, 5, 25]
    try trainer(recipe, folder("run"), values).run()
    let expected = folder.names(in: "run/best")
    // As if the process had been killed after step 10: later checkpoints are not there, what was best then is gone.
    for name in ["checkpoints/step-000000012", "checkpoints/step-000000010"] {
      try removeFolder(folder("run/\(name)"))
    }
    try trainer(recipe, folder("run"), Array(values.dropFirst(2)), resuming: true).run()
    #expect(folder.names(in: "run/best") == expected)
    #expect(expected == ["step-000000004", "step-000000008"])
  }

  /// Whenever the process is killed, the models that the latest checkpoint names are there.
  @Test(arguments: zip([1, 2], [3, 5]))
  func whatTheLatestCheckpointNamesIsThere(count: Int, cadence: Int) throws {
    let folder = try TemporaryFolder()
    var recipe = recipe(steps: 24)
    recipe.keepBest.count = count
    recipe.metricsEverySteps = 1
    recipe.checkpoints.everySteps = cadence
    recipe.checkpoints.keep = 1
    let run = RunFolder(folder("run"))
    var seen: Set<[Int]> = []
    let values = [10, 30, 20, 40, 50, 25, 60, 60, 70, 5, 80, 90]
    let summary = try trainer(recipe, run.path, values).run { _ in
      guard let path = try? run.latestCheckpointPath(), let saved = try? Checkpoint.load(path)
      else { return .proceed }
      for model in saved.state.best {
        #expect(Folder.exists("\(run.bestPath(step: model.step))/model.safetensors"))
      }
      seen.insert(saved.state.best.map(\.step))
      return .proceed
    }
    #expect(seen.count > 3 && summary.best.map(\.step) == Array([24, 22].prefix(count)))
    #expect(folder.names(in: "run/best").count == count)
  }

  /// With 0.3 of the earlier measure as the best, two values of 0.1 would end the run at once.
  @Test(arguments: ["metric", "problems", "beamWidth", "cadence"])
  func earlyStoppingBeginsAnewWithAnotherMeasure(change: String) throws {
    let folder = try TemporaryFolder()
    var recipe = recipe(steps: 6)
    recipe.keepBest.count = 0
    recipe.earlyStopping.metric = .verified
    recipe.earlyStopping.patience = 3
    try trainer(recipe, folder("run"), [30, 10, 10]).run()
    recipe.budget.steps = 8
    switch change {
    case "metric":
      recipe.earlyStopping.metric = .tokenAccuracy
      recipe.validation.everySteps = 2
    case "problems": recipe.verification.problems = 7
    case "beamWidth": recipe.verification.beamWidth = 2
    default: recipe.checkpoints.everySteps = 1
    }
    let trainer = try trainer(recipe, folder("run"), [10], resuming: true)
    let summary = try trainer.run()
    #expect(summary.patience == (change == "cadence" ? 3 : nil))
    #expect(trainer.state.measurementsSinceBest == (change == "cadence" ? 3 : 0))
    #expect((trainer.state.bestValue == 0.3) == (change == "cadence"))
  }

  @Test func keptModelsAreNotComparedByAnotherMeasure() throws {
    let folder = try TemporaryFolder()
    let first = recipe(steps: 4)
    try trainer(first, folder("run"), [10, 30]).run()
    func refusal(_ change: (inout TrainingRecipe) -> Void) throws -> String? {
      var changed = first
      changed.budget.steps = 6
      change(&changed)
      do {
        _ = try trainer(changed, folder("run"), [10], resuming: true)
        return nil
      } catch let error as TrainingError {
        return error.description
      }
    }
    let remedy =
      "differs from the run's, whose best models are kept by 'verified'; set it back or begin "
      + "another run"
    #expect(
      try refusal {
        $0.keepBest.metric = .validationLoss
        $0.validation.everySteps = 2
      } == "recipe: keepBest.metric: \(remedy)")
    #expect(
      try refusal { $0.verification.problems = 9 } == "recipe: verification.problems: \(remedy)")
    #expect(
      try refusal { $0.verification.beamWidth = 9 } == "recipe: verification.beamWidth: \(remedy)")
    // What does not change the measure may differ.
    #expect(
      try refusal {
        $0.verification.everySteps = 3
        $0.validation.examples = 5
        $0.keepBest.count = 1
      } == nil)
  }

  private func removeFolder(_ path: String) throws { try Folder.remove(path) }

  @Test func aMetricThatIsNeverMeasuredIsRefused() throws {
    let folder = try TemporaryFolder()
    var recipe = ReversalTask.recipe(steps: 2)
    recipe.keepBest.count = 1
    #expect(
      throws: RecipeError(
        field: "keepBest.metric",
        problem: "'verified' is not measured; set verification.everySteps")
    ) { try recipe.validate() }
    recipe.keepBest.count = 0
    recipe.earlyStopping.patience = 2
    #expect(throws: RecipeError.self) { try recipe.validate() }
    recipe.validation.everySteps = 1
    try recipe.validate()
    let error = #expect(throws: TrainingError.self) {
      try Trainer(
        recipe: recipe, vocabulary: ReversalTask.vocabulary,
        training: ReversalTask.pairs(4, seed: 1), validation: TokenPairs(vocabularySize: 7),
        path: folder("run"))
    }
    #expect(
      error?.description
        == "recipe: earlyStopping.metric: 'validationLoss' cannot be measured without held-out "
        + "examples")
    recipe.earlyStopping.patience = 0
    recipe.verification.everySteps = 1
    #expect(throws: TrainingError.self) {
      try ReversalTask.trainer(recipe, in: folder("run"))
    }
    #expect(folder.names(in: "") == [])
  }
}
