import Randomness
import Testing
import Tokenization
import Transformer

@testable import Training

struct MixtureTests {
  /// Parts whose pairs begin with the number of the part.
  private let sources = (0..<3).map { part in
    var pairs = TokenPairs(vocabularySize: 16)
    for index in 0..<(10 + part) {
      pairs.append(source: [TokenID(part), TokenID(index)], target: [TokenID(part)])
    }
    return pairs
  }

  private func recipe(_ weights: [MixtureWeight], examples: Int = 0) -> TrainingRecipe {
    var recipe = TrainingRecipe()
    recipe.tasks = weights.map { weight in
      var part = MixturePart()
      part.task = "any"
      part.weight = weight
      return part
    }
    recipe.curriculumExamples = examples
    return recipe
  }

  private func reader(
    _ recipe: TrainingRecipe, seed: UInt64 = 1, from position: DataPosition = .init()
  ) -> any PairReader {
    PairMixture(sources, vocabularySize: 16)
      .makeReader(from: position, order: RandomStream(seed: seed), recipe: recipe)
  }

  private func next(_ reader: any PairReader, _ count: Int) throws -> [[TokenID]] {
    var pairs = TokenPairs(vocabularySize: 16)
    for _ in 0..<count { try reader.appendNext(to: &pairs) }
    return (0..<count).map { pairs.source($0) }
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func partsAreDrawnByTheirWeights(seed: UInt64) throws {
    let recipe = recipe([.constant(1), .constant(0), .constant(3)])
    let drawn = try next(reader(recipe, seed: seed), 4000)
    let counts = (0..<3).map { part in drawn.count { $0[0] == TokenID(part) } }
    #expect(counts[1] == 0)
    // Four standard deviations of a binomial law.
    #expect((Double(counts[0]) - 1000).magnitude < 4 * (4000.0 * 3 / 16).squareRoot())
  }

  @Test func everyPartIsReadPassAfterPass() throws {
    let recipe = recipe([.constant(1), .constant(2), .constant(1)])
    let drawn = try next(reader(recipe), 400)
    for part in 0..<3 {
      let own = drawn.filter { $0[0] == TokenID(part) }.map { $0[1] }
      let size = 10 + part
      for start in stride(from: 0, through: own.count - size, by: size) {
        #expect(Set(own[start..<(start + size)]).count == size)
      }
    }
  }

  @Test func aReaderGoesOnFromAnyPosition() throws {
    let falling = MixtureWeight.piecewiseLinear([
      .init(fraction: 0, weight: 1), .init(fraction: 1, weight: 0),
    ])
    let recipe = recipe([falling, .constant(1), .constant(0.5)], examples: 200)
    let whole = reader(recipe)
    for _ in 0..<20 {
      let resumed = reader(recipe, from: whole.position)
      #expect(try next(resumed, 13) == next(whole, 13))
      #expect(resumed.position == whole.position)
    }
  }

  @Test func weightsFollowTheLinesAndTheLimits() {
    let weight = MixtureWeight.piecewiseLinear([
      .init(fraction: 0.2, weight: 1), .init(fraction: 0.6, weight: 3),
      .init(fraction: 0.8, weight: 0),
    ])
    let expected = [0: 1, 0.2: 1, 0.3: 1.5, 0.4: 2, 0.6: 3, 0.7: 1.5, 0.8: 0, 1: 0]
    for (fraction, value) in expected {
      #expect((weight.value(at: fraction) - value).magnitude < 1e-12)
    }
    var part = MixturePart()
    part.from = 0.25
    part.until = 0.5
    part.weight = weight
    #expect(part.weight(at: 0.24) == 0 && part.weight(at: 0.5) == 0)
    #expect((part.weight(at: 0.25) - 1.25).magnitude < 1e-12)
    part.until = 1
    part.weight = .constant(2)
    #expect(part.weight(at: 1) == 2)
  }

  @Test func aCurriculumChangesWhatIsDrawn() throws {
    var recipe = recipe([.constant(1), .constant(1), .constant(1)], examples: 300)
    recipe.tasks[0].until = 0.5
    recipe.tasks[1].from = 0.5
    recipe.tasks[2].until = 0.75
    let drawn = try next(reader(recipe), 400).map { Int($0[0]) }
    #expect(Set(drawn[..<150]) == [0, 2])
    #expect(Set(drawn[150..<225]) == [1, 2])
    #expect(Set(drawn[225...]) == [1])
  }

  @Test func onlyPositionsOfItsPartsAreItsOwn() throws {
    let mixture = PairMixture(sources, vocabularySize: 16)
    let reader = reader(recipe([.constant(1), .constant(1), .constant(1)]))
    #expect(mixture.contains(DataPosition()))
    _ = try next(reader, 50)
    let position = reader.position
    #expect(position.index == 50 && mixture.contains(position))
    for change in [
      { (position: inout DataPosition) in position.parts.removeLast() },
      { $0.parts[0].index = 11 }, { $0.parts[2].epoch = -1 }, { $0.index = -1 }, { $0.epoch = 1 },
    ] {
      var wrong = position
      change(&wrong)
      #expect(!mixture.contains(wrong))
    }
  }

  @Test func weightsMustBePositiveSomewhereAllTheTime() throws {
    func problem(_ change: (inout TrainingRecipe) -> Void) -> String? {
      var recipe = recipe([.constant(1), .constant(1)])
      change(&recipe)
      do {
        try recipe.validate()
        return nil
      } catch { return error.description }
    }
    #expect(problem { _ in } == nil)
    #expect(
      problem {
        $0.tasks[0].until = 0.5
        $0.tasks[1].from = 0.6
      } == "recipe: tasks: all weights are 0 when a share of 0.5 of the run is over")
    #expect(
      problem {
        $0.tasks[0].until = 0.5
        $0.tasks[1].from = 0.5
      } == nil)
    #expect(
      problem {
        $0.tasks[0].from = 0.9; $0.tasks[0].until = 0.2
      }
        == "recipe: tasks[0].until: 0.2 is not after 'from', 0.9")
    #expect(
      problem { $0.tasks[1].weight = .constant(-1) }
        == "recipe: tasks[1].weight: -1.0 is not in 0…1000000000")
    #expect(
      problem { $0.tasks[1].weight = .piecewiseLinear([]) }
        == "recipe: tasks[1].weight: give a number or pairs [share of the run, weight]")
    #expect(
      problem { $0.tasks[1].task = "" }
        == "recipe: tasks[1].task: name a task, or a dataset in 'data'")
    #expect(problem { $0.data = "d" }?.hasPrefix("recipe: data: give 'data' or 'tasks'") == true)
  }

  /// Where no number of examples is known, a curriculum has no end.
  @Test func aCurriculumNeedsTheNumberOfExamples() throws {
    let vocabulary = ReversalTask.vocabulary
    var recipe = TrainingRecipe()
    recipe.tasks = [MixturePart()]
    recipe.tasks[0].task = "any"
    recipe.tasks[0].weight = .piecewiseLinear([
      .init(fraction: 0, weight: 1), .init(fraction: 1, weight: 2),
    ])
    recipe.budget.steps = 100
    recipe.batch.size = 32
    recipe.batch.accumulation = 2
    #expect(
      try recipe.resolved(for: vocabulary, processorCount: 1).curriculumExamples == 6400)
    recipe.budget.examples = 99
    #expect(try recipe.resolved(for: vocabulary, processorCount: 1).curriculumExamples == 99)
    recipe.budget.examples = nil
    recipe.batch.measure = .tokens
    let error = #expect(throws: RecipeError.self) {
      try recipe.resolved(for: vocabulary, processorCount: 1)
    }
    #expect(error?.field == "curriculumExamples")
  }

  /// Shuffled datasets as parts of a run that is interrupted, with a batch of tokens that leaves pairs over.
  @Test(arguments: [BatchSize.Measure.examples, .tokens])
  func aResumedRunOfAMixtureEndsInTheSameBits(measure: BatchSize.Measure) throws {
    let folder = try TemporaryFolder()
    var recipe = ReversalTask.recipe(steps: 12)
    recipe.tasks = [MixturePart(), MixturePart()]
    recipe.tasks[0].task = "short"
    recipe.tasks[1].task = "long"
    recipe.tasks[1].weight = .piecewiseLinear([
      .init(fraction: 0, weight: 0), .init(fraction: 1, weight: 4),
    ])
    recipe.curriculumExamples = 100
    recipe.model.dropout = 0.1
    recipe.batch.measure = measure
    recipe.batch.size = measure == .examples ? 7 : 50
    func trainer(_ recipe: TrainingRecipe, _ name: String, resuming: Bool = false) throws -> Trainer
    {
      let mixture = PairMixture(
        [ReversalTask.pairs(30, seed: 1, longest: 2), ReversalTask.pairs(20, seed: 3, longest: 6)],
        vocabularySize: ReversalTask.vocabulary.count)
      return try Trainer(
        recipe: recipe, vocabulary: ReversalTask.vocabulary, training: mixture,
        validation: ReversalTask.pairs(10, seed: 2), path: folder(name), resuming: resuming)
    }
    try trainer(recipe, "whole").run()
    for steps in [3, 8, 12] {
      var part = recipe
      part.budget.steps = steps
      try trainer(part, "parts", resuming: true).run()
    }
    for file in ["model.safetensors", "optimizer.safetensors"] {
      #expect(
        try folder.bytes(of: "parts/checkpoints/step-000000012/\(file)")
          == folder.bytes(of: "whole/checkpoints/step-000000012/\(file)"))
    }
    var other = recipe
    other.tasks[0].weight = .constant(2)
    let error = #expect(throws: TrainingError.self) { try trainer(other, "parts", resuming: true) }
    #expect(error?.description.hasPrefix("recipe: tasks.0.weight: differs") == true)
  }
}
