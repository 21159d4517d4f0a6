/// What a module is compiled for, and how it is written as XLA's message `CompileOptionsProto`
/// (xla/pjrt/proto/compile_options.proto; encoding: protobuf.dev/programming-guides/encoding).
struct CompileOptions: Hashable, Sendable {
  /// The environment variable with options of XLA: `name=value` pairs with commas between.
  static let variable = "CALQUE_XLA_OPTIONS"

  /// How many devices run the module at once, each on its own data.
  var replicaCount = 1
  /// Options of XLA by name, such as `xla_gpu_autotune_level`, sorted.
  var overrides: [Override] = []

  struct Override: Hashable, Sendable {
    let name: String
    let value: String
  }

  /// Reads `name=value,name=value`.
  static func overrides(from text: String) throws(AcceleratorError) -> [Override] {
    var overrides: [Override] = []
    for pair in text.split(separator: ",") {
      guard let equals = pair.firstIndex(of: "="), equals != pair.startIndex else {
        throw .arguments("\(variable): '\(pair)' is not of the form name=value")
      }
      overrides.append(
        Override(name: String(pair[..<equals]), value: String(pair[pair.index(after: equals)...])))
    }
    return overrides.sorted { $0.name < $1.name }
  }

  /// The message.
  var serialized: [UInt8] {
    var build = ProtobufMessage()
    build.add(field: 1, -1)  // No fixed device: the client assigns devices 0, 1, ….
    build.add(field: 4, replicaCount)
    build.add(field: 5, 1)
    var message = ProtobufMessage()
    message.add(field: 3, build.bytes)
    for override in overrides {
      var value = ProtobufMessage()
      // XLA reads numbers and names of choices from text, but not truth values.
      switch override.value {
      case "false": value.add(field: 2, 0)
      case "true": value.add(field: 2, 1)
      default: value.add(field: 1, Array(override.value.utf8))
      }
      var entry = ProtobufMessage()
      entry.add(field: 1, Array(override.name.utf8))
      entry.add(field: 2, value.bytes)
      message.add(field: 7, entry.bytes)
    }
    return message.bytes
  }
}

/// The bytes of a protobuf message, field after field.
private struct ProtobufMessage {
  private(set) var bytes: [UInt8] = []

  /// Adds an integer.
  mutating func add(field: Int, _ value: Int) {
    addVarint(UInt64(field << 3))
    addVarint(UInt64(bitPattern: Int64(value)))
  }

  /// Adds a text or a message.
  mutating func add(field: Int, _ content: [UInt8]) {
    addVarint(UInt64(field << 3 | 2))
    addVarint(UInt64(content.count))
    bytes += content
  }

  private mutating func addVarint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7f) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
