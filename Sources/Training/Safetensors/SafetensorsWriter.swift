import Tensors

/// Writes safetensors files.
enum SafetensorsWriter {
  /// A tensor to write: its elements lie side by side in a buffer.
  struct Tensor {
    let name: String
    let shape: [Int]
    let buffer: FloatBuffer
    let offset: Int

    var count: Int { shape.reduce(1, *) }
  }

  /// Writes a file and returns its checksum.
  ///
  /// With `.float16`, numbers are rounded to the nearest; one that is too large for it is an error.
  static func write(
    _ tensors: [Tensor], storedAs type: ElementType = .float32, metadata: [String: String] = [:],
    to path: String
  ) throws(FileError) -> String {
    let file = try AtomicFile(path: path)
    try unsafe file.write(header(tensors, type, metadata).span.bytes)
    for tensor in tensors {
      let pieceCount = 1 << 18
      for start in stride(from: 0, to: tensor.count, by: pieceCount) {
        let first = tensor.offset + start
        let range = first..<(first + min(pieceCount, tensor.count - start))
        try tensor.buffer.withSpan { span throws(FileError) in
          try write(span.extracting(range), of: tensor.name, as: type, to: file)
        }
      }
    }
    return try file.commit()
  }

  private static func write(
    _ piece: Span<Float>, of name: String, as type: ElementType, to file: AtomicFile
  ) throws(FileError) {
    guard type != .float32 else { return try unsafe file.write(piece.bytes) }
    var halves: [UInt16] = []
    halves.reserveCapacity(piece.count)
    for index in piece.indices {
      guard let bits = bits(of: piece[index], as: type) else {
        throw FileError(
          path: file.path, place: name,
          .malformed("\(piece[index]) does not fit into \(type.rawValue); store it as F32"))
      }
      halves.append(bits)
    }
    try unsafe file.write(halves.span.bytes)
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
    _ tensors: [Tensor], _ type: ElementType, _ metadata: [String: String]
  ) -> [UInt8] {
    var members: [String] = []
    if !metadata.isEmpty {
      let notes = metadata.sorted { $0.key < $1.key }
        .map { "\(JSONText.quoted($0.key)):\(JSONText.quoted($0.value))" }
      members.append("\"__metadata__\":{\(notes.joined(separator: ","))}")
    }
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
}
