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
    var options = AdamOptions()
    options.epsilon = 1e-2
    let learner = try DataParallelLearner(
      model.configuration, parameters: model.parameters,
      adam: Adam(options, layout: model.parameters.layout), workerCount: workerCount,
      options: LossOptions())
    let pairs = ReversalTask.pairs(30, seed: 4)
    var shares = BatchShares(workerCount: workerCount)
    shares.deal(Array(0..<30), from: pairs)
    var loss = BatchLoss()
    var norm = 0.0
    for step in 1...3 {
      let result = learner.step(shares.shares, number: step, learningRate: 1e-3)
      (loss, norm) = (result.loss, result.gradientNorm)
    }
    return (
      model.parameters.values.elements(in: 0..<model.parameters.layout.count), loss, norm
    )
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
