/// A text file that is written in blocks: compressed where its name ends in `.zst` or `.gz`, else plain.
struct TextOutput {
  let file: OutputFile
  private var block: [UInt8] = []
  private var encoding: Encoding
  private var isEmpty = true

  private enum Encoding {
    case plain
    case zstd(ZstdCompressor)
    case gzip(GzipCompressor)
  }

  private static var blockSize: Int { 1 << 20 }

  /// Creates the file under its temporary name.
  init(path: String) throws(DatasetError) {
    if path.hasSuffix(".zst") {
      guard let compressor = ZstdCompressor() else {
        throw DatasetError(path: path, .system(operation: "compress", message: "out of memory"))
      }
      encoding = .zstd(compressor)
    } else {
      encoding = path.hasSuffix(".gz") ? .gzip(GzipCompressor()) : .plain
    }
    file = try OutputFile(path: path)
  }

  /// Appends bytes.
  mutating func append(_ bytes: some Sequence<UInt8>) throws(DatasetError) {
    block.append(contentsOf: bytes)
    if block.count >= Self.blockSize { try flush() }
  }

  /// Writes what is left and gives the file its name.
  mutating func commit() throws(DatasetError) {
    if !block.isEmpty || isEmpty { try flush() }
    try file.commit()
  }

  private mutating func flush() throws(DatasetError) {
    switch encoding {
    case .plain: try file.write(block, count: block.count)
    case .zstd(let compressor): try compressor.writeFrame(of: block, to: file)
    case .gzip(var compressor):
      try compressor.writeMember(of: block, to: file)
      encoding = .gzip(compressor)
    }
    isEmpty = false
    block.removeAll(keepingCapacity: true)
  }
}
