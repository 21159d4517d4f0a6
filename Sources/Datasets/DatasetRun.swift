import Generators
import JSON5
import Tokenization

/// A dataset while it is generated: chunks arrive in order, their examples go to files.
struct DatasetRun {
  private(set) var drawn = 0
  private var tally = RejectionTally()
  private var files: DatasetFiles
  private let plan: GenerationPlan
  private let task: String
  private let distribution: JSONValue
  private let vocabulary: [String]

  /// Prepares the folder and opens the files under temporary names.
  init(
    generator: some ProblemGenerator, plan: GenerationPlan, path: String
  ) throws(DatasetError) {
    self.plan = plan
    task = type(of: generator).name
    vocabulary = generator.vocabulary.tokens
    do {
      distribution = try generator.distributionValue
    } catch {
      throw DatasetError(path: path, .badPlan(field: error.field, problem: error.problem))
    }
    files = try DatasetFiles(
      path: path, expectedCount: plan.shard.size(ofTotal: plan.count),
      splitFractions: plan.splitFractions, writesReadableText: plan.writesReadableText,
      keepsDuplicates: plan.keepsDuplicates)
  }

  /// How many examples were dropped because an earlier one has the same source.
  var duplicates: Int { files.duplicates }

  /// Takes in the next chunk.
  mutating func append(_ result: Result<ExampleChunk, GenerationError>) throws(DatasetError) {
    let chunk: ExampleChunk
    switch result {
    case .success(let made): chunk = made
    case .failure(let error): throw DatasetError(path: files.path, .generation(error))
    }
    var start = 0
    var readableStart = 0
    for line in chunk.lines {
      try files.append(
        chunk.text[start..<line.end], hash: line.hash,
        readable: chunk.readableText[readableStart..<line.readableEnd])
      start = line.end
      readableStart = line.readableEnd
    }
    drawn += chunk.lines.count
    tally.merge(chunk.tally)
    if RejectionLimit.isPassed(by: tally) {
      throw DatasetError(path: files.path, .rejections(task: task, tally))
    }
  }

  /// Completes the files, gives them their names, and writes the manifest last.
  mutating func finish() throws(DatasetError) -> Manifest {
    let run = self
    return try files.finish { written in
      Manifest(
        calque: DatasetFormat.calqueVersion, task: run.task, distribution: run.distribution,
        seed: run.plan.seed, count: run.plan.count, shard: run.plan.shard, drawn: run.drawn,
        duplicates: run.duplicates, draws: run.tally, splitFractions: run.plan.splitFractions,
        splitHash: ProblemHash.name, files: written, vocabulary: run.vocabulary,
        keepsDuplicates: run.plan.keepsDuplicates ? true : nil)
    }
  }

  /// Removes everything this run has written.
  func discard() { files.discard() }
}

/// When a distribution rejects so much that its generation is given up.
///
/// The counts are those of whole chunks in order, so the decision does not depend on the workers.
enum RejectionLimit {
  /// Draws before which nothing is decided: at the limit, about a hundred of them would be accepted.
  static let minimumDraws = 100_000

  /// Whether more than 99.9 % of enough draws were rejected.
  static func isPassed(by tally: RejectionTally) -> Bool {
    tally.drawn >= minimumDraws && tally.accepted * 1000 < tally.drawn
  }
}

/// Facts about the files that datasets consist of.
public enum DatasetFormat {
  /// The version of calque that is written into manifests.
  public static let calqueVersion = "0.1.0"
}
