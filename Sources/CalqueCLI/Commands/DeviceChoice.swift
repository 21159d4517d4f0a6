import Accelerator
import Evaluation
import Training
import Transformer

/// The device that a model is trained or evaluated on, opened.
struct DeviceChoice {
  private let client: AcceleratorClient
  private let console: Console

  /// Opens the plugin.
  init(_ choice: PluginChoice, on console: Console) throws {
    client = try AcceleratorClient(plugin: choice)
    self.console = console
  }

  /// Runs a model on the device, for searches; the threads that check answers share it.
  func decoderMaker(for model: ModelFolder) throws -> DecoderMaker {
    let model = try DeviceModel(
      client: client, configuration: model.configuration, parameters: model.parameters)
    return { try model.makeDecoder() }
  }

  /// Makes the learner of a run, and says how its batches are padded.
  func makeLearner(
    _ recipe: TrainingRecipe, _ state: LearnerState, _ sample: TokenPairs
  ) throws(TrainingError) -> any Learner {
    let learner = try DeviceLearner(
      client: client, recipe: recipe, state: state, sample: sample)
    let shapes = learner.shapes.all.map { "\($0.sequences) × (\($0.source) + \($0.target))" }
    let waste = learner.shapes.waste(on: sample, batch: recipe.batch.pairCount(in: sample))
    console.printError(
      "\(client.platformName) (\(client.devices.count) devices), padded to \(shapes.joined(separator: ", ")) "
        + "tokens: \(Int((100 * waste).rounded())) % of them padding")
    return learner
  }
}
