extension ElementType {
  /// Whether gradients flow through such elements.
  var isFloat: Bool { self == .float32 || self == .bfloat16 }
}

/// The shape of a tensor, outermost extent first, and its elements.
struct TensorType: Hashable, Sendable {
  var shape: [Int]
  var scalar: ElementType

  var rank: Int { shape.count }
  var count: Int { shape.reduce(1, *) }

  /// As StableHLO writes it, such as `tensor<2x3xf32>`.
  var text: String {
    "tensor<" + (shape.map(String.init) + [scalar.rawValue]).joined(separator: "x") + ">"
  }
}
