import Tensors
import Transformer

/// The optimisation step: each worker does its share of the batch, then its part of the parameters.
///
/// A class because it owns threads and their memory, all of it taken once. Between barriers, gradients are computed
/// without locks, then each worker sums all workers' gradients over a range of its own, and, when the norm is known,
/// updates its part. Sums have a fixed order, so weights are the same bits in every run with as many workers.
final class DataParallelLearner {
  let parameters: Parameters
  let optimizer: any Optimizer
  private let average: WeightAverage?
  private let updates: [@Sendable (UpdateStep) -> Void]
  private let team: WorkerTeam
  private let workers: [LearningWorker]
  private let options: LossOptions

  init(
    _ configuration: TransformerConfiguration, parameters: Parameters, optimizer: any Optimizer,
    average: WeightAverage? = nil, workerCount: Int, options: LossOptions
  ) throws(ConfigurationError) {
    self.parameters = parameters
    self.optimizer = optimizer
    self.average = average
    self.options = options
    team = WorkerTeam(count: workerCount)
    updates = optimizer.updates(workerCount: workerCount)
    var workers: [LearningWorker] = []
    for range in UpdateShares.ranges(of: parameters.layout.count, workerCount: workerCount) {
      workers.append(
        LearningWorker(
          model: try TransformerModel(configuration),
          gradients: Parameters(layout: parameters.layout), range: range))
    }
    self.workers = workers
  }

  /// The weights that are measured and become the trained model: the average where there is one.
  var evaluated: Parameters { average?.values ?? parameters }

  /// Adds the gradient of a part of a step's batch.
  func accumulate(_ shares: [PackedBatch], step: Int) {
    precondition(shares.count == workers.count, "\(shares.count) shares")
    let (workers, parameters, options) = (workers, parameters, options)
    team.run { index in workers[index].learn(shares[index], parameters, step: step, options) }
  }

  /// Changes the weights by the gradients added since the last step, or leaves all as it is where loss or gradient is not
  /// finite.
  func update(step: Int, rateFactor: Double) -> StepResult {
    let (workers, parameters, updates, average) = (workers, parameters, updates, average)
    team.run { index in workers[index].reduce(workers) }
    let loss = summedLoss
    let tokenCount = Double(max(loss.tokenCount, 1))
    let norm = workers.reduce(0) { $0 + $1.squaredNorm }.squareRoot() / tokenCount
    let result = StepResult(step: step, loss: loss, gradientNorm: norm)
    guard loss.lossSum.isFinite, norm.isFinite else { return result }
    let update = UpdateStep(
      number: step, rateFactor: rateFactor, weights: parameters, gradients: workers[0].gradients,
      gradientScale: optimizer.options.clippingFactor(forNorm: norm) / tokenCount)
    team.run { index in updates[index](update) }
    if let average {
      team.run { index in average.add(workers[index].range, of: parameters, step: step) }
    }
    workers.forEach { $0.forgetLoss() }
    return result
  }

  /// The first parameter whose gradient has an element that is not finite, after `update` has found one.
  var firstNotFiniteGradient: String? { workers[0].gradients.firstNotFinite }

  /// The loss of a batch under teacher forcing, without dropout, smoothing and change; between steps.
  func loss(of shares: [PackedBatch]) -> BatchLoss {
    let (workers, parameters) = (workers, evaluated)
    team.run { index in workers[index].measure(shares[index], parameters) }
    defer { workers.forEach { $0.forgetLoss() } }
    return summedLoss
  }

  private var summedLoss: BatchLoss {
    workers.reduce(into: BatchLoss()) { $0 += $1.loss }
  }
}

/// What belongs to one worker.
///
/// A class because each thread changes its own; between barriers no other touches it except to read gradients in the
/// reduction, in ranges that do not overlap. That makes it `@unchecked Sendable`.
private final class LearningWorker: @unchecked Sendable {
  let model: TransformerModel
  /// The gradient of this worker's shares; zero between steps.
  let gradients: Parameters
  /// The part of the parameters that this worker sums.
  let range: Range<Int>
  private(set) var loss = BatchLoss()
  private(set) var squaredNorm = 0.0

  init(model: TransformerModel, gradients: Parameters, range: Range<Int>) {
    self.model = model
    self.gradients = gradients
    self.range = range
  }

  func learn(_ share: PackedBatch, _ parameters: Parameters, step: Int, _ options: LossOptions) {
    guard share.sequenceCount > 0 else { return }
    loss += model.lossAndGradients(
      of: share, parameters: parameters, into: gradients, step: step, options: options)
  }

  func measure(_ share: PackedBatch, _ parameters: Parameters) {
    guard share.sequenceCount > 0 else { return }
    loss += model.loss(of: share, parameters: parameters)
  }

  func forgetLoss() { loss = BatchLoss() }

  /// Adds the other workers' gradients in this worker's range to those of the first, and clears them.
  func reduce(_ workers: [LearningWorker]) {
    let sum = workers[0].gradients
    for worker in workers.dropFirst() {
      sum.values.add(worker.gradients.values, in: range)
      worker.gradients.values.fill(with: 0, in: range)
    }
    squaredNorm = sum.squaredNorm(in: range)
  }
}
