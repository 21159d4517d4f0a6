import Accelerator
import Randomness
import Tensors
import Testing
import Transformer

@testable import Training

@Suite("Trainer on a device", .enabled(if: Modules.isAvailable), .serialized)
struct DeviceTrainerTests {
  private let client: AcceleratorClient

  init() throws { client = try ParityTests.client.get() }

  private func trainer(
    _ run: TrainingCase, weights: Parameters? = nil
  ) throws -> DeviceTrainer {
    try DeviceTrainer(
      client: client, configuration: run.configuration, options: run.options,
      parameters: weights ?? run.weights)
  }

  private func greatestDifference(_ one: Parameters, _ two: Parameters) -> Float {
    one.layout.entries.flatMap(\.range).map { abs(one.values[$0] - two.values[$0]) }.max() ?? 0
  }

  @Test(
    "two hundred steps follow the curve of the processor and learn",
    arguments: [(Precision.float32, 0.0005), (.bfloat16, 0.15)])
  func curve(_ precision: Precision, _ bound: Double) throws {
    var run = TrainingCase(configuration: .tiny { $0.hasBiases = false })
    run.lengths = [2, 3, 2, 3, 1, 3, 2, 3]
    run.shape = PaddedShape(sequences: 8, source: 3, target: 4)
    run.options.optimizer.learningRate = 0.2
    run.options.precision = precision
    run.steps = 200
    let (expected, found) = (try run.reference(), try run.run(on: client))
    let differences = zip(expected.losses, found.losses).map { abs($0.meanLoss - $1.meanLoss) }
    #expect(differences.reduce(0, +) / Double(run.steps) < bound)
    #expect(found.losses[199].meanLoss < 0.8 * found.losses[0].meanLoss)
  }

  @Test("a run goes on from the processor's state, and the processor from the device's")
  func checkpoint() throws {
    var run = TrainingCase(configuration: .tiny { $0.hasBiases = false })
    run.steps = 4
    let expected = try run.reference()
    run.steps = 2
    let before = try run.reference()
    let trainer = try trainer(run, weights: before.weights)
    try trainer.setOptimizerState(before.state)
    let encoder = try BatchEncoder(run.configuration)
    for step in 3...4 {
      let batch = try encoder.encode(run.batch(step: step), paddedTo: run.shape, step: step)
      _ = try trainer.step([batch], number: step, rateFactor: run.rateFactor(step))
    }
    var found = before
    found.weights = try trainer.parameters()
    found.state = try trainer.optimizerState()
    found.losses = expected.losses
    found.gradientNorms = expected.gradientNorms
    let distance = expected.distance(to: found)
    #expect(distance.value < 3e-4, "\(distance.place)")
    let problem = #expect(throws: AcceleratorError.self) { try trainer.setOptimizerState([:]) }
    #expect("\(try #require(problem))".contains("0 elements of 'first_moment.model.shared.weight'"))
  }

  @Test("the loss of held-out pairs is the processor's, by the averaged weights")
  func evaluation() throws {
    var run = TrainingCase(configuration: .tiny { $0.dropout = 0.5 })
    run.options.averageDecay = 0.5
    run.options.loss.labelSmoothing = 0.3
    let trainer = try trainer(run)
    let encoder = try BatchEncoder(run.configuration, loss: run.options.loss)
    let batch = run.batch(step: 9)
    _ = try trainer.step(
      [encoder.encode(batch, paddedTo: run.shape, step: 1)], number: 1, rateFactor: 1)
    let averages = try #require(try trainer.averages())
    #expect(greatestDifference(averages, try trainer.parameters()) > 1e-5)
    let expected = try TransformerModel(run.configuration).loss(of: batch, parameters: averages)
    let found = try trainer.loss(of: [encoder.encode(batch, paddedTo: run.shape, step: nil)])
    #expect(abs(found.lossSum - expected.lossSum) < 1e-3)
    #expect(found.tokenCount == expected.tokenCount)
    #expect(found.correctTokenCount == expected.correctTokenCount)
    #expect(found.sequenceCount == expected.sequenceCount)
  }

  @Test("a step whose gradient is no number leaves all as it is")
  func notFinite() throws {
    let run = TrainingCase(configuration: .tiny { _ in })
    let weights = run.weights
    weights.values[weights.layout.entries[0].offset + 8 * 5] = .infinity
    let trainer = try trainer(run, weights: weights)
    let batch = try BatchEncoder(run.configuration)
      .encode(run.batch(step: 1), paddedTo: run.shape, step: 1)
    let result = try trainer.step([batch], number: 1, rateFactor: 1).result()
    #expect(!result.gradientNorm.isFinite || !result.loss.lossSum.isFinite)
    let after = try trainer.parameters()
    for entry in after.layout.entries {
      for index in entry.range { #expect(after.values[index] == weights.values[index]) }
    }
    #expect(try trainer.optimizerState().values.allSatisfy { $0.allSatisfy { $0 == 0 } })
  }

  @Test("more devices than there are, or none, are refused")
  func deviceCount() throws {
    for count in [0, 1000] {
      var run = TrainingCase(configuration: .tiny { _ in })
      run.options.replicas = count
      #expect(throws: AcceleratorError.self) { try trainer(run) }
    }
  }

  @Test("two devices with a share each do the step of one", .enabled(if: Modules.hasTwoDevices))
  func replicas() throws {
    var run = TrainingCase(configuration: .tiny { $0.hasBiases = false })
    run.options.optimizer.kind = .sgd
    let encoder = try BatchEncoder(run.configuration)
    let batch = run.batch(step: 1)
    let one = try trainer(run)
    let expected = try one.step(
      [encoder.encode(batch, paddedTo: run.shape, step: 1)], number: 1, rateFactor: 1
    ).result()
    run.options.replicas = 2
    let two = try trainer(run)
    var shares = [PackedBatch(), PackedBatch()]
    for index in 0..<batch.sequenceCount {
      let target = batch.targetRange(index)
      shares[index == 0 ? 0 : 1].append(
        source: batch.sourceTokens[batch.sourceRange(index)],
        decoderInputs: batch.decoderInputs[target], targets: batch.targets[target])
    }
    shares[1].firstSequence = 1
    let found = try two.step(
      shares.map { try encoder.encode($0, paddedTo: run.shape, step: 1) }, number: 1,
      rateFactor: 1
    ).result()
    #expect(abs(found.loss.lossSum - expected.loss.lossSum) < 1e-4)
    #expect(found.loss.tokenCount == expected.loss.tokenCount)
    #expect(abs(found.gradientNorm - expected.gradientNorm) < 1e-5)
    #expect(greatestDifference(try one.parameters(), try two.parameters()) < 1e-6)
    #expect(throws: AcceleratorError.self) {
      try two.step(
        [encoder.encode(batch, paddedTo: run.shape, step: 1)], number: 2, rateFactor: 1)
    }
  }
}
