import CPJRT

/// The types of numbers on a device; the raw value is the type's name in StableHLO.
public enum ElementType: String, CaseIterable, Hashable, Sendable {
  case float32 = "f32"
  case bfloat16 = "bf16"
  case int32 = "i32"
  case uint32 = "ui32"
  case boolean = "i1"

  /// The bytes of one element.
  public var byteCount: Int {
    switch self {
    case .float32, .int32, .uint32: 4
    case .bfloat16: 2
    case .boolean: 1
    }
  }

  var code: PJRT_Buffer_Type {
    switch self {
    case .float32: PJRT_Buffer_Type_F32
    case .bfloat16: PJRT_Buffer_Type_BF16
    case .int32: PJRT_Buffer_Type_S32
    case .uint32: PJRT_Buffer_Type_U32
    case .boolean: PJRT_Buffer_Type_PRED
    }
  }

  init?(code: PJRT_Buffer_Type) {
    guard let type = Self.allCases.first(where: { $0.code == code }) else { return nil }
    self = type
  }
}

/// A number on the host with the same bits as on a device.
public protocol DeviceElement: BitwiseCopyable, Sendable {
  static var elementType: ElementType { get }
  /// What a fresh array holds.
  static var zero: Self { get }
}

extension Float: DeviceElement {
  public static var elementType: ElementType { .float32 }
}

extension Int32: DeviceElement {
  public static var elementType: ElementType { .int32 }
}

extension UInt32: DeviceElement {
  public static var elementType: ElementType { .uint32 }
}

/// The bits of a number of type bfloat16: the upper half of those of a `Float`.
public struct BFloat16: DeviceElement, Hashable {
  public let bits: UInt16

  public static var elementType: ElementType { .bfloat16 }
  public static var zero: BFloat16 { BFloat16(bits: 0) }

  /// Creates a number from its bits.
  public init(bits: UInt16) { self.bits = bits }

  /// The number in single precision, which is exact.
  public var float: Float { Float(bitPattern: UInt32(bits) << 16) }
}
