/// The lines of a text file one by one; memory does not depend on the size of the file.
///
/// A file whose name ends in `.zst` or `.gz` is decompressed. A class, because it owns the open file.
final class LineSource {
  /// The file.
  let path: String
  /// The number of the last line that was read, counting from 1.
  private(set) var line = 0
  /// What the ranges that ``next()`` returns are of.
  private(set) var bytes: [UInt8] = []

  private let input: Input
  private let requiresFinalNewline: Bool
  private var buffer = [UInt8](repeating: 0, count: 1 << 20)
  private var position = 0

  private enum Input {
    case plain(InputFile)
    case zstd(ZstdReader)
    case gzip(GzipReader)
  }

  /// No example is near this long: 100,000 tokens a column.
  private static var lineLimit: Int { 4 << 20 }

  /// Opens a file; our own always end with a newline, those of others may not.
  init(path: String, requiresFinalNewline: Bool = true) throws(DatasetError) {
    self.path = path
    self.requiresFinalNewline = requiresFinalNewline
    if path.hasSuffix(".zst") {
      input = .zstd(try ZstdReader(path: path))
    } else if path.hasSuffix(".gz") {
      input = .gzip(try GzipReader(path: path))
    } else {
      input = .plain(try InputFile(path: path))
    }
  }

  /// The place in ``bytes`` of the next line without its newline, or nil at the end of the file.
  func next() throws(DatasetError) -> Range<Int>? {
    guard let end = try endOfLine() else { return nil }
    line += 1
    defer { position = end + 1 }
    return position..<end
  }

  /// An error at the line that was read last.
  func error(_ reason: DatasetError.Reason) -> DatasetError {
    DatasetError(path: path, line: line, reason)
  }

  /// The position of the newline that ends the next line, or nil at the end of the file.
  private func endOfLine() throws(DatasetError) -> Int? {
    var searched = position
    while true {
      if let end = bytes[min(searched, bytes.count)...].firstIndex(of: UInt8(ascii: "\n")) {
        return end
      }
      guard bytes.count - position <= Self.lineLimit else {
        throw DatasetError(
          path: path, line: line + 1, .badLine("longer than \(Self.lineLimit) bytes"))
      }
      bytes.removeSubrange(..<min(position, bytes.count))
      position = 0
      searched = bytes.count
      let count = try read()
      if count == 0 {
        if bytes.isEmpty { return nil }
        guard !requiresFinalNewline else {
          throw DatasetError(path: path, line: line + 1, .badLine("the line is cut off"))
        }
        return bytes.count
      }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  private func read() throws(DatasetError) -> Int {
    do {
      switch input {
      case .plain(let file): return try file.read(into: &buffer)
      case .zstd(let reader): return try reader.read(into: &buffer)
      case .gzip(let reader): return try reader.read(into: &buffer)
      }
    } catch {
      throw DatasetError(path: path, line: line + 1, error.reason)
    }
  }
}
