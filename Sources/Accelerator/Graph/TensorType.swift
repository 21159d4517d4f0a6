/// What the elements of a tensor are.
enum ScalarType: String, Hashable, Sendable {
  /// IEEE 754 single precision.
  case float32 = "f32"
  /// The upper half of single precision.
  case bfloat16 = "bf16"
  /// Signed, for indices and counts.
  case int32 = "i32"
  /// Unsigned, for hashes.
  case uint32 = "ui32"
  /// A truth value.
  case boolean = "i1"

  /// Whether gradients flow through such elements.
  var isFloat: Bool { self == .float32 || self == .bfloat16 }
}

/// The shape of a tensor, outermost extent first, and its elements.
struct TensorType: Hashable, Sendable {
  var shape: [Int]
  var scalar: ScalarType

  var rank: Int { shape.count }
  var count: Int { shape.reduce(1, *) }

  /// As StableHLO writes it, such as `tensor<2x3xf32>`.
  var text: String {
    "tensor<" + (shape.map(String.init) + [scalar.rawValue]).joined(separator: "x") + ">"
  }
}
