import CZlib

/// Compresses blocks of bytes to independent gzip members, which together are one gzip file.
struct GzipCompressor {
  private var output: [UInt8] = []

  /// The window of 32 KiB, with the header and checksum of gzip (`deflateInit2` of zlib).
  private static var windowBits: Int32 { 15 + 16 }

  /// Compresses the block to one member and appends it to the file.
  mutating func writeMember(of block: [UInt8], to file: OutputFile) throws(DatasetError) {
    var stream = unsafe z_stream()
    guard
      unsafe deflateInit2_(
        &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, Self.windowBits, 8, Z_DEFAULT_STRATEGY,
        ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else {
      throw DatasetError(
        path: file.path, .system(operation: "compress", message: "out of memory"))
    }
    defer { unsafe deflateEnd(&stream) }
    let bound = Int(unsafe deflateBound(&stream, UInt(block.count)))
    if output.count < bound { output = [UInt8](repeating: 0, count: bound) }
    var input = block
    let size = unsafe output.withUnsafeMutableBufferPointer { target in
      unsafe input.withUnsafeMutableBufferPointer { source in
        unsafe stream.next_in = source.baseAddress
        unsafe stream.avail_in = UInt32(source.count)
        unsafe stream.next_out = target.baseAddress
        unsafe stream.avail_out = UInt32(target.count)
        return unsafe deflate(&stream, Z_FINISH) == Z_STREAM_END
          ? Int(stream.total_out) : -1
      }
    }
    guard size >= 0 else {
      throw DatasetError(path: file.path, .system(operation: "compress", message: "zlib failed"))
    }
    try file.write(output, count: size)
  }
}
