import JSON5
import Testing
import Training
import Transformer

struct RecipeTests {
  @Test func whatARecipeDoesNotSayHasItsDefault() throws {
    let recipe = try TrainingRecipe(
      json5: """
        // A small model.
        {
          data: 'data/bwd',
          model: {modelDimension: 128, headCount: 4, dropout: 0.1, positions: "sinusoidal"},
          schedule: {decay: 'cosine', decaySteps: 5e3},
          budget: {minutes: 90},
          seed: 7,
        }
        """)
    var expected = TrainingRecipe()
    expected.data = "data/bwd"
    expected.model.modelDimension = 128
    expected.model.headCount = 4
    expected.model.dropout = 0.1
    expected.model.positions = .sinusoidal
    expected.schedule.decay = .cosine
    expected.schedule.decaySteps = 5000
    expected.budget.minutes = 90
    expected.seed = 7
    #expect(recipe == expected)
  }

  @Test func anOptimizerIsChosenByName() throws {
    let recipe = try TrainingRecipe(
      json5: "{optimizer: {kind: 'muon', muon: {adamLearningRate: 3e-4}, weightDecay: 0.1}}")
    var expected = TrainingRecipe()
    expected.optimizer.kind = .muon
    expected.optimizer.muon.adamLearningRate = 3e-4
    expected.optimizer.weightDecay = 0.1
    #expect(recipe == expected)
    #expect(try TrainingRecipe(json5: recipe.json) == recipe)
    #expect(try TrainingRecipe(json5: "{optimizer: {beta1: 0.8}}").optimizer.kind == .adam)
  }

  @Test func theSavedFormIsReadBack() throws {
    var recipe = TrainingRecipe()
    recipe.optimizer.learningRate = 3e-4
    recipe.model.dropout = 0.1
    for seed: UInt64 in [1 << 62 + 1, 1 << 63 + 1, .max] {
      recipe.seed = seed
      #expect(try TrainingRecipe(json5: recipe.json) == recipe)
    }
  }

  @Test func tasksHaveDefaultsAndAnyDistribution() throws {
    let recipe = try TrainingRecipe(
      json5: """
        {
          tasks: [
            {task: "two-set:gcd", distribution: "base-30", weight: 3, seed: 7},
            {task: "addition", distribution: {preset: "five-digits", deep: {er: [1, {x: null}]}}},
            {data: "data/more", weight: [[0, 1], [0.5, 2.5]], until: 0.75},
          ],
          additionalData: [],
        }
        """)
    #expect(recipe.tasks.map(\.task) == ["two-set:gcd", "addition", ""])
    #expect(recipe.tasks.map(\.seed) == [7, nil, nil])
    #expect(recipe.tasks[0].distribution == .string("base-30"))
    #expect(
      recipe.tasks[1].distribution
        == .object([
          "preset": .string("five-digits"),
          "deep": .object(["er": .array([.integer(1), .object(["x": .null])])]),
        ]))
    #expect(
      recipe.tasks[2].weight
        == .piecewiseLinear([
          .init(fraction: 0, weight: 1), .init(fraction: 0.5, weight: 2.5),
        ]))
    #expect(recipe.tasks[2].until == 0.75 && recipe.tasks[0].until == 1)
    #expect(try TrainingRecipe(json5: recipe.json) == recipe)
    #expect(
      try TrainingRecipe(json5: "{additionalData: [{folder: 'a'}]}").additionalData
        == [AdditionalData(folder: "a", copies: 1)])
  }

  struct Malformed: CustomTestStringConvertible {
    let text: String
    let message: String
    var testDescription: String { text }
  }

  static let malformed = [
    Malformed(
      text: "{optimiser: {}}",
      message: "recipe: optimiser: unknown field; did you mean 'optimizer'?"),
    Malformed(
      text: "{optimizer: {learningrate: 1}}",
      message: "recipe: optimizer.learningrate: unknown field; did you mean 'learningRate'?"),
    Malformed(
      text: "{batch: {zzz: 1}}",
      message: "recipe: batch.zzz: unknown field; known are accumulation, measure, size"),
    Malformed(
      text: "{optimizer: {kind: 'lion'}}",
      message:
        "recipe: optimizer.kind: the value does not fit; known are adam, adafactor, sgd, muon"),
    Malformed(
      text: "{optimizer: {kind: 'adamx'}}",
      message: "recipe: optimizer.kind: no 'adamx'; did you mean 'adam'?"),
    Malformed(
      text: "{schedule: {decay: 'cosin'}}",
      message: "recipe: schedule.decay: no 'cosin'; did you mean 'cosine'?"),
    Malformed(
      text: "{optimizer: {kind: 3}}",
      message:
        "recipe: optimizer.kind: the value does not fit; known are adam, adafactor, sgd, muon"),
    Malformed(
      text: "{optimizer: {muon: {momentun: 0.9}}}",
      message: "recipe: optimizer.muon.momentun: unknown field; did you mean 'momentum'?"),
    Malformed(
      text: "{optimizer: {muon: {momentum: 1}}}",
      message: "recipe: optimizer.muon.momentum: 1.0 is not at least 0 and below 1"),
    Malformed(
      text: "{optimizer: {muon: {adamLearningRate: 0}}}",
      message: "recipe: optimizer.muon.adamLearningRate: 0.0 is not above 0 and at most 10"),
    Malformed(
      text: "{optimizer: {kind: 'sgd', sgd: {momentum: 0, nesterov: true}}}",
      message: "recipe: optimizer.sgd.nesterov: looks ahead by the momentum, which is 0"),
    Malformed(
      text: "{optimizer: {adafactor: {clippingThreshold: 0}}}",
      message:
        "recipe: optimizer.adafactor.clippingThreshold: 0.0 is not above 0 and at most 1000.0"
    ),
    Malformed(
      text: "{schedule: {decay: 'warmupStableDecay', cooldownShare: 1, decaySteps: \(Int.max)}}",
      message: "recipe: schedule.decaySteps: 9223372036854775807 is more than 2^53"),
    Malformed(
      text: "{schedule: {decay: 'smoothCosine', period: 0}}",
      message: "recipe: schedule.period: 0 is less than 1"),
    Malformed(
      text: "{batch: {accumulation: 0}}",
      message: "recipe: batch.accumulation: 0 is not in 1…4096"),
    Malformed(
      text: "{averageDecay: 1}", message: "recipe: averageDecay: 1.0 is not at least 0 and below 1"),
    Malformed(text: "{batch: 64}", message: "recipe: batch: expected an object { … }"),
    Malformed(text: "{seed: {a: 1}}", message: "recipe: seed: expected 0 or the like"),
    Malformed(
      text: "{batch: {size: 1.5}}",
      message: "recipe: batch.size: the value does not fit; the default is 64"),
    Malformed(
      text: "{seed: -1}",
      message: "recipe: seed: expected an integer in 0…18446744073709551615; the default is 0"),
    Malformed(
      text: "{seed: 18446744073709551616}",
      message: "recipe: seed: expected an integer in 0…18446744073709551615; the default is 0"),
    Malformed(
      text: "{batch: {size: 9223372036854775808}}",
      message: "recipe: batch.size: expected an integer in \(Int.min)…\(Int.max); the default is 64"
    ),
    Malformed(
      text: "{optimizer: {epsilon: 1e-50}}",
      message: "recipe: optimizer.epsilon: 1e-50 is 0 as Float; the least is 1e-45"),
    Malformed(
      text: "{model: {normalization: 'middle'}}",
      message: "recipe: model.normalization: the value does not fit; known are pre, post"),
    Malformed(
      text: "{model: {headCount: 7}}",
      message: "recipe: model.headCount: 7 heads do not divide the model dimension 256"),
    Malformed(
      text: "{labelSmoothing: 1}",
      message: "recipe: labelSmoothing: 1.0 is not at least 0 and below 1"),
    Malformed(
      text: "{budget: {steps: 0}}", message: "recipe: budget.steps: 0 is less than 1"),
    Malformed(text: "{workers: -2}", message: "recipe: workers: -2 is not in 0…1024"),
    Malformed(
      text: "{optimizer: {learningRate: NaN}}",
      message:
        "recipe: line 1, column 28: 'NaN' is neither a number nor true, false or null; quote a text"
    ),
    Malformed(
      text: "{seed: 1",
      message: "recipe: line 1, column 9: expected ',' or '}', found the end of the file"),
    Malformed(
      text: "{tasks: [{task: 'gcd'}, {taks: 'gcd'}]}",
      message: "recipe: tasks[1].taks: unknown field; did you mean 'task'?"),
    Malformed(
      text: "{tasks: [{task: 'gcd', weight: 'much'}]}",
      message: "recipe: tasks[0].weight: the value does not fit; the default is 1"),
    Malformed(
      text: "{tasks: [{task: 'gcd', weight: [[0, 1, 2]]}]}",
      message: "recipe: tasks[0].weight: the value does not fit; the default is 1"),
    Malformed(
      text: "{tasks: ['gcd']}", message: "recipe: tasks[0]: expected an object { … }"),
    Malformed(
      text: "{tasks: {task: 'gcd'}}", message: "recipe: tasks: expected an array or the like"),
    Malformed(
      text: "{tasks: [{task: 'gcd', data: 'd'}]}",
      message: "recipe: tasks[0].data: a part is a task or a dataset; name one of them"),
    Malformed(
      text: "{additionalData: [{folder: 'a', copys: 2}]}",
      message: "recipe: additionalData[0].copys: unknown field; did you mean 'copies'?"),
    Malformed(
      text: "{heldOut: {validation: 0.7}}",
      message: "recipe: heldOut.validation: 0.7 is not in 0…0.5"),
    Malformed(
      text: "{keepBest: {metric: 'beauty'}}",
      message:
        "recipe: keepBest.metric: the value does not fit; known are verified, validationLoss, exactMatch, tokenAccuracy"
    ),
    Malformed(text: "[]", message: "recipe: expected an object { … }"),
    Malformed(
      text: String(repeating: "[", count: 100_000),
      message: "recipe: line 1, column 65: nested deeper than 64"),
  ]

  @Test(arguments: malformed) func mistakesNameTheField(_ example: Malformed) throws {
    let error = try #require(throws: RecipeError.self) {
      try TrainingRecipe(json5: example.text)
    }
    #expect(error.description == example.message)
  }

  /// Tokens that a recipe names are in the vocabulary, which is not known before the data are.
  @Test func tokensCanBeNamedBeforeTheVocabularyIsKnown() throws {
    let recipe = try TrainingRecipe(
      json5: """
        {model: {
          architecture: 'encoderOnly', positions: 'abacus', paddingToken: 9,
          positionOptions: {digitTokens: [4, 30]}
        }}
        """)
    #expect(recipe.model.positionOptions.digitTokens == [4, 30])
    let folder = try TemporaryFolder()
    for (change, message): ((inout TransformerConfiguration) -> Void, String) in [
      ({ $0.paddingToken = 7 }, "model.paddingToken: 7 is not in 0...6"),
      (
        { $0.positionOptions.digitTokens = [4, 7] },
        "model.positionOptions.digitTokens: token 7 is not in the vocabulary of 7"
      ),
      ({ $0.paddingToken = .max }, "model.paddingToken: 2147483647 is not in 0...1048575"),
    ] {
      var recipe = ReversalTask.recipe(steps: 1)
      (recipe.model.architecture, recipe.model.answerLength) = (.encoderOnly, 8)
      change(&recipe.model)
      let error = try #require(throws: (any Error).self) {
        try recipe.validate()
        _ = try ReversalTask.trainer(recipe, in: folder("run"))
      }
      #expect("\(error)" == "recipe: \(message)")
    }
  }

  /// Settings of a distribution are anyone's, so names with dots must not be confused either.
  @Test func settingsOfOnePathAreBothShown() throws {
    let recipes = try [(1, 2), (3, 2), (1, 4)].map { dotted, nested in
      try TrainingRecipe(
        json5: "{tasks: [{task: 'gcd', distribution: {'a.b': \(dotted), a: {b: \(nested)}}}]}")
    }
    let values = recipes.map { $0.settings["tasks.0.distribution.a.b"] }
    #expect(values == ["2 1", "2 3", "4 1"])
  }

  @Test func aMissingFileIsNamed() throws {
    let folder = try TemporaryFolder()
    let error = try #require(throws: RecipeError.self) {
      try TrainingRecipe.read(folder("recipe.json5"))
    }
    #expect(
      error.description
        == "\(folder("recipe.json5")): cannot open: No such file or directory; check the path")
  }
}
