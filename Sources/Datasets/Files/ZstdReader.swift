import CZstd

/// Reads a zstd file of any number of frames in pieces, checking the frames' checksums.
///
/// A class, because it owns the decompression context. Memory stays bounded whatever the file says:
/// the library refuses windows above 128 MiB.
@safe final class ZstdReader {
  private let file: InputFile
  private let context: OpaquePointer
  private var input = [UInt8](repeating: 0, count: 1 << 17)
  private var available = 0
  private var consumed = 0
  private var isWithinFrame = false
  /// Whether the last buffer was filled, so that the context may hold more without further input.
  private var mayHoldMore = false

  /// Opens the file.
  init(path: String) throws(DatasetError) {
    file = try InputFile(path: path)
    guard let context = unsafe ZSTD_createDCtx() else {
      throw DatasetError(path: path, .system(operation: "read", message: "out of memory"))
    }
    unsafe self.context = context
  }

  deinit { unsafe ZSTD_freeDCtx(context) }

  /// Fills the front of `buffer`; returns the number of bytes, 0 at the end of the last frame.
  func read(into buffer: inout [UInt8]) throws(DatasetError) -> Int {
    while true {
      if consumed == available, !mayHoldMore {
        available = try file.read(into: &input)
        consumed = 0
        if available == 0 {
          guard !isWithinFrame else { throw DatasetError(path: file.path, .truncated) }
          return 0
        }
      }
      let produced = try decompress(into: &buffer)
      if produced > 0 { return produced }
    }
  }

  private func decompress(into buffer: inout [UInt8]) throws(DatasetError) -> Int {
    var produced = 0
    let result = unsafe buffer.withUnsafeMutableBytes { target in
      unsafe input.withUnsafeBytes { source in
        var output = unsafe ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
        var part = unsafe ZSTD_inBuffer(src: source.baseAddress, size: available, pos: consumed)
        let result = unsafe ZSTD_decompressStream(context, &output, &part)
        consumed = unsafe part.pos
        produced = unsafe output.pos
        return result
      }
    }
    guard ZSTD_isError(result) == 0 else {
      throw DatasetError(path: file.path, .corrupt(zstdErrorName(result)))
    }
    isWithinFrame = result != 0
    mayHoldMore = isWithinFrame && produced == buffer.count
    return produced
  }
}
