import Accelerator
import Testing
import Training
import Transformer

@Suite("Training on a device", .enabled(if: Modules.isAvailable))
struct ParityTests {
  private let client: AcceleratorClient

  init() throws { client = try #require(Modules.client) }

  private func expectParity(_ run: TrainingCase, within bound: Double = 1e-4) throws {
    let distance = try run.reference().distance(to: run.run(on: client))
    #expect(distance.value < bound, "\(distance.place)")
  }

  @Test("a step on a padded batch is that of the processor", arguments: [ModelVariant.all[1]])
  func variants(_ variant: ModelVariant) throws {
    var run = TrainingCase(configuration: variant.configuration)
    // The velocities after the first step are the gradients.
    run.options.optimizer.kind = .sgd
    run.options.loss.labelSmoothing = 0.1
    try expectParity(run)
  }
}
