import Accelerator
import Randomness
import Tensors
import Transformer

@testable import Training

/// One training run of a few steps, done by the engine of the processor and by a device.
struct TrainingCase {
  var configuration: TransformerConfiguration
  var options = DeviceTrainingOptions()
  /// The lengths of the sources of the batch; targets are one token longer.
  var lengths = [4, 2, 6]
  var shape = PaddedShape(sequences: 4, source: 7, target: 8)
  var steps = 1

  /// Pairs whose target is the source reversed.
  func batch(step: Int) -> PackedBatch {
    var draws = RandomStream(seed: UInt64(step))
    var batch = PackedBatch()
    for length in lengths {
      let source = (0..<length).map { _ in Int32(draws.uniform(in: 3...10)) }
      batch.append(source: source, target: source.reversed(), start: 0, end: 2)
    }
    return batch
  }

  /// Weights off their initial values, some of which lie at kinks.
  var weights: Parameters {
    let parameters = Parameters(configuration, initializedFrom: RandomStream(seed: 7))
    var draws = RandomStream(seed: 8)
    for entry in parameters.layout.entries {
      for index in entry.range { parameters.values[index] += Float(0.1 * (draws.uniform() - 0.5)) }
    }
    return parameters
  }

  /// What a run leaves.
  struct Outcome {
    var losses: [BatchLoss] = []
    var gradientNorms: [Double] = []
    var weights: Parameters
    var averages: Parameters?
    var state: [String: [Float]] = [:]
  }

  /// The run on the processor.
  func reference() throws -> Outcome {
    let weights = weights
    let model = try TransformerModel(configuration)
    let optimizer = options.optimizer.makeOptimizer(for: model.layout)
    let update = optimizer.updates(workerCount: 1)[0]
    let average =
      options.averageDecay > 0
      ? WeightAverage(self.weights, decay: options.averageDecay) : nil
    var outcome = Outcome(weights: weights)
    for step in 1...steps {
      let gradients = Parameters(layout: model.layout)
      let loss = model.lossAndGradients(
        of: batch(step: step), parameters: weights, into: gradients, step: step,
        options: options.loss)
      let count = Double(loss.tokenCount)
      let norm = gradients.squaredNorm(in: 0..<model.layout.count).squareRoot() / count
      outcome.losses.append(loss)
      outcome.gradientNorms.append(norm)
      update(
        UpdateStep(
          number: step, rateFactor: rateFactor(step), weights: weights, gradients: gradients,
          gradientScale: options.optimizer.clippingFactor(forNorm: norm) / count))
      average?.add(0..<model.layout.count, of: weights, step: step)
    }
    outcome.averages = average?.values
    for tensor in optimizer.state {
      outcome.state[tensor.name] = tensor.buffer.elements(
        in: tensor.offset..<(tensor.offset + tensor.count))
    }
    return outcome
  }

  /// The run on a device.
  func run(on client: AcceleratorClient) throws -> Outcome {
    let trainer = try DeviceTrainer(
      client: client, configuration: configuration, options: options, parameters: weights)
    let encoder = try BatchEncoder(configuration, loss: options.loss)
    var outcome = Outcome(weights: weights)
    for step in 1...steps {
      let batch = try encoder.encode(batch(step: step), paddedTo: shape, step: step)
      let result = try trainer.step([batch], number: step, rateFactor: rateFactor(step)).result()
      outcome.losses.append(result.loss)
      outcome.gradientNorms.append(result.gradientNorm)
    }
    outcome.weights = try trainer.parameters()
    outcome.averages = try trainer.averages()
    outcome.state = try trainer.optimizerState()
    return outcome
  }

  func rateFactor(_ step: Int) -> Double { 1 / Double(step) }
}

extension TrainingCase.Outcome {
  /// How far two runs are apart at most: losses and norms relatively, tensors relative to their greatest element or to a
  /// hundredth of the greatest of all of their kind.
  func distance(to other: Self) -> (value: Double, place: String) {
    var worst = (value: 0.0, place: "nowhere")
    func note(_ value: Double, _ place: String) {
      if !(value <= worst.value) { worst = (value, place) }
    }
    for (step, (one, two)) in zip(losses, other.losses).enumerated() {
      note(abs(one.lossSum - two.lossSum) / max(1, abs(one.lossSum)), "loss of step \(step + 1)")
      let counts = [
        one.tokenCount - two.tokenCount, one.correctTokenCount - two.correctTokenCount,
        one.sequenceCount - two.sequenceCount, one.correctSequenceCount - two.correctSequenceCount,
      ]
      if counts != [0, 0, 0, 0] { note(.infinity, "counts of step \(step + 1): \(counts)") }
    }
    for (step, (one, two)) in zip(gradientNorms, other.gradientNorms).enumerated() {
      note(abs(one - two) / max(1e-3, abs(one)), "norm of step \(step + 1)")
    }
    if state.keys.sorted() != other.state.keys.sorted() { note(.infinity, "names of the state") }
    let kinds = Dictionary(grouping: state.keys) { $0.prefix { $0 != "." } }
    for names in kinds.values {
      compare(names.sorted().map { ($0, state[$0] ?? [], other.state[$0] ?? []) }, note)
    }
    for (kind, one, two) in [
      ("weight ", weights, other.weights),
      ("average ", averages ?? weights, other.averages ?? other.weights),
    ] {
      compare(
        one.layout.entries.map { entry in
          (
            kind + entry.name, one.values.elements(in: entry.range),
            two.values.elements(in: entry.range)
          )
        }, note)
    }
    return worst
  }

  private func compare(
    _ tensors: [(name: String, one: [Float], two: [Float])], _ note: (Double, String) -> Void
  ) {
    func greatest(_ elements: [Float]) -> Double { Double(elements.map(abs).max() ?? 0) }
    let overall = tensors.map { greatest($0.one) }.max() ?? 0
    for (name, one, two) in tensors {
      let difference = zip(one, two).map { Double(abs($0 - $1)) }.max() ?? .infinity
      note(difference / max(greatest(one), 0.01 * overall, 1e-30), name)
    }
  }
}
