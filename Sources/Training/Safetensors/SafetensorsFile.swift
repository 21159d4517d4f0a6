public import Tensors

/// A safetensors file open for reading: its header is read and checked, its tensors on demand.
///
/// A class because it owns an open file. Numbers of any ``ElementType`` become Float32. Memory is bounded by the
/// tensors asked for, whatever the header says.
public final class SafetensorsFile {
  /// The file.
  public let path: String
  /// The tensors in the order of the header.
  public let entries: [SafetensorsEntry]
  /// The free-form notes of the header.
  public let metadata: [String: String]

  private let file: InputFile
  private let dataStart: Int
  private let indices: [String: Int]

  /// Opens a file and checks its header.
  public init(path: String) throws(FileError) {
    self.path = path
    file = try InputFile(path: path)
    let headerByteCount = try Self.headerByteCount(file)
    dataStart = 8 + headerByteCount
    do {
      let header = try SafetensorsHeader(
        try file.bytes(in: 8..<dataStart), dataByteCount: file.byteCount - dataStart)
      entries = header.entries
      metadata = header.metadata
    } catch let error as SafetensorsHeader.HeaderError {
      throw FileError(path: path, place: error.tensor, error.reason)
    } catch let error as FileError {
      throw error
    } catch {
      throw FileError(path: path, .malformed("\(error)"))
    }
    indices = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($1.name, $0) })
  }

  private static func headerByteCount(_ file: InputFile) throws(FileError) -> Int {
    guard file.byteCount >= 8 else {
      throw FileError(path: file.path, .truncated(expected: 8, found: file.byteCount))
    }
    var count: UInt64 = 0
    for byte in try file.bytes(in: 0..<8).reversed() { count = count << 8 | UInt64(byte) }
    guard count <= SafetensorsHeader.byteLimit else {
      throw FileError(
        path: file.path,
        .malformed("not a safetensors file: it states a header of \(count) bytes"))
    }
    guard 8 + Int(count) <= file.byteCount else {
      throw FileError(
        path: file.path, .truncated(expected: 8 + Int(count), found: file.byteCount))
    }
    return Int(count)
  }

  /// The tensor with a name, or nil where the file has none.
  public subscript(name: String) -> SafetensorsEntry? { indices[name].map { entries[$0] } }

  /// The elements of a tensor, row by row.
  public func elements(of entry: SafetensorsEntry) throws(FileError) -> [Float] {
    guard entry.count > 0 else { return [] }
    let buffer = FloatBuffer(count: entry.count)
    try read(entry, into: buffer, at: 0)
    return buffer.elements(in: 0..<entry.count)
  }

  /// The error that names the first tensor whose bytes are not the stated ones; nil where none is known to be damaged.
  static func damage(in path: String) -> FileError? {
    guard let file = try? SafetensorsFile(path: path) else { return nil }
    for entry in file.entries {
      do {
        _ = try file.elements(of: entry)
      } catch {
        if case .checksum = error.reason { return error }
      }
    }
    return nil
  }

  /// Reads a tensor into part of a buffer, which must have room for it.
  ///
  /// Bytes that differ from the checksum in the header are refused, after they were read.
  public func read(
    _ entry: SafetensorsEntry, into buffer: FloatBuffer, at offset: Int
  ) throws(FileError) {
    precondition(
      offset >= 0 && offset + entry.count <= buffer.count,
      "\(entry.count) elements from \(offset) on of \(buffer.count)")
    let pieceCount = 1 << 18
    var checksum = Checksum()
    for start in stride(from: 0, to: entry.count, by: pieceCount) {
      let count = min(pieceCount, entry.count - start)
      let first = dataStart + entry.byteRange.lowerBound + start * entry.type.byteCount
      let range = (offset + start)..<(offset + start + count)
      try unsafe buffer.withUnsafeMutableBufferPointer { elements throws(FileError) in
        var piece = unsafe UnsafeMutableBufferPointer(rebasing: elements[range]).mutableSpan
        try read(entry.type, from: first, into: &piece, &checksum)
      }
    }
    if let stated = entry.checksum, stated != checksum.hexDigest {
      throw FileError(
        path: path, place: entry.name, .checksum(stated: stated, found: checksum.hexDigest))
    }
  }

  private func read(
    _ type: ElementType, from first: Int, into piece: inout MutableSpan<Float>,
    _ checksum: inout Checksum
  ) throws(FileError) {
    guard type != .float32 else {
      // Both platforms that the package supports are little-endian, as the format is.
      var bytes = unsafe piece.mutableBytes
      try file.read(into: &bytes, at: first)
      return unsafe checksum.update(piece.span.bytes)
    }
    let halves = try file.bytes(in: first..<(first + 2 * piece.count))
    unsafe checksum.update(halves.span.bytes)
    for index in piece.indices {
      let bits = UInt16(halves[2 * index]) | UInt16(halves[2 * index + 1]) << 8
      piece[index] =
        type == .float16
        ? Float(Float16(bitPattern: bits)) : Float(bitPattern: UInt32(bits) << 16)
    }
  }
}
