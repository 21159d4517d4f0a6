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
  private func train(
    _ name: String, upTo steps: Int, onDevice: Bool, checker: (any AnswerChecker)? = nil,
    _ change: (inout TrainingRecipe) -> Void = { _ in }
  ) throws -> Trainer {
    let pairs = BatchShapesTests.pairs(80, longest: 20, seed: 5)
    var recipe = recipe(steps: steps)
    change(&recipe)
    let trainer = try Trainer(
      recipe: recipe, vocabulary: vocabulary, training: pairs,
      validation: BatchShapesTests.pairs(30, longest: 20, seed: 6), path: "\(folder.path)/\(name)",
      resuming: true, checker: checker,
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

  @Test("whose steps are one batch each is the one on the processor")
  func wholeSteps() throws {
    func whole(_ recipe: inout TrainingRecipe) {
      recipe.batch.accumulation = 1
      recipe.device.buckets = 1
    }
    let expected = try train("processor", upTo: 5, onDevice: false, whole).model.parameters
    let found = try train("device", upTo: 5, onDevice: true, whole).model.parameters
    for entry in expected.layout.entries {
      for index in entry.range { #expect(abs(found.values[index] - expected.values[index]) < 1e-4) }
    }
  }

  /// Counts the sources for which the decoder that it is given finds what the processor finds with the model's weights.
  private struct ComparingChecker: AnswerChecker {
    let sources: [[Int32]]

    func check(
      _ model: ModelFolder, makeDecoder: @escaping DecoderMaker
    ) throws(TrainingError) -> VerifiedResult {
      let search = GreedySearch(
        frame: SequenceFrame(
          start: Vocabulary.Special.start.rawValue, end: Vocabulary.Special.end.rawValue))
      do {
        let decoder = try makeDecoder()
        let own = try IncrementalDecoder(model.configuration, weights: model.parameters)
        #expect(decoder is DeviceDecoder)
        let found = try search.search(sources, with: decoder).map { $0.map(\.tokens) }
        let expected = try search.search(sources, with: own).map { $0.map(\.tokens) }
        let equal = zip(found, expected).count { $0 == $1 }
        return VerifiedResult(
          parts: [.init(task: "same", problems: sources.count, verified: equal)])
      } catch { throw .examples("\(error)") }
    }
  }

  @Test("checks answers on the device, with its weights")
  func verification() throws {
    let pairs = BatchShapesTests.pairs(6, longest: 20, seed: 9)
    var batch = PackedBatch()
    var scratch = PairScratch()
    for pair in 0..<pairs.count { pairs.append(pair, to: &batch, &scratch) }
    let sources = (0..<pairs.count).map { Array(batch.sourceTokens[batch.sourceRange($0)]) }
    _ = try train(
      "checked", upTo: 6, onDevice: true, checker: ComparingChecker(sources: sources)
    ) { $0.verification.everySteps = 3 }
    let results = try metrics("checked").compactMap(\.verified)
    #expect(results.map(\.problems) == [6, 6] && results.map(\.verified) == [6, 6])
  }

  @Test("that is left off and taken up has the findings of every step")
  func findings() throws {
    _ = try train("whole", upTo: 8, onDevice: true)
    _ = try train("parts", upTo: 3, onDevice: true)
    _ = try train("parts", upTo: 8, onDevice: true)
    #expect(try metrics("whole").map(\.loss) == metrics("parts").map(\.loss))
  }
}
