/// Momentum in gradient descent, as in PyTorch's `SGD`.
public struct MomentumOptions: Codable, Hashable, Sendable {
  /// The part of the velocity that a step keeps; 0 for plain gradient descent.
  public var momentum: Double
  /// Whether a step looks ahead along the velocity.
  ///
  /// Nesterov 1983; Sutskever et al. 2013, section 2.
  public var nesterov: Bool
}
