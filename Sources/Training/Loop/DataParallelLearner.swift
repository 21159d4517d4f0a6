import Tensors
import Transformer

/// The optimisation step: each worker does its share of the batch, then its part of the parameters.
///
/// A class because it owns threads and their memory, all of it taken once. A step has two barriers: gradients are
/// computed without locks, then each worker sums all workers' gradients over a range of its own, and, when the norm is
/// known, updates that range. Sums have a fixed order, so weights are the same bits in every run with as many workers.
final class DataParallelLearner {
  let parameters: Parameters
  let adam: Adam
  private let team: WorkerTeam
  private let workers: [LearningWorker]
  private let options: LossOptions

  /// What a step found before it changed the weights.
  struct StepResult {
    let loss: BatchLoss
    /// The Euclidean norm of the gradient of the mean loss, before clipping.
    let gradientNorm: Double
  }

  init(
    _ configuration: TransformerConfiguration, parameters: Parameters, adam: Adam,
    workerCount: Int, options: LossOptions
  ) throws(ConfigurationError) {
    self.parameters = parameters
    self.adam = adam
    self.options = options
    team = WorkerTeam(count: workerCount)
    let count = parameters.layout.count
    // Ranges end at cache lines, so that no two workers write to the same one.
    let size = ((count + workerCount - 1) / workerCount + 15) / 16 * 16
    var workers: [LearningWorker] = []
    for index in 0..<workerCount {
      let range = min(index * size, count)..<min((index + 1) * size, count)
      workers.append(
        LearningWorker(
          model: try TransformerModel(configuration),
          gradients: Parameters(layout: parameters.layout), range: range))
    }
    self.workers = workers
  }

  /// Changes the weights by one batch, or leaves them where loss or gradient is not finite.
  func step(_ shares: [PackedBatch], number: Int, learningRate: Double) -> StepResult {
    precondition(shares.count == workers.count, "\(shares.count) shares")
    let (workers, parameters, adam, options) = (workers, parameters, adam, options)
    team.run { index in
      workers[index].learn(shares[index], parameters, step: number, options)
    }
    team.run { index in workers[index].reduce(workers) }
    let loss = summedLoss
    let tokenCount = Double(max(loss.tokenCount, 1))
    let norm = workers.reduce(0) { $0 + $1.squaredNorm }.squareRoot() / tokenCount
    let result = StepResult(loss: loss, gradientNorm: norm)
    guard loss.lossSum.isFinite, norm.isFinite else { return result }
    let scale = adam.options.clippingFactor(forNorm: norm) / tokenCount
    let gradients = workers[0].gradients
    team.run { index in
      adam.update(
        workers[index].range, of: parameters, by: gradients, scaledBy: scale, step: number,
        learningRate: learningRate)
    }
    return result
  }

  /// The loss of a batch under teacher forcing, without dropout, smoothing and change.
  func loss(of shares: [PackedBatch]) -> BatchLoss {
    let (workers, parameters) = (workers, parameters)
    team.run { index in workers[index].measure(shares[index], parameters) }
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
  /// The gradient of this worker's share; zero between steps.
  let gradients: Parameters
  /// The part of the parameters that this worker sums and updates.
  let range: Range<Int>
  private(set) var loss = BatchLoss()
  private(set) var squaredNorm = 0.0

  init(model: TransformerModel, gradients: Parameters, range: Range<Int>) {
    self.model = model
    self.gradients = gradients
    self.range = range
  }

  func learn(_ share: PackedBatch, _ parameters: Parameters, step: Int, _ options: LossOptions) {
    loss = BatchLoss()
    guard share.sequenceCount > 0 else { return }
    loss = model.lossAndGradients(
      of: share, parameters: parameters, into: gradients, step: step, options: options)
  }

  func measure(_ share: PackedBatch, _ parameters: Parameters) {
    loss = BatchLoss()
    guard share.sequenceCount > 0 else { return }
    loss = model.loss(of: share, parameters: parameters)
  }

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
