import Tensors
public import Training
public import Transformer

/// Trains a run's model on a device.
///
/// The device computes a step while the processor makes and encodes the examples of the next one. A class because it owns what
/// lies on the device.
public final class DeviceLearner: Learner {
  /// The shapes that batches are padded to.
  public let shapes: BatchShapes

  private let trainer: DeviceTrainer
  private let encoder: BatchEncoder
  private let state: LearnerState
  private let replicas: Int
  /// Steps that the device was told to do and whose findings are not known.
  private var underWay: [(step: Int, findings: DeviceStep)] = []
  /// The part of a step that came last, which is kept back: alone it is a whole step, done by one program.
  private var lastPart: [EncodedBatch]?
  private var hasEarlierParts = false
  private var scratch = PairScratch()

  /// Brings a run's state to the device.
  ///
  /// - Parameters:
  ///   - client: The device.
  ///   - recipe: The recipe of the run, everything decided.
  ///   - state: The weights and the optimiser's state to begin with; ``synchronize()`` brings them up to date.
  ///   - sample: Examples, from which the shapes of batches are chosen.
  /// - Throws: What the device cannot do.
  public init(
    client: AcceleratorClient, recipe: TrainingRecipe, state: LearnerState, sample: TokenPairs
  ) throws(TrainingError) {
    self.state = state
    replicas = recipe.device.count
    shapes = BatchShapes(
      sample: sample, for: recipe.model,
      batch: max(1, recipe.batch.pairCount(in: sample) / recipe.device.count),
      options: recipe.device)
    var options = DeviceTrainingOptions()
    options.optimizer = recipe.optimizer
    options.loss = recipe.lossOptions
    options.averageDecay = recipe.averageDecay
    options.precision = Self.precision(recipe.device.precision, on: client)
    options.replicas = recipe.device.count
    do {
      trainer = try DeviceTrainer(
        client: client, configuration: recipe.model, options: options,
        parameters: state.parameters)
      encoder = try BatchEncoder(recipe.model, loss: options.loss)
      try trainer.setOptimizerState(state.optimizerState)
      if let averages = state.averages { try trainer.setAverages(averages) }
    } catch { throw .device("\(error)") }
  }

  public func accumulate(
    _ pairs: TokenPairs, firstSequence: Int, step: Int
  ) throws(TrainingError) {
    var first = firstSequence
    for (shape, batches) in packed(pairs, in: 0..<pairs.count) {
      do {
        var encoded: [EncodedBatch] = []
        for var batch in batches {
          batch.firstSequence = first
          first += batch.sequenceCount
          encoded.append(try encoder.encode(batch, paddedTo: shape, step: step))
        }
        if let lastPart {
          try trainer.accumulate(lastPart)
          hasEarlierParts = true
        }
        lastPart = encoded
      } catch { throw .device("\(error)") }
    }
  }

  public func update(step: Int, rateFactor: Double) throws(TrainingError) -> [StepResult] {
    do {
      let findings: DeviceStep
      if let lastPart, !hasEarlierParts {
        findings = try trainer.step(lastPart, number: step, rateFactor: rateFactor)
      } else {
        if let lastPart { try trainer.accumulate(lastPart) }
        findings = try trainer.update(number: step, rateFactor: rateFactor)
      }
      (lastPart, hasEarlierParts) = (nil, false)
      underWay.append((step, findings))
    } catch { throw .device("\(error)") }
    return try results(leaving: 1)
  }

  public func synchronize() throws(TrainingError) -> [StepResult] {
    let found = try results(leaving: 0)
    do {
      state.parameters.values.copy(from: try trainer.parameters().values)
      state.setOptimizerState(try trainer.optimizerState())
      if let averages = try trainer.averages() {
        state.averages?.values.copy(from: averages.values)
      }
    } catch { throw .device("\(error)") }
    return found
  }

  public func loss(of pairs: TokenPairs, in range: Range<Int>) throws(TrainingError) -> BatchLoss {
    var total = BatchLoss()
    for (shape, batches) in packed(pairs, in: range) {
      do {
        var encoded: [EncodedBatch] = []
        for batch in batches {
          encoded.append(try encoder.encode(batch, paddedTo: shape, step: nil))
        }
        total += try trainer.loss(of: encoded)
      } catch { throw .device("\(error)") }
    }
    return total
  }

  public var decoderMaker: DecoderMaker? {
    let model = trainer.model
    return { try model.makeDecoder() }
  }

  /// The gradients stay on the device.
  public var firstNotFiniteGradient: String? { nil }

  /// The findings of all steps but the last ones; waits for them.
  private func results(leaving count: Int) throws(TrainingError) -> [StepResult] {
    var found: [StepResult] = []
    while underWay.count > count {
      let (step, findings) = underWay.removeFirst()
      do {
        let result = try findings.result()
        found.append(
          StepResult(step: step, loss: result.loss, gradientNorm: result.gradientNorm))
      } catch { throw .device("\(error)") }
    }
    return found
  }

  /// Batches of the same shape, one for each device; the last ones may be empty.
  private func packed(
    _ pairs: TokenPairs, in range: Range<Int>
  ) -> [(shape: PaddedShape, batches: [PackedBatch])] {
    var result: [(shape: PaddedShape, batches: [PackedBatch])] = []
    for (shape, members) in shapes.batches(of: pairs, in: range) {
      var batch = PackedBatch()
      for pair in members { pairs.append(pair, to: &batch, &scratch) }
      if let last = result.last, last.shape == shape, last.batches.count < replicas {
        result[result.count - 1].batches.append(batch)
      } else {
        result.append((shape, [batch]))
      }
    }
    for index in result.indices {
      while result[index].batches.count < replicas { result[index].batches.append(PackedBatch()) }
    }
    return result
  }

  private static func precision(
    _ wanted: DeviceOptions.Precision, on client: AcceleratorClient
  ) -> Precision {
    switch wanted {
    case .float32: .float32
    case .bfloat16: .bfloat16
    // A processor has no fast way with half as many bits.
    case .automatic: client.platformName == "cpu" ? .float32 : .bfloat16
    }
  }
}
