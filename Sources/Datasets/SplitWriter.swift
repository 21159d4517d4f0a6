/// Writes the lines of one split to a compressed file.
struct SplitWriter {
  let file: OutputFile
  private let compressor: ZstdCompressor
  private var block: [UInt8] = []
  private var exampleCount = 0
  private var textByteCount = 0

  /// A frame ends with the line that fills it up to this many bytes of text.
  ///
  /// Frames are independent, so that damage is found near its place and the bytes never depend on how
  /// the work was divided.
  private static var blockSize: Int { 1 << 20 }

  /// Creates the file under its temporary name.
  init(path: String, compressor: ZstdCompressor) throws(DatasetError) {
    file = try OutputFile(path: path)
    self.compressor = compressor
  }

  /// Appends a line, which ends with a newline.
  mutating func append(_ line: ArraySlice<UInt8>) throws(DatasetError) {
    block.append(contentsOf: line)
    exampleCount += 1
    if block.count >= Self.blockSize { try flush() }
  }

  /// Writes what is left; an empty file still has one empty frame, so that it is valid zstd.
  mutating func finish() throws(DatasetError) -> Manifest.File {
    if !block.isEmpty || textByteCount == 0 { try flush() }
    return Manifest.File(
      examples: exampleCount, bytes: file.byteCount, textBytes: textByteCount,
      sha256: file.hexDigest)
  }

  private mutating func flush() throws(DatasetError) {
    try compressor.writeFrame(of: block, to: file)
    textByteCount += block.count
    block.removeAll(keepingCapacity: true)
  }
}
