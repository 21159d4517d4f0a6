/// The non-linearity inside a feed-forward layer.
public enum Activation: String, CaseIterable, Codable, Hashable, Sendable {
  /// max(x, 0).
  case relu
  /// x·Φ(x) with the exact normal distribution function (Hendrycks and Gimpel 2016), not its tanh approximation.
  case gelu
}
