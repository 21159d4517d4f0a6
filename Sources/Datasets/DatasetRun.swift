import Generators
import Tokenization

/// A dataset while it is written: chunks arrive in order, are deduplicated, split and compressed.
struct DatasetRun {
  private(set) var drawn = 0
  private(set) var duplicates = 0
  private var tally = RejectionTally()
  private var seen: DuplicateFilter
  /// The files by name; those of readable text only where they were asked for.
  private var writers: [String: SplitWriter] = [:]
  private var manifestFile: OutputFile?
  private let folder: OutputFolder
  private let plan: GenerationPlan
  private let task: String
  private let distribution: JSONValue
  private let vocabulary: [String]

  /// Prepares the folder and opens the files under temporary names.
  init(
    generator: some ProblemGenerator, plan: GenerationPlan, path: String
  ) throws(DatasetError) {
    self.plan = plan
    seen = DuplicateFilter(
      expectedCount: plan.shard.size(ofTotal: plan.count), path: "\(path)/hashes.partial")
    task = type(of: generator).name
    vocabulary = generator.vocabulary.tokens
    do {
      distribution = try generator.distributionValue
    } catch {
      throw DatasetError(path: path, .badPlan(field: error.field, problem: error.problem))
    }
    guard let compressor = ZstdCompressor() else {
      throw DatasetError(path: path, .system(operation: "compress", message: "out of memory"))
    }
    let all = Split.allCases.map(\.fileName) + Split.allCases.map(\.readableFileName)
    folder = try OutputFolder(path: path, fileNames: all + [Manifest.fileName])
    do {
      for name in plan.writesReadableText ? all : Split.allCases.map(\.fileName) {
        writers[name] = try SplitWriter(path: "\(path)/\(name)", compressor: compressor)
      }
    } catch {
      discard()
      throw error
    }
  }

  /// Takes in the next chunk.
  mutating func append(_ result: Result<ExampleChunk, GenerationError>) throws(DatasetError) {
    let chunk: ExampleChunk
    switch result {
    case .success(let made): chunk = made
    case .failure(let error): throw DatasetError(path: folder.path, .generation(error))
    }
    var start = 0
    var readableStart = 0
    for line in chunk.lines {
      if try seen.insert(line.hash.value) {
        let split = plan.splitFractions.split(of: line.hash)
        try writers[split.fileName]?.append(chunk.text[start..<line.end])
        try writers[split.readableFileName]?.append(
          chunk.readableText[readableStart..<line.readableEnd])
      } else {
        duplicates += 1
      }
      start = line.end
      readableStart = line.readableEnd
    }
    drawn += chunk.lines.count
    tally.merge(chunk.tally)
  }

  /// Completes the files, gives them their names, and writes the manifest last.
  mutating func finish() throws(DatasetError) -> Manifest {
    var files: [String: Manifest.File] = [:]
    let names = writers.keys.sorted()
    for name in names { files[name] = try writers[name]?.finish() }
    for name in names { try writers[name]?.file.commit() }
    try folder.synchronize()
    let manifest = Manifest(
      calque: DatasetFormat.calqueVersion, task: task, distribution: distribution,
      seed: plan.seed, count: plan.count, shard: plan.shard, drawn: drawn, duplicates: duplicates,
      draws: tally, splitFractions: plan.splitFractions, splitHash: ProblemHash.name,
      files: files, vocabulary: vocabulary)
    let file = try manifest.write(toFolder: folder.path)
    manifestFile = file
    try file.commit()
    try folder.synchronize()
    return manifest
  }

  /// Removes everything this run has written.
  func discard() {
    manifestFile?.discard()
    for writer in writers.values { writer.file.discard() }
    folder.discard()
  }
}

/// Facts about the files that datasets consist of.
public enum DatasetFormat {
  /// The version of calque that is written into manifests.
  public static let calqueVersion = "0.1.0"
}
