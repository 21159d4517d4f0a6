public import Transformer

/// A step that the device was told to do.
public struct DeviceStep: Sendable {
  private let metrics: DeviceBuffer

  init(metrics: DeviceBuffer) { self.metrics = metrics }

  /// What the step found before it changed the weights; waits until it is done.
  public func result() throws(AcceleratorError) -> DeviceStepResult {
    let numbers = try metrics.floats()
    return DeviceStepResult(
      loss: BatchLoss(sums: numbers),
      gradientNorm: Double(numbers[LossGraph.Sum.allCases.count]))
  }
}

/// What a training step found.
public struct DeviceStepResult: Hashable, Sendable {
  /// The sums over the batch, of all replicas.
  public let loss: BatchLoss
  /// The Euclidean norm of the gradient of the mean loss, before clipping.
  ///
  /// Where it or the loss is no finite number, the step has changed nothing.
  public let gradientNorm: Double
}

extension BatchLoss {
  /// The sums that a program returns.
  init(sums: [Float]) {
    func sum(_ kind: LossGraph.Sum) -> Float { sums[kind.rawValue] }
    self.init()
    lossSum = Double(sum(.loss))
    tokenCount = Int(sum(.tokens))
    correctTokenCount = Int(sum(.correctTokens))
    sequenceCount = Int(sum(.sequences))
    correctSequenceCount = Int(sum(.correctSequences))
  }
}
