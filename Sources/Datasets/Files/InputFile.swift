import Glibc

/// A file that is read from the start to the end.
///
/// A class, because it owns a file descriptor.
final class InputFile {
  let path: String
  private let descriptor: Int32

  /// Opens the file.
  init(path: String) throws(DatasetError) {
    self.path = path
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("open", path) }
  }

  deinit { _ = close(descriptor) }

  /// Fills the front of `buffer`; returns the number of bytes, 0 at the end of the file.
  func read(into buffer: inout [UInt8]) throws(DatasetError) -> Int {
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .system("read", path) }
      return count
    }
  }

  /// The whole file, which must not be larger than `limit` bytes.
  static func contents(of path: String, limit: Int) throws(DatasetError) -> [UInt8] {
    let file = try InputFile(path: path)
    var contents: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try file.read(into: &buffer)
      if count == 0 { return contents }
      contents.append(contentsOf: buffer[..<count])
      guard contents.count <= limit else {
        throw DatasetError(
          path: path, .system(operation: "read", message: "larger than \(limit) bytes"))
      }
    }
  }

  /// The size in bytes and the SHA-256 of a file.
  static func fingerprint(
    of path: String
  ) throws(DatasetError) -> (byteCount: Int, hexDigest: String) {
    let file = try InputFile(path: path)
    var checksum = SHA256()
    var byteCount = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = try file.read(into: &buffer)
      if count == 0 { return (byteCount, checksum.hexDigest) }
      checksum.update(buffer.span.extracting(..<count))
      byteCount += count
    }
  }
}
