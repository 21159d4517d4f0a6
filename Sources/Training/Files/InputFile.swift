import Glibc

/// A file that is read at any place.
///
/// A class because it owns a file descriptor.
package final class InputFile {
  let path: String
  /// The size in bytes when the file was opened.
  let byteCount: Int
  private let descriptor: Int32

  /// Opens a regular file.
  init(path: String) throws(FileError) {
    self.path = path
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("open", path) }
    var status = stat()
    let result = unsafe fstat(descriptor, &status)
    byteCount = Int(status.st_size)
    guard result == 0 else { throw .system("read", path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FileError(path: path, .malformed("is not a file; check the path"))
    }
  }

  deinit { _ = close(descriptor) }

  /// Fills the whole of a memory region from the bytes at an offset on.
  func read(into bytes: inout MutableRawSpan, at offset: Int) throws(FileError) {
    let size = bytes.byteCount
    var done = 0
    while done < size {
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe pread(
          descriptor, UnsafeMutableRawBufferPointer(rebasing: buffer[done...]).baseAddress,
          size - done, off_t(offset + done))
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .system("read", path) }
      guard count > 0 else {
        throw FileError(path: path, .truncated(expected: offset + size, found: offset + done))
      }
      done += count
    }
  }

  /// The bytes of a range.
  func bytes(in range: Range<Int>) throws(FileError) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: range.count)
    var span = result.mutableSpan
    var bytes = unsafe span.mutableBytes
    try read(into: &bytes, at: range.lowerBound)
    return result
  }

  /// The whole file, which must not be larger than `limit` bytes.
  package static func contents(of path: String, limit: Int) throws(FileError) -> [UInt8] {
    let file = try InputFile(path: path)
    guard file.byteCount <= limit else { throw FileError(path: path, .tooLarge(limit: limit)) }
    return try file.bytes(in: 0..<file.byteCount)
  }

  /// The checksum of a file of any size.
  static func hexDigest(of path: String) throws(FileError) -> String {
    let file = try InputFile(path: path)
    var checksum = Checksum()
    let pieceSize = 1 << 20
    for start in stride(from: 0, to: file.byteCount, by: pieceSize) {
      let piece = try file.bytes(in: start..<min(start + pieceSize, file.byteCount))
      unsafe checksum.update(piece.span.bytes)
    }
    return checksum.hexDigest
  }
}
