import Randomness
import Tokenization
import Training
import Transformer

/// The task of writing a short word backwards: small enough to be learned in a unit test.
enum ReversalTask {
  static let vocabulary = Vocabulary(words: ["a", "b", "c", "d"])

  /// Pairs of a seed, with one to `longest` letters.
  static func pairs(_ count: Int, seed: UInt64, longest: Int = 3) -> TokenPairs {
    var pairs = TokenPairs(vocabularySize: vocabulary.count)
    var draws = RandomStream(seed: seed)
    for _ in 0..<count {
      let letters = (0..<draws.uniform(in: 1...longest)).map { _ in
        TokenID(3 + draws.uniform(below: 4))
      }
      pairs.append(source: letters, target: Array(letters.reversed()))
    }
    return pairs
  }

  /// A recipe for a model of a few thousand weights.
  static func recipe(steps: Int) -> TrainingRecipe {
    var recipe = TrainingRecipe()
    recipe.model.modelDimension = 16
    recipe.model.headCount = 2
    recipe.model.encoderLayerCount = 1
    recipe.model.decoderLayerCount = 1
    recipe.model.feedForwardDimension = 32
    recipe.model.maximumLength = 8
    recipe.optimizer.learningRate = 1e-2
    recipe.schedule.warmupSteps = 20
    recipe.batch.size = 16
    recipe.budget.steps = steps
    recipe.seed = 5
    recipe.workers = 2
    recipe.checkpoints.everyMinutes = 0
    recipe.validation.everySteps = 0
    return recipe
  }

  /// A trainer of the task in a folder.
  static func trainer(
    _ recipe: TrainingRecipe, in path: String, resuming: Bool = false, examples: Int = 400
  ) throws -> Trainer {
    try Trainer(
      recipe: recipe, vocabulary: vocabulary, training: pairs(examples, seed: 1),
      validation: pairs(100, seed: 2), path: path, notes: ["task": "reversal"],
      resuming: resuming)
  }

  /// A model with fresh weights.
  static func model(seed: UInt64 = 1) throws -> ModelFolder {
    var configuration = recipe(steps: 1).model
    configuration.vocabularySize = vocabulary.count
    return ModelFolder(
      configuration: configuration, vocabulary: vocabulary,
      parameters: Parameters(configuration, initializedFrom: RandomStream(seed: seed)),
      notes: ["task": "reversal"])
  }
}
