import JSON5
import Tensors

/// Writes safetensors files, with a checksum of every tensor in the header.
enum SafetensorsWriter {
  /// A tensor to write: its elements lie side by side in a buffer.
  struct Tensor {
    let name: String
    let shape: [Int]
    let buffer: FloatBuffer
    let offset: Int

    var count: Int { shape.reduce(1, *) }
  }

  /// Writes a file and returns the checksum of the whole.
  ///
  /// With `.float16`, numbers are rounded to the nearest; one that is too large for it is an error.
  static func write(
    _ tensors: [Tensor], storedAs type: ElementType = .float32, metadata: [String: String] = [:],
    to path: String
  ) throws(FileError) -> String {
    let file = try AtomicFile(path: path)
    // The header comes before the tensors, so that their bytes are made twice.
    var checksums: [String] = []
    for tensor in tensors {
      var checksum = Checksum()
      for range in pieces(of: tensor) {
        let piece = try bytes(range, of: tensor, as: type, for: path)
        unsafe checksum.update(piece.span.bytes)
      }
      checksums.append(checksum.hexDigest)
    }
    try unsafe file.write(header(tensors, checksums, type, metadata).span.bytes)
    for tensor in tensors {
      for range in pieces(of: tensor) {
        let piece = try bytes(range, of: tensor, as: type, for: path)
        try unsafe file.write(piece.span.bytes)
      }
    }
    return try file.commit()
  }

  /// The ranges of a tensor's buffer that are written at once: at most a megabyte each.
  private static func pieces(of tensor: Tensor) -> [Range<Int>] {
    let (end, pieceCount) = (tensor.offset + tensor.count, 1 << 18)
    return stride(from: tensor.offset, to: end, by: pieceCount).map { start in
      start..<min(start + pieceCount, end)
    }
  }

  private static func bytes(
    _ range: Range<Int>, of tensor: Tensor, as type: ElementType, for path: String
  ) throws(FileError) -> [UInt8] {
    let elements = tensor.buffer.elements(in: range)
    // Both platforms that the package supports are little-endian, as the format is.
    guard type != .float32 else { return unsafe elements.withUnsafeBytes { unsafe Array($0) } }
    var halves: [UInt16] = []
    halves.reserveCapacity(range.count)
    for element in elements {
      guard let bits = bits(of: element, as: type) else {
        throw FileError(
          path: path, place: tensor.name,
          .malformed("\(element) does not fit into \(type.rawValue); store it as F32"))
      }
      halves.append(bits)
    }
    return unsafe halves.withUnsafeBytes { unsafe Array($0) }
  }

  /// The nearest number of a 16-bit type (ties to even), or nil where only infinity is near or it is no number.
  private static func bits(of number: Float, as type: ElementType) -> UInt16? {
    if type == .float16 {
      let half = Float16(number)
      return half.isFinite ? half.bitPattern.littleEndian : nil
    }
    let rounding = 0x7fff + (number.bitPattern >> 16 & 1)
    let (sum, overflow) = number.bitPattern.addingReportingOverflow(rounding)
    let half = UInt16(truncatingIfNeeded: sum >> 16)
    guard !overflow, Float(bitPattern: UInt32(half) << 16).isFinite else { return nil }
    return half.littleEndian
  }

  private static func header(
    _ tensors: [Tensor], _ checksums: [String], _ type: ElementType, _ metadata: [String: String]
  ) -> [UInt8] {
    var notes = metadata.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    notes.append((SafetensorsHeader.checksumKey, object(zip(tensors.map(\.name), checksums))))
    var members = ["\"__metadata__\":\(object(notes))"]
    var start = 0
    for tensor in tensors {
      let end = start + tensor.count * type.byteCount
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      members.append(
        "\(JSONText.quoted(tensor.name)):{\"dtype\":\"\(type.rawValue)\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(start),\(end)]}")
      start = end
    }
    var text = Array("{\(members.joined(separator: ","))}".utf8)
    // Spaces up to a multiple of eight, so that mapped data are aligned.
    while text.count % 8 != 0 { text.append(0x20) }
    let count = UInt64(text.count)
    return (0..<8).map { UInt8(truncatingIfNeeded: count >> UInt64(8 * $0)) } + text
  }

  /// A JSON object of texts.
  private static func object(_ members: some Sequence<(String, String)>) -> String {
    let list = members.map { "\(JSONText.quoted($0)):\(JSONText.quoted($1))" }
    return "{\(list.joined(separator: ","))}"
  }
}
