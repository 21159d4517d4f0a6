/// The files of a dataset while they are written: deduplicated, split by hash, compressed.
struct DatasetFiles {
  /// How many lines were dropped because an earlier one has the same source.
  private(set) var duplicates = 0
  let path: String
  private let splitFractions: SplitFractions
  private let keepsDuplicates: Bool
  private var seen: DuplicateFilter
  /// The files by name; those of readable text only where they were asked for.
  private var writers: [String: SplitWriter] = [:]
  private var manifestFile: OutputFile?
  private let folder: OutputFolder

  /// Prepares the folder and opens the files under temporary names.
  ///
  /// `expectedCount` is the number of lines to come; more of them only make the search for duplicates slower.
  init(
    path: String, expectedCount: Int, splitFractions: SplitFractions, writesReadableText: Bool,
    keepsDuplicates: Bool = false
  ) throws(DatasetError) {
    self.path = path
    self.splitFractions = splitFractions
    self.keepsDuplicates = keepsDuplicates
    let hashFile = "hashes"
    seen = DuplicateFilter(
      expectedCount: expectedCount, path: "\(path)/\(hashFile)\(OutputFile.partialSuffix)")
    guard let compressor = ZstdCompressor() else {
      throw DatasetError(path: path, .system(operation: "compress", message: "out of memory"))
    }
    let tokens = Split.allCases.map(\.fileName)
    let readable = Split.allCases.map(\.readableFileName)
    folder = try OutputFolder(
      path: path, fileNames: tokens + readable, lastFileName: Manifest.fileName,
      temporaryFileNames: [hashFile])
    do {
      for name in writesReadableText ? tokens + readable : tokens {
        writers[name] = try SplitWriter(path: "\(path)/\(name)", compressor: compressor)
      }
    } catch {
      discard()
      throw error
    }
  }

  /// Takes in a line, which ends with a newline, and the same as readable text, which may be empty.
  mutating func append(
    _ line: ArraySlice<UInt8>, hash: ProblemHash, readable: ArraySlice<UInt8> = []
  ) throws(DatasetError) {
    let split = splitFractions.split(of: hash)
    if !(keepsDuplicates && split.mayRepeat) {
      guard try seen.insert(hash.value) else {
        duplicates += 1
        return
      }
    }
    try writers[split.fileName]?.append(line)
    try writers[split.readableFileName]?.append(readable)
  }

  /// Completes the files, gives them their names, and the manifest last.
  mutating func finish(
    _ makeManifest: (_ files: [String: Manifest.File]) -> Manifest
  ) throws(DatasetError) -> Manifest {
    var files: [String: Manifest.File] = [:]
    let names = writers.keys.sorted()
    for name in names { files[name] = try writers[name]?.finish() }
    let manifest = makeManifest(files)
    // From here on the unnamed manifest tells a later run that whatever has its name is unfinished.
    let file = try manifest.write(toFolder: folder.path)
    manifestFile = file
    for name in names { try writers[name]?.file.commit() }
    try folder.synchronize()
    try file.commit()
    try folder.synchronize()
    return manifest
  }

  /// Removes everything that has been written.
  func discard() {
    manifestFile?.discard()
    for writer in writers.values { writer.file.discard() }
    folder.discard()
  }
}
