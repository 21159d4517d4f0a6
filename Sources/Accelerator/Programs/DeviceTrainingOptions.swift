public import Training
public import Transformer

/// What decides, besides the model, what a training step on a device computes.
public struct DeviceTrainingOptions: Hashable, Sendable {
  /// The optimiser and the limit of the gradient's norm.
  public var optimizer = OptimizerOptions()
  /// Label smoothing and the seed of dropout.
  public var loss = LossOptions()
  /// The rate at which the running average of the weights decays; 0 for no average.
  public var averageDecay = 0.0
  /// In which numbers the model is computed.
  public var precision = Precision.float32
  /// The number of devices, each with a share of a step's batch; gradients are summed over them.
  public var replicas = 1

  /// Creates the defaults: Adam, single precision, one device.
  public init() {}
}
