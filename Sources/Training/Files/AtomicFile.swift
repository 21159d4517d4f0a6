import Glibc

/// A file that is written under a temporary name and gets its own only when it is whole and on the disk.
///
/// A class because it owns a file descriptor. A reader never meets a half-written file: until ``commit()`` the old
/// content stays, and without it (an error, an early exit of the function) the temporary file is removed.
public final class AtomicFile {
  /// The suffix of temporary names, in the same folder.
  static let partialSuffix = ".partial"

  /// The name of the finished file.
  public let path: String
  private var descriptor: Int32
  private var checksum = Checksum()

  private var partialPath: String { path + Self.partialSuffix }

  /// Creates the temporary file.
  public init(path: String) throws(FileError) {
    self.path = path
    descriptor = unsafe open(
      path + Self.partialSuffix, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .system("create", path) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    _ = close(descriptor)
    _ = unsafe unlink(partialPath)
  }

  /// Writes a whole file and returns its checksum.
  @discardableResult
  package static func write(_ bytes: [UInt8], to path: String) throws(FileError) -> String {
    let file = try AtomicFile(path: path)
    try unsafe file.write(bytes.span.bytes)
    return try file.commit()
  }

  /// Appends bytes.
  public func write(_ bytes: RawSpan) throws(FileError) {
    try descriptor.writeAll(bytes, to: path)
    checksum.update(bytes)
  }

  /// Waits until the bytes are on the disk, then gives the file its own name; returns the checksum of the bytes.
  @discardableResult
  public func commit() throws(FileError) -> String {
    guard fsync(descriptor) == 0 else { throw .system("write", path) }
    guard unsafe rename(partialPath, path) == 0 else { throw .system("rename", partialPath) }
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0 else { throw .system("write", path) }
    try Folder.synchronize(Folder.parent(of: path))
    return checksum.hexDigest
  }
}

extension Int32 {
  /// Writes all bytes to this file descriptor.
  func writeAll(_ bytes: RawSpan, to path: String) throws(FileError) {
    var written = 0
    while written < bytes.byteCount {
      let rest = bytes.extracting(written..<bytes.byteCount)
      let count = unsafe rest.withUnsafeBytes { unsafe write(self, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .system("write", path) }
      written += count
    }
  }
}
