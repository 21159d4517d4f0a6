import Files
import Glibc

/// A file that is written under a temporary name and gets its own only when it is complete.
///
/// A class, because it owns a file descriptor. A reader never meets a half-written file: until
/// ``commit()`` only `NAME.partial` exists.
final class OutputFile {
  /// The name of the finished file.
  let path: String
  private(set) var byteCount = 0
  private var checksum = SHA256()
  private var descriptor: Int32
  /// Whether the file has its name.
  private var isCommitted = false

  /// The suffix of temporary names.
  static let partialSuffix = ".partial"

  private var partialPath: String { path + Self.partialSuffix }

  /// Creates the file under its temporary name.
  init(path: String) throws(DatasetError) {
    self.path = path
    descriptor = unsafe open(
      path + Self.partialSuffix, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .system("create", path) }
  }

  deinit {
    if descriptor >= 0 { _ = close(descriptor) }
  }

  /// The SHA-256 of what was written.
  var hexDigest: String { checksum.hexDigest }

  /// Appends the first `count` bytes.
  func write(_ bytes: [UInt8], count: Int) throws(DatasetError) {
    var written = 0
    while written < count {
      let result = unsafe bytes.span.extracting(written..<count).withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if result < 0, errno == EINTR { continue }
      guard result > 0 else { throw .system("write", path) }
      written += result
    }
    byteCount += count
    checksum.update(bytes.span.extracting(..<count))
  }

  /// Waits until the bytes are on the disk, then gives the file its own name.
  func commit() throws(DatasetError) {
    guard fsync(descriptor) == 0 else { throw .system("write", path) }
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0 else { throw .system("write", path) }
    guard unsafe rename(partialPath, path) == 0 else { throw .system("rename", partialPath) }
    isCommitted = true
  }

  /// Removes what was written, under whichever name it is; what was there before a commit stays.
  func discard() {
    _ = unsafe unlink(isCommitted ? path : partialPath)
  }
}

extension DatasetError {
  /// The error of the last failed system call.
  static func system(_ operation: String, _ path: String) -> DatasetError {
    DatasetError(
      path: path, .system(operation: operation, message: SystemError.text(of: errno)))
  }
}
