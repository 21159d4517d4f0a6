import Foundation
import Testing
import Tokenization
import Training
import Transformer

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

  @Test func anOpenEndedCosineIsRefused() throws {
    let folder = try TemporaryFolder()
    var recipe = ReversalTask.recipe(steps: 1)
    recipe.budget = TrainingBudget()
    recipe.budget.minutes = 1
    recipe.schedule.decay = .cosine
    #expect(
      try refusal(recipe, in: folder("run"))
        == "recipe: schedule.decaySteps: 'cosine' needs its last step: give it, or budget.steps")
  }
}
