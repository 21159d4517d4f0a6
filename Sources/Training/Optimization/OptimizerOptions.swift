/// The settings of the optimiser: which one, and its numbers.
///
/// With weight decay 0, `adam` is Adam, else AdamW. Settings of the other kinds are ignored.
public struct OptimizerOptions: Codable, Hashable, Sendable {
  /// The algorithm.
  public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    /// Adam with decoupled weight decay (Kingma and Ba 2015; Loshchilov and Hutter 2019).
    case adam
    /// Adam's second moments from means over rows and columns, and no first ones (Shazeer and Stern 2018).
    case adafactor
    /// Stochastic gradient descent with momentum (Polyak 1964; Sutskever et al. 2013).
    case sgd
    /// Orthogonalised momentum for the matrices inside of layers, Adam for all else (Jordan et al. 2024).
    case muon
  }

  /// The algorithm.
  public var kind = Kind.adam
  /// The greatest learning rate, which the schedule scales.
  public var learningRate = 1e-3
  /// The rate at which Adam's mean of gradients decays.
  public var beta1 = 0.9
  /// The rate at which Adam's mean of squared gradients decays.
  ///
  /// 0.98 is that of Vaswani et al. 2017, section 5.3.
  public var beta2 = 0.98
  /// The number that Adam adds to the root of the second moment.
  public var epsilon = 1e-8
  /// The share of a decaying parameter that is taken away in a step at learning rate 1.
  ///
  /// It is decoupled from the gradient. In `sgd` alone it is the weight of L₂ regularisation, part of the gradient.
  public var weightDecay = 0.0
  /// Which parameters decay.
  public var weightDecayScope = WeightDecayScope.matrices
  /// The greatest Euclidean norm of the gradient of the mean loss; beyond it, it is scaled down.
  ///
  /// 0 stands for no limit.
  public var gradientNormLimit = 1.0
  /// What only `sgd` has.
  public var sgd = MomentumOptions(momentum: 0.9, nesterov: false)
  /// What only `muon` has.
  public var muon = MuonOptions()
  /// What only `adafactor` has.
  public var adafactor = AdafactorOptions()

  /// Creates the default settings, those of Adam.
  public init() {}

  /// What a gradient of this norm is multiplied by, so that its norm stays within the limit.
  ///
  /// Pascanu et al. 2013, algorithm 1.
  public func clippingFactor(forNorm norm: Double) -> Double {
    gradientNormLimit > 0 && norm > gradientNormLimit ? gradientNormLimit / norm : 1
  }

  /// The name of the first setting that makes no sense, and what it may be.
  var problem: (field: String, problem: String)? {
    let shares = [
      ("beta1", beta1), ("beta2", beta2), ("sgd.momentum", sgd.momentum),
      ("muon.momentum", muon.momentum),
    ]
    for (field, value) in shares where !(value >= 0 && value < 1) {
      return (field, "\(value) is not at least 0 and below 1")
    }
    let rates = [
      ("learningRate", learningRate), ("epsilon", epsilon),
      ("muon.adamLearningRate", muon.adamLearningRate ?? learningRate),
    ]
    for (field, value) in rates where !(value > 0 && value <= 10) {
      return (field, "\(value) is not above 0 and at most 10")
    }
    if Float(epsilon) == 0 {
      return ("epsilon", "\(epsilon) is 0 as Float; the least is \(Float.leastNonzeroMagnitude)")
    }
    if !(weightDecay >= 0 && weightDecay <= 10) {
      return ("weightDecay", "\(weightDecay) is not in 0…10")
    }
    if !(gradientNormLimit >= 0 && gradientNormLimit.isFinite) {
      return ("gradientNormLimit", "\(gradientNormLimit) is not a finite number of at least 0")
    }
    if kind == .sgd, sgd.nesterov, sgd.momentum == 0 {
      return ("sgd.nesterov", "looks ahead by the momentum, which is 0")
    }
    return adafactor.problem
  }
}
