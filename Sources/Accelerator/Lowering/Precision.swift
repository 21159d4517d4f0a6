/// In which numbers a device computes.
public enum Precision: String, CaseIterable, Codable, Hashable, Sendable {
  /// Everything in single precision, products included.
  case float32
  /// Products and activations in bfloat16; weights, their gradients' sums, norms, softmax, loss and the optimiser in single
  /// precision (Micikevicius et al. 2018; Kalamkar et al. 2019).
  case bfloat16

  /// The elements of activations.
  var activations: ElementType { self == .float32 ? .float32 : .bfloat16 }
}
