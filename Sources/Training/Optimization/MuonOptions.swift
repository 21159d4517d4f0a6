/// What only Muon has.
public struct MuonOptions: Codable, Hashable, Sendable {
  /// The rate at which the mean of a matrix' gradients decays.
  public var momentum = 0.95
  /// Whether the mean is blended with the gradient once more, which looks a step ahead.
  public var nesterov = true
  /// The greatest learning rate of the parameters that Adam updates: vocabulary tables, positions, norms and biases.
  ///
  /// Nil stands for `learningRate`, which suits both, since Muon's steps are scaled to the size of Adam's.
  public var adamLearningRate: Double?

  /// Creates the default settings.
  public init() {}

  /// Writes `adamLearningRate` also where it is nil, so that the saved recipe shows every setting.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(momentum, forKey: .momentum)
    try container.encode(nesterov, forKey: .nesterov)
    try container.encode(adamLearningRate, forKey: .adamLearningRate)
  }
}
