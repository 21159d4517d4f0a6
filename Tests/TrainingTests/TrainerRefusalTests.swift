import Foundation
import Randomness
import Testing
import Tokenization
import Transformer

@testable import Training

/// What a trainer refuses, and that it then leaves the folder as it was.
struct TrainerRefusalTests {
  private func refusal(
    _ recipe: TrainingRecipe, in path: String, resuming: Bool = false, examples: Int = 20
  ) throws -> String {
    try #require(throws: TrainingError.self) {
      try ReversalTask.trainer(recipe, in: path, resuming: resuming, examples: examples)
    }.description
  }

  @Test func aUsedFolderIsNotOverwritten() throws {
    let folder = try TemporaryFolder()
    let recipe = ReversalTask.recipe(steps: 1)
    try ReversalTask.trainer(recipe, in: folder("run")).run()
    #expect(
      try refusal(recipe, in: folder("run"))
        == "\(folder("run")): holds 'checkpoints' already; resume that run or choose another folder"
    )
  }

  @Test func twoTrainersDoNotShareAFolder() throws {
    let folder = try TemporaryFolder()
    let recipe = ReversalTask.recipe(steps: 1)
    let trainer = try ReversalTask.trainer(recipe, in: folder("run"))
    #expect(
      try refusal(recipe, in: folder("run"), resuming: true)
        == "\(folder("run")): another process is training in this folder; wait for it or use another"
    )
    try trainer.run()
  }

  /// Another process trains and ends between the reading of the state and the lock.
  @Test(arguments: [true, false])
  func aRunThatWentOnMeanwhileIsLeftAlone(resuming: Bool) throws {
    let folder = try TemporaryFolder()
    var recipe = ReversalTask.recipe(steps: 2)
    if resuming { try ReversalTask.trainer(recipe, in: folder("run")).run() }
    recipe.budget.steps = 4
    let other = recipe
    let error = try #require(throws: TrainingError.self) {
      try Trainer(
        recipe: recipe, vocabulary: ReversalTask.vocabulary,
        training: ReversalTask.pairs(400, seed: 1), validation: ReversalTask.pairs(100, seed: 2),
        path: folder("run"), notes: ["task": "reversal"], resuming: resuming
      ) { recipe, state, _ throws(TrainingError) in
        do {
          try ReversalTask.trainer(other, in: folder("run"), resuming: resuming).run()
        } catch { throw .device("\(error)") }
        return try ProcessorLearner(recipe, state)
      }
    }
    let reason: FileError.Reason = resuming ? .inUse : .notEmpty(found: "checkpoints")
    #expect(error == .file(FileError(path: folder("run"), reason)))
    #expect(try TrainingMetrics.read(folder("run/metrics.jsonl")).last?.step == 4)
    let checkpoint = try #require(try RunFolder(folder("run")).latestCheckpointPath())
    #expect(try Checkpoint.load(checkpoint).state.step == 4)
  }

  @Test func aChangedRecipeIsNotResumed() throws {
    let folder = try TemporaryFolder()
    var recipe = ReversalTask.recipe(steps: 1)
    try ReversalTask.trainer(recipe, in: folder("run"), examples: 20).run()
    recipe.optimizer.beta2 = 0.5
    #expect(
      try refusal(recipe, in: folder("run"), resuming: true)
        == "recipe: optimizer.beta2: differs from the run's; resume with its recipe.json or begin "
        + "another run")
  }

  @Test func otherDataAreNotResumed() throws {
    let folder = try TemporaryFolder()
    let recipe = ReversalTask.recipe(steps: 1)
    try ReversalTask.trainer(recipe, in: folder("run"), examples: 20).run()
    #expect(
      try refusal(recipe, in: folder("run"), resuming: true, examples: 21)
        == "\(folder("run")): was trained on other examples; resume it with the same dataset")
  }

  @Test func noExamplesAndTooLongOnesAreRefused() throws {
    let folder = try TemporaryFolder()
    var recipe = ReversalTask.recipe(steps: 1)
    #expect(
      try refusal(recipe, in: folder("run"), examples: 0)
        == "there are no training examples; generate or choose a dataset")
    recipe.model.maximumLength = 3
    #expect(
      try refusal(recipe, in: folder("run"))
        == "a source has 4 tokens, the model takes 3; raise model.maximumLength")
    #expect(folder.names(in: "") == [])
  }

  /// What a run takes, its model takes: a run that is not refused trains and is measured.
  @Test(arguments: TransformerConfiguration.Architecture.allCases)
  func whatIsNotRefusedCanBeTrainedOn(
    _ architecture: TransformerConfiguration.Architecture
  ) throws {
    let folder = try TemporaryFolder()
    var draws = RandomStream(seed: 3)
    var refused = 0
    for run in 0..<10 {
      var recipe = ReversalTask.recipe(steps: 1)
      recipe.model.architecture = architecture
      recipe.model.maximumLength = draws.uniform(in: 6...16)
      recipe.model.answerLength = draws.uniform(in: 3...6)
      let (longest, limit) = (recipe.model.maximumLength, recipe.model.answerLength)
      let training = Self.pairs(5, &draws)
      let validation = Self.pairs(5, &draws)
      let fits = [training, validation].allSatisfy { pairs in
        (0..<pairs.count).allSatisfy { pair in
          let (source, target) = (pairs.source(pair).count + 1, pairs.target(pair).count + 1)
          return switch architecture {
          case .encoderDecoder: source <= longest && target <= longest
          case .encoderOnly: source <= longest && target <= limit
          case .decoderOnly: source + target <= longest
          }
        }
      }
      do {
        let trainer = try Trainer(
          recipe: recipe, vocabulary: ReversalTask.vocabulary, training: training,
          validation: validation, path: folder("run-\(run)"))
        #expect(fits)
        #expect(try trainer.run().metrics.validation?.examples == 5)
      } catch {
        guard case .tooLong = error else { throw error }
        #expect(!fits)
        refused += 1
      }
    }
    #expect((1...9).contains(refused))
  }

  @Test func aRefusalNamesTheLimitToRaise() throws {
    let folder = try TemporaryFolder()
    var recipe = ReversalTask.recipe(steps: 1)
    recipe.model.architecture = .encoderOnly
    recipe.model.answerLength = 3
    #expect(
      try refusal(recipe, in: folder("run"))
        == "a target has 4 tokens, the model takes 3; raise model.answerLength")
    recipe.model.architecture = .decoderOnly
    recipe.model.maximumLength = 7
    #expect(
      try refusal(recipe, in: folder("run"))
        == "a source with its target has 8 tokens, the model takes 7; raise model.maximumLength")
    #expect(folder.names(in: "") == [])
  }

  private static func pairs(_ count: Int, _ draws: inout RandomStream) -> TokenPairs {
    var pairs = TokenPairs(vocabularySize: ReversalTask.vocabulary.count)
    // Long sources mostly have short targets, so that sums and sides have their greatest at different pairs.
    let longest = draws.uniform(in: 2...12)
    for _ in 0..<count {
      let source = draws.uniform(in: 1...longest)
      let target = draws.uniform(in: 0...min(longest / 2, 13 - source))
      let letters = (0..<max(source, target)).map { _ in TokenID(3 + draws.uniform(below: 4)) }
      pairs.append(source: letters.prefix(source), target: letters.prefix(target))
    }
    return pairs
  }

  @Test func anOpenEndedCosineIsRefused() throws {
    let folder = try TemporaryFolder()
    var recipe = ReversalTask.recipe(steps: 1)
    recipe.budget = TrainingBudget()
    recipe.budget.minutes = 1
    recipe.schedule.decay = .cosine
    #expect(
      try refusal(recipe, in: folder("run"))
        == "recipe: schedule.decaySteps: 'cosine' needs its last step: give it, or budget.steps")
    recipe.budget = TrainingBudget()
    recipe.budget.steps = 20
    recipe.schedule.warmupSteps = 20
    #expect(
      try refusal(recipe, in: folder("run"))
        == "recipe: budget.steps: 20 steps end before the warm-up does; make schedule.warmupSteps "
        + "(20) smaller")
  }
}
