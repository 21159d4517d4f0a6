import CZstd

/// Compresses blocks of bytes to independent zstd frames with checksums.
///
/// A class, because it owns the compression context. The bytes depend on the input and on the version
/// of the zstd library alone.
@safe final class ZstdCompressor {
  private let context: OpaquePointer
  private var output: [UInt8] = []

  /// The level of compression; higher ones cost several times as much for a few per cent.
  private static let level: Int32 = 3

  /// Creates the context; nil where memory is exhausted.
  init?() {
    guard let context = unsafe ZSTD_createCCtx() else { return nil }
    unsafe self.context = context
    unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, Self.level)
    unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
  }

  deinit { unsafe ZSTD_freeCCtx(context) }

  /// Compresses the block to one frame and appends it to the file.
  func writeFrame(of block: [UInt8], to file: OutputFile) throws(DatasetError) {
    let bound = ZSTD_compressBound(block.count)
    if output.count < bound { output = [UInt8](repeating: 0, count: bound) }
    let size = unsafe output.withUnsafeMutableBytes { target in
      unsafe block.withUnsafeBytes { source in
        unsafe ZSTD_compress2(
          context, target.baseAddress, target.count, source.baseAddress, source.count)
      }
    }
    guard ZSTD_isError(size) == 0 else {
      throw DatasetError(
        path: file.path, .system(operation: "compress", message: zstdErrorName(size)))
    }
    try file.write(output, count: size)
  }
}

/// The words of the zstd library for an error code.
func zstdErrorName(_ code: Int) -> String {
  unsafe ZSTD_getErrorName(code).map { unsafe String(cString: $0) } ?? "error \(code)"
}
