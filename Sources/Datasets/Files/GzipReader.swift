import CZlib

/// Reads a gzip file of any number of members in pieces, checking their checksums.
///
/// A class, because it owns the state of the decompression.
@safe final class GzipReader {
  private let path: String
  private let file: gzFile

  /// Opens the file.
  init(path: String) throws(DatasetError) {
    self.path = path
    guard let file = unsafe gzopen(path, "rb") else { throw .system("open", path) }
    unsafe self.file = file
    unsafe gzbuffer(file, 1 << 17)
  }

  deinit { unsafe gzclose_r(file) }

  /// Fills the front of `buffer`; returns the number of bytes, 0 at the end of the last member.
  func read(into buffer: inout [UInt8]) throws(DatasetError) -> Int {
    let count = unsafe buffer.withUnsafeMutableBytes {
      unsafe gzread(file, $0.baseAddress, UInt32($0.count))
    }
    var code: Int32 = 0
    let message = unsafe gzerror(file, &code).map { unsafe String(cString: $0) } ?? ""
    // The library reads the data before a premature end first and reports it afterwards.
    if code == Z_BUF_ERROR, count == 0 { throw DatasetError(path: path, .truncated) }
    if code == Z_ERRNO { throw .system("read", path) }
    guard count >= 0 else { throw DatasetError(path: path, .corrupt(message)) }
    return Int(count)
  }
}
