import Datasets
import Evaluation
import Generators
import Tokenization
import Training
import Transformer

/// What a recipe learns from and is measured on, as the learner takes it.
struct TrainingData {
  /// The recipe with the distributions of its tasks given in full.
  let recipe: TrainingRecipe
  let vocabulary: Vocabulary
  let training: any PairSource
  let validation: TokenPairs
  /// What checks answers in the course of the run, where the recipe asks for that and there are problems.
  let checker: (any AnswerChecker)?
  /// Where the weights come from, for the notes in their file.
  let notes: [String: String]

  /// Reads datasets, checking every byte, and makes held-out problems of tasks.
  init(_ recipe: TrainingRecipe, on console: Console) throws {
    if recipe.tasks.isEmpty {
      try self.init(datasetsOf: recipe)
    } else {
      try self.init(tasksOf: recipe, on: console)
    }
  }

  private init(tasksOf recipe: TrainingRecipe, on console: Console) throws {
    let tasks = try RecipeTasks(recipe)
    let threads = Self.threads(recipe)
    let mixture = try TaskMixture(tasks.parts, heldOut: recipe.heldOut, threads: threads)
    for survey in try mixture.lengthSurveys(for: recipe.model, threads: threads) {
      console.printError("\(survey)")
    }
    let checked = recipe.verification.everySteps > 0 ? recipe.verification.problems : 0
    let count = max(recipe.validation.examples, checked)
    let bar = ProgressBar(console: console)
    defer { bar.remove() }
    let heldOut = try mixture.heldOut(
      count, of: .valid, for: recipe.model, threads: threads
    ) { found in
      bar.update { elapsed in
        .counting("held-out problems", completed: found, total: count, elapsed: elapsed)
      }
    }
    self.recipe = tasks.recipe
    vocabulary = mixture.vocabulary
    training = mixture.training
    validation = heldOut.pairs
    checker =
      checked == 0
      ? nil
      : heldOut.prefix(checked)
        .checker(beamWidth: recipe.verification.beamWidth, workers: threads)
    notes = LearnedTask.notes(of: tasks.learned).merging(["seed": String(recipe.seed)]) { $1 }
  }

  /// A problem falls into the same split in every dataset, so further ones bring nothing held out.
  private init(datasetsOf recipe: TrainingRecipe) throws {
    self.recipe = recipe
    let dataset = try Dataset(path: recipe.data)
    vocabulary = dataset.vocabulary
    var training = TokenPairs(vocabularySize: vocabulary.count)
    try Self.append(.train, of: dataset, to: &training)
    for part in recipe.additionalData {
      let other = try Dataset(path: part.folder)
      guard other.vocabulary == vocabulary else {
        throw RecipeError(
          field: "additionalData.folder",
          problem: "\(part.folder) has another vocabulary than \(recipe.data)")
      }
      for _ in 0..<part.copies { try Self.append(.train, of: other, to: &training) }
    }
    self.training = training
    var validation = TokenPairs(vocabularySize: vocabulary.count)
    try Self.append(.valid, of: dataset, to: &validation)
    self.validation = validation
    let verification = recipe.verification
    checker =
      verification.everySteps == 0
      ? nil
      : try HeldOutProblems(of: dataset, split: .valid, count: verification.problems)
        .checker(beamWidth: verification.beamWidth, workers: Self.threads(recipe))
    notes = LearnedTask.notes(of: [LearnedTask(dataset.manifest)]).merging([
      "dataSeed": String(dataset.manifest.seed), "trainingExamples": String(training.count),
    ]) { $1 }
  }

  private static func threads(_ recipe: TrainingRecipe) -> Int {
    recipe.workers > 0 ? recipe.workers : ProcessorCount.available
  }

  private static func append(
    _ split: Split, of dataset: Dataset, to pairs: inout TokenPairs
  ) throws(DatasetError) {
    let reader = try dataset.reader(of: split)
    var problem = Problem()
    while try reader.next(into: &problem) {
      pairs.append(source: problem.source, target: problem.target)
    }
  }
}
