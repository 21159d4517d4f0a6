import Accelerator
import Tensors
import Testing
import Tokenization
import Training
import Transformer

@Suite("A run on a device", .enabled(if: Modules.isAvailable), .serialized)
struct DeviceLearnerTests {
  private let client: AcceleratorClient
  private let folder: TemporaryFolder
  private let vocabulary = Vocabulary(words: (3..<12).map { "w\($0)" })

  init() throws {
    client = try ParityTests.client.get()
    folder = try TemporaryFolder()
  }

  private func recipe(steps: Int) -> TrainingRecipe {
    var recipe = TrainingRecipe()
    recipe.model.modelDimension = 16
    recipe.model.headCount = 2
    recipe.model.encoderLayerCount = 1
    recipe.model.decoderLayerCount = 1
    recipe.model.feedForwardDimension = 32
    recipe.model.maximumLength = 24
    recipe.batch.size = 12
    recipe.batch.accumulation = 2
    recipe.optimizer.epsilon = 1e-3
    recipe.averageDecay = 0.9
    recipe.device.buckets = 2
    recipe.budget.steps = steps
    recipe.metricsEverySteps = 1
    recipe.validation.examples = 30
    recipe.workers = 1
    return recipe
  }

  /// Trains up to a step, on the device or not, going on with the run if there is one.
  private func train(_ name: String, upTo steps: Int, onDevice: Bool) throws -> Trainer {
    let pairs = BatchShapesTests.pairs(80, longest: 20, seed: 5)
    let trainer = try Trainer(
      recipe: recipe(steps: steps), vocabulary: vocabulary, training: pairs,
      validation: BatchShapesTests.pairs(30, longest: 20, seed: 6), path: "\(folder.path)/\(name)",
      resuming: true,
      makeLearner: onDevice
        ? { (recipe, state, sample) throws(TrainingError) in
          try DeviceLearner(client: client, recipe: recipe, state: state, sample: sample)
        } : nil)
    try trainer.run()
    return trainer
  }

  private func metrics(_ name: String) throws -> [TrainingMetrics] {
    try TrainingMetrics.read(RunFolder("\(folder.path)/\(name)").metricsPath)
  }

  @Test("is the one on the processor, wherever each part of it is computed")
  func parity() throws {
    let expected = try train("processor", upTo: 9, onDevice: false)
    for (name, places) in [("device", [true]), ("moved", [true, false, true])] {
      var last: Trainer?
      for (index, isDevice) in places.enumerated() {
        last = nil
        last = try train(name, upTo: 9 * (index + 1) / places.count, onDevice: isDevice)
      }
      let found = try #require(last).model.parameters
      for entry in expected.model.parameters.layout.entries {
        for index in entry.range {
          let difference = abs(found.values[index] - expected.model.parameters.values[index])
          #expect(difference < 1e-4, "\(entry.name): \(difference)")
        }
      }
      let (own, others) = (try metrics(name), try metrics("processor"))
      #expect(own.map(\.step) == Array(1...9) && others.map(\.step) == Array(1...9))
      for (one, two) in zip(own, others) {
        #expect(abs(one.loss - two.loss) < 1e-4 && one.tokens == two.tokens)
        #expect(abs(one.gradientNorm - two.gradientNorm) < 1e-3)
        #expect(one.learningRate == two.learningRate)
      }
      let (last1, last2) = (
        try #require(own.last?.validation), try #require(others.last?.validation)
      )
      #expect(abs(last1.loss - last2.loss) < 1e-4 && last1.examples == last2.examples)
    }
  }

  @Test("that is left off and taken up has the findings of every step")
  func findings() throws {
    _ = try train("whole", upTo: 8, onDevice: true)
    _ = try train("parts", upTo: 3, onDevice: true)
    _ = try train("parts", upTo: 8, onDevice: true)
    #expect(try metrics("whole").map(\.loss) == metrics("parts").map(\.loss))
  }
}
