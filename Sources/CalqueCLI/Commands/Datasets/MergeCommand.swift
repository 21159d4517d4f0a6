import Datasets

/// `calque merge`: makes one dataset of shards.
struct MergeCommand: Command {
  static let name = "merge"
  static let summary = "make one dataset of shards"
  static let discussion = """
    The parts must agree in task, distribution, vocabulary and splits. Each split
    keeps its lines in the order of the parts; of examples with the same source the
    first stays. Memory does not depend on the number of examples.
    """
  static let examples = ["calque merge data/bwd-1 data/bwd-2 data/bwd-3 --out data/bwd"]

  var parts: [String] = []
  var output: String?
  var json = false

  static var parameters: [Parameter<Self>] {
    [
      .arguments("DIR", \.parts, "the folders of the parts"),
      .option("out", "DIR", \.output, "the folder to make"),
      .flag("json", \.json, "print a JSON object instead of a table"),
    ]
  }

  func run(on console: Console) throws -> CommandStatus {
    guard !parts.isEmpty else {
      throw UsageError(.missingArgument("DIR"), command: Self.name)
    }
    guard let output else {
      throw UsageError(.other("--out DIR is needed"), command: Self.name)
    }
    let start = ProgressBar.monotonicSeconds()
    let manifest = try ProgressBar.counting("lines", on: console) { progress in
      try DatasetMerger.merge(parts, to: output, progress: progress)
    }
    let report = GenerateReport(
      folder: output, manifest: manifest, seconds: ProgressBar.monotonicSeconds() - start)
    for line in json ? [report.json.description] : report.lines { console.print(line) }
    return .success
  }
}

extension ProgressBar {
  /// Runs work that tells how many of how many things are done, under a bar that is gone afterwards.
  static func counting<Result>(
    _ things: String, on console: Console,
    _ work: (_ progress: (_ done: Int, _ total: Int) -> Void) throws -> Result
  ) rethrows -> Result {
    let bar = ProgressBar(console: console)
    defer { bar.remove() }
    return try work { done, total in
      bar.update { elapsed in
        .counting(things, completed: done, total: total, elapsed: elapsed)
      }
    }
  }
}
