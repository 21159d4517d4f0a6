/// One entry of a file of events: a message `Event` of TensorFlow in protocol buffers' wire format, framed as a record.
///
/// The fields are those of tensorflow/core/util/event.proto and framework/summary.proto, the frame that of TFRecord: the
/// number of bytes, its masked checksum, the bytes, their masked checksum, all in little-endian order.
struct EventRecord {
  private var message: [UInt8] = []

  /// Wire types of protocol buffers.
  private enum WireType: UInt64 {
    case variable = 0
    case eightBytes = 1
    case bytes = 2
    case fourBytes = 5
  }

  /// The entry that a file begins with: it names the format.
  static func header(time: Double) -> EventRecord {
    var record = EventRecord(time: time)
    record.append(bytes: Array("brain.Event:2".utf8), field: 3)
    return record
  }

  /// An entry of numbers with names, measured at a step and at a time in seconds since 1970.
  init(time: Double, step: Int, values: [(tag: String, value: Double)]) {
    self.init(time: time)
    appendKey(2, .variable)
    appendVariable(UInt64(clamping: step))
    var summary = EventRecord()
    for (tag, value) in values {
      var entry = EventRecord()
      entry.append(bytes: Array(tag.utf8), field: 1)
      entry.appendKey(2, .fourBytes)
      entry.message += Self.littleEndian(Float(value).bitPattern)
      summary.append(bytes: entry.message, field: 1)
    }
    append(bytes: summary.message, field: 5)
  }

  private init() {}

  private init(time: Double) {
    appendKey(1, .eightBytes)
    message += Self.littleEndian(time.bitPattern)
  }

  /// The bytes of the record.
  var bytes: [UInt8] {
    let count = Self.littleEndian(UInt64(message.count))
    return count + Self.littleEndian(CyclicChecksum.masked(of: count)) + message
      + Self.littleEndian(CyclicChecksum.masked(of: message))
  }

  private mutating func append(bytes: [UInt8], field: UInt64) {
    appendKey(field, .bytes)
    appendVariable(UInt64(bytes.count))
    message += bytes
  }

  private mutating func appendKey(_ field: UInt64, _ type: WireType) {
    appendVariable(field << 3 | type.rawValue)
  }

  /// Seven bits a byte, the lowest first; the highest bit says that more follow.
  private mutating func appendVariable(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      message.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    message.append(UInt8(truncatingIfNeeded: rest))
  }

  private static func littleEndian<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
    stride(from: 0, to: Value.bitWidth, by: 8).map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
