/// How the numbers of a tensor are stored.
public enum ElementType: String, CaseIterable, Codable, Hashable, Sendable {
  /// IEEE 754 single precision.
  case float32 = "F32"
  /// IEEE 754 half precision: 11 significant bits, up to 65504.
  case float16 = "F16"
  /// The upper half of single precision: 8 significant bits.
  case bfloat16 = "BF16"

  /// The bytes of one number.
  public var byteCount: Int { self == .float32 ? 4 : 2 }
}

/// One tensor of a safetensors file.
public struct SafetensorsEntry: Hashable, Sendable {
  /// The name.
  public let name: String
  /// The type of its numbers.
  public let type: ElementType
  /// The extents, outermost first; none for a single number.
  public let shape: [Int]
  /// The bytes of the tensor, counted from the end of the header.
  public let byteRange: Range<Int>
  /// The checksum of these bytes that the header states, XXH64 in 16 hexadecimal digits; nil in files of other programs.
  public internal(set) var checksum: String?

  /// The number of elements.
  public var count: Int { byteRange.count / type.byteCount }
}
