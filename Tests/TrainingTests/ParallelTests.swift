import Randomness
import Synchronization
import Tensors
import Testing
import Transformer

@testable import Training

struct ParallelTests {
  @Test(arguments: [1, 2, 5]) func everyWorkerRunsEachJobOnce(count: Int) {
    let team = WorkerTeam(count: count)
    let calls = Mutex(Array(repeating: 0, count: count))
    for round in 1...200 {
      team.run { worker in calls.withLock { $0[worker] += 1 } }
      // The barrier: all have been called when `run` returns.
      #expect(calls.withLock { $0 } == Array(repeating: round, count: count))
    }
  }

  private func weightsAfterThreeSteps(workerCount: Int) throws -> ([Float], BatchLoss, Double) {
    let model = try ReversalTask.model()
    // The true gradient of the keys' biases is zero; a small epsilon would blow its rounding errors up to whole steps.
    var options = OptimizerOptions()
    options.learningRate = 1e-3
    options.epsilon = 1e-2
    let learner = try DataParallelLearner(
      model.configuration, parameters: model.parameters,
      optimizer: options.makeOptimizer(for: model.parameters.layout), workerCount: workerCount,
      options: LossOptions())
    let pairs = ReversalTask.pairs(30, seed: 4)
    var shares = BatchShares(workerCount: workerCount)
    shares.deal(Array(0..<30), from: pairs)
    var loss = BatchLoss()
    var norm = 0.0
    for step in 1...3 {
      learner.accumulate(shares.shares, step: step)
      let result = learner.update(step: step, rateFactor: 1)
      (loss, norm) = (result.loss, result.gradientNorm)
    }
    return (
      model.parameters.values.elements(in: 0..<model.parameters.layout.count), loss, norm
    )
  }

  /// The weights after three steps of one batch each, dealt out in parts.
  private func weights(
    accumulating count: Int, workerCount: Int
  ) throws -> (weights: [Float], result: StepResult) {
    let model = try ReversalTask.model()
    var options = OptimizerOptions()
    options.epsilon = 1e-2
    let learner = try DataParallelLearner(
      model.configuration, parameters: model.parameters,
      optimizer: options.makeOptimizer(for: model.parameters.layout), workerCount: workerCount,
      options: LossOptions())
    let pairs = ReversalTask.pairs(24, seed: 4)
    var shares = BatchShares(workerCount: workerCount)
    var last: StepResult?
    for step in 1...3 {
      for part in 0..<count {
        let size = 24 / count
        shares.deal(
          (0..<size).map { Int32($0 + part * size) }, from: pairs, firstSequence: part * size)
        #expect(shares.shares.map(\.firstSequence).min() == part * size)
        learner.accumulate(shares.shares, step: step)
      }
      last = learner.update(step: step, rateFactor: 1)
    }
    let all = 0..<model.parameters.layout.count
    return (model.parameters.values.elements(in: all), try #require(last))
  }

  @Test(arguments: [2, 3, 24], [1, 2])
  func partsOfABatchAddUpToTheWhole(count: Int, workerCount: Int) throws {
    let whole = try weights(accumulating: 1, workerCount: workerCount)
    let parts = try weights(accumulating: count, workerCount: workerCount)
    let difference = zip(whole.weights, parts.weights).map { abs($0 - $1) }.max() ?? .infinity
    #expect(difference < 1e-5)
    #expect(abs(whole.result.gradientNorm - parts.result.gradientNorm) < 1e-5)
    #expect(abs(whole.result.loss.lossSum - parts.result.loss.lossSum) < 1e-3)
    #expect(parts.result.loss.sequenceCount == 24)
    #expect(parts.result.loss.tokenCount == whole.result.loss.tokenCount)
  }

  /// Only the order of sums differs.
  @Test(arguments: [2, 3, 40]) func manyWorkersDoWhatOneDoes(workerCount: Int) throws {
    let (weights, loss, norm) = try weightsAfterThreeSteps(workerCount: 1)
    let (others, otherLoss, otherNorm) = try weightsAfterThreeSteps(workerCount: workerCount)
    let difference = zip(weights, others).map { abs($0 - $1) }.max() ?? .infinity
    #expect(difference < 1e-5)
    #expect(abs(loss.lossSum - otherLoss.lossSum) < 1e-3 && abs(norm - otherNorm) < 1e-5)
    #expect(loss.tokenCount == otherLoss.tokenCount && loss.sequenceCount == 30)
  }
}
