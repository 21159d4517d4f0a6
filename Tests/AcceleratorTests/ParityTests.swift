import Accelerator
import Tensors
import Testing
import Training
import Transformer

/// A device and the processor do the same steps; the plugin must be there.
///
/// One test at a time, since every program is compiled for minutes' worth of tests: without the compiler's optimisation.
@Suite("Training on a device", .enabled(if: Modules.isAvailable), .serialized)
struct ParityTests {
  /// A client that compiles quickly, or why there is none.
  static let client = Result {
    try AcceleratorClient(
      plugin: .xlaCPU,
      search: Modules.search(cache: nil, options: "xla_backend_optimization_level=0"))
  }

  private let client: AcceleratorClient

  init() throws { client = try Self.client.get() }

  private func expectParity(_ run: TrainingCase, within bound: Double = 1e-4) throws {
    let distance = try run.reference().distance(to: run.run(on: client))
    #expect(distance.value < bound, "\(distance.place)")
  }

  @Test("a step on a padded batch is that of the processor", arguments: ModelVariant.all)
  func variants(_ variant: ModelVariant) throws {
    var run = TrainingCase(configuration: variant.configuration)
    // The velocities after the first step are the gradients.
    run.options.optimizer.kind = .sgd
    run.options.loss.labelSmoothing = 0.1
    try expectParity(run)
  }

  /// Masks are functions of an element's index, which padding would shift: all sequences fill the shape.
  @Test("dropout and random places are those of the processor", arguments: ModelVariant.random)
  func randomness(_ variant: ModelVariant) throws {
    var run = TrainingCase(configuration: variant.configuration)
    run.options.optimizer.kind = .sgd
    run.options.loss.dropoutSeed = 5
    run.lengths = [5, 5, 5]
    run.shape = PaddedShape(sequences: 3, source: 5, target: 6)
    run.steps = 2
    try expectParity(run)
  }

  static let optimizers: [(name: String, change: @Sendable (inout OptimizerOptions) -> Void)] = [
    ("AdamW", { $0.weightDecay = 0.1 }),
    ("AdamW on all", { ($0.weightDecay, $0.weightDecayScope) = (0.1, .all) }),
    (
      "plain descent, no limit",
      { ($0.kind, $0.sgd.momentum, $0.gradientNormLimit) = (.sgd, 0, 0) }
    ),
    (
      "descent with lookahead and decay",
      { ($0.kind, $0.sgd.nesterov, $0.weightDecay) = (.sgd, true, 0.1) }
    ),
    ("Adafactor", { ($0.kind, $0.weightDecay) = (.adafactor, 0.1) }),
    (
      "Adafactor with relative steps",
      { ($0.kind, $0.adafactor.relativeStep, $0.learningRate) = (.adafactor, true, 1) }
    ),
    ("Muon", { ($0.kind, $0.weightDecay, $0.muon.adamLearningRate) = (.muon, 0.1, 0.002) }),
    ("Muon without lookahead", { ($0.kind, $0.muon.nesterov) = (.muon, false) }),
  ]

  @Test("three steps of every optimizer", arguments: optimizers.map(\.name))
  func updates(_ name: String) throws {
    let optimizer = try #require(Self.optimizers.first { $0.name == name })
    var run = TrainingCase(
      configuration: .tiny {
        $0.norm = .rmsNorm
        $0.activation = .swiglu
        // The gradient of a key's bias is nothing but rounding, which these updates blow up.
        $0.hasBiases = false
      })
    optimizer.change(&run.options.optimizer)
    run.options.averageDecay = 0.9
    run.steps = 3
    try expectParity(run, within: 3e-4)
  }

  @Test("rounded to bfloat16, a step is nearly the same")
  func rounding() throws {
    var run = TrainingCase(configuration: .tiny { $0.activation = .gelu })
    run.options.optimizer.kind = .sgd
    run.options.precision = .bfloat16
    let exact = try run.reference()
    let rounded = try run.run(on: client)
    let difference = abs(exact.losses[0].lossSum - rounded.losses[0].lossSum)
    #expect(difference > 0 && difference < 0.02 * exact.losses[0].lossSum)
    #expect(abs(exact.gradientNorms[0] / rounded.gradientNorms[0] - 1) < 0.05)
    #expect(exact.distance(to: rounded).value < 0.5)
  }

  @Test("a step in parts is the whole step; the gradients are zero again after it")
  func parts() throws {
    var run = TrainingCase(configuration: .tiny { _ in })
    run.options.averageDecay = 0.9
    let (client, shape) = (client, run.shape)
    func trainer() throws -> DeviceTrainer {
      try DeviceTrainer(
        client: client, configuration: run.configuration, options: run.options,
        parameters: run.weights)
    }
    let encoder = try BatchEncoder(run.configuration)
    let (whole, parted) = (try trainer(), try trainer())
    for step in 1...2 {
      let batch = run.batch(step: step)
      let one = try whole.step(
        [encoder.encode(batch, paddedTo: shape, step: step)], number: step, rateFactor: 1)
      for index in 0..<batch.sequenceCount {
        var part = PackedBatch()
        let target = batch.targetRange(index)
        part.append(
          source: batch.sourceTokens[batch.sourceRange(index)],
          decoderInputs: batch.decoderInputs[target], targets: batch.targets[target])
        try parted.accumulate([encoder.encode(part, paddedTo: shape, step: step)])
      }
      let two = try parted.update(number: step, rateFactor: 1)
      let (first, second) = (try one.result(), try two.result())
      #expect(abs(first.loss.lossSum - second.loss.lossSum) < 1e-4)
      #expect(first.loss.tokenCount == second.loss.tokenCount)
      #expect(first.loss.sequenceCount == 3 && second.loss.sequenceCount == 3)
      #expect(abs(first.gradientNorm - second.gradientNorm) < 1e-5)
    }
    let (one, two) = (try whole.parameters(), try parted.parameters())
    for entry in one.layout.entries where !entry.name.hasSuffix("k_proj.bias") {
      for index in entry.range { #expect(abs(one.values[index] - two.values[index]) < 1e-4) }
    }
  }
}
