/// The settings of Adam with decoupled weight decay (Kingma and Ba 2015; Loshchilov and Hutter 2019).
///
/// Names and meanings are those of PyTorch's `AdamW`; with `weightDecay` 0 it is `Adam`.
public struct AdamOptions: Codable, Hashable, Sendable {
  /// The greatest learning rate, which the schedule scales.
  public var learningRate = 1e-3
  /// The rate at which the mean of gradients decays.
  public var beta1 = 0.9
  /// The rate at which the mean of squared gradients decays.
  ///
  /// 0.98 is that of Vaswani et al. 2017, section 5.3.
  public var beta2 = 0.98
  /// The number added to the root of the second moment.
  public var epsilon = 1e-8
  /// The share of weight matrices taken away in a step at learning rate 1; norms, biases and positions are spared.
  public var weightDecay = 0.0
  /// The greatest Euclidean norm of the gradient of the mean loss; beyond it, it is scaled down.
  ///
  /// 0 stands for no limit.
  public var gradientNormLimit = 1.0

  /// Creates the default settings.
  public init() {}

  /// What a gradient of this norm is multiplied by, so that its norm stays within the limit.
  ///
  /// Pascanu et al. 2013, algorithm 1.
  public func clippingFactor(forNorm norm: Double) -> Double {
    gradientNormLimit > 0 && norm > gradientNormLimit ? gradientNormLimit / norm : 1
  }

  /// The name of the first setting that makes no sense, and what it may be.
  var problem: (field: String, problem: String)? {
    for (field, value) in [("beta1", beta1), ("beta2", beta2)] where !(value >= 0 && value < 1) {
      return (field, "\(value) is not at least 0 and below 1")
    }
    for (field, value) in [("learningRate", learningRate), ("epsilon", epsilon)]
    where !(value > 0 && value <= 10) {
      return (field, "\(value) is not above 0 and at most 10")
    }
    if !(weightDecay >= 0 && weightDecay <= 10) {
      return ("weightDecay", "\(weightDecay) is not in 0…10")
    }
    if !(gradientNormLimit >= 0 && gradientNormLimit.isFinite) {
      return ("gradientNormLimit", "\(gradientNormLimit) is not a finite number of at least 0")
    }
    return nil
  }
}
