import Datasets
import Generators
import Glibc

/// `calque generate`: makes a dataset.
struct GenerateCommand: Command {
  static let name = "generate"
  static let summary = "make a dataset of exact problems, split and deduplicated"
  static let discussion = """
    Example i of a seed is the same on every machine and for any number of
    workers. The hash of a problem decides whether it is for training, validation
    or test, so that parts made elsewhere never overlap with these splits. The
    folder is a dataset only when everything has been written.

    Under a scheduler (Slurm, MPI, indexed jobs), --shard auto makes the part of
    this process; --out should then contain something that differs, such as
    data/bwd-$SLURM_PROCID.

    --lengths makes test sets of arithmetic by length: for each pair of lengths a
    folder such as DIR/35x3, with all problems in its test split and none that the
    distribution's fixed training set has. --count is then that of each.
    """
  static let examples = [
    "calque generate integration-backward --count 1M --seed 7 --out data/bwd",
    "calque generate integration-backward --count 1M --shard 3/8 --out data/bwd-3",
    "calque generate addition --lengths 5...20 --count 1k --out data/add-by-length",
  ]

  var task = ""
  var count: Count = 10_000
  var seed: UInt64 = 0
  var output: String?
  var distribution: String?
  var workers: Int?
  var shard = ShardChoice.automatic(count: nil)
  var shares = SplitShares()
  var lengths: LengthGrid?
  var keepDuplicates = false
  var infix = false
  var json = false

  static var parameters: [Parameter<Self>] {
    [
      .argument("TASK", \.task, "the kind of problem; 'calque tasks' lists them"),
      .option("count", "N", \.count, "the number of examples to draw, all shards together"),
      .option("seed", "S", \.seed, "the seed of all random choices"),
      .option("out", "DIR", \.output, "the folder to make (default: data/TASK)"),
      .option(
        "distribution", "NAME|FILE", \.distribution,
        "a preset of the task, or a JSON5 file (default: the first preset)"),
      .option("workers", "K", \.workers, "the number of threads (default: one for each core)"),
      .option("shard", "k/n", \.shard, "the part to make: k of n, or auto"),
    ] + SplitShares.parameters(\.shares) + [
      .option("lengths", "GRID", \.lengths, "test sets for operands of these lengths"),
      .flag(
        "keep-duplicates", \.keepDuplicates,
        "keep repeated problems in the training split"),
      .flag("infix", \.infix, "write the problems also in infix, in files of their own"),
      .flag("json", \.json, "print a JSON object instead of a table"),
    ]
  }

  func run(on console: Console) async throws -> CommandStatus {
    let generator = try TaskChoice(try Catalog.task(named: task), distribution: distribution)
      .generator
    let (part, source) = try shard.resolved(environment: console.environment)
    if let source {
      console.printError(
        "calque: part \(part.index + 1) of \(part.count), by \(source) (--shard 1/1 makes all)")
    }
    var plan = GenerationPlan(
      count: count.value, seed: seed, shard: part,
      splitFractions: shares.fractions,
      writesReadableText: infix,
      keepsDuplicates: keepDuplicates, workers: workers ?? ProcessorCount.available)
    let folder = output ?? "data/\(task)"
    guard let lengths else {
      try await make(generator, plan, in: folder, on: console)
      return .success
    }
    guard shares.givenOption == nil else {
      throw UsageError(
        .other("--lengths makes test sets alone; leave --validation and --test out"),
        command: Self.name)
    }
    plan.splitFractions = SplitFractions(valid: 0, test: 1)
    for cell in lengths.cells {
      guard let narrowed = try generator.restricted(first: cell.first, second: cell.second) else {
        throw UsageError(
          .other("'\(task)' has no operands whose lengths can be chosen"), command: Self.name)
      }
      try await make(narrowed, plan, in: "\(folder)/\(cell.first)x\(cell.second)", on: console)
    }
    return .success
  }

  /// Makes one dataset and says what it is.
  private func make(
    _ generator: any ProblemGenerator, _ plan: GenerationPlan, in folder: String,
    on console: Console
  ) async throws {
    let start = ProgressBar.monotonicSeconds()
    let manifest = try await Self.write(generator, plan: plan, to: folder, console: console)
    let report = GenerateReport(
      folder: folder, manifest: manifest, seconds: ProgressBar.monotonicSeconds() - start)
    for line in json ? [report.json.description] : report.lines { console.print(line) }
  }

  private static func write(
    _ generator: any ProblemGenerator, plan: GenerationPlan, to folder: String, console: Console
  ) async throws -> Manifest {
    let bar = ProgressBar(console: console)
    // An error message should not stand behind half a bar.
    defer { bar.remove() }
    func line(_ progress: GenerationProgress, elapsed: Double) -> ProgressLine {
      .counting(
        "examples", completed: progress.drawn, total: progress.total, elapsed: elapsed,
        detail: "\(progress.duplicates) duplicates")
    }
    return try await DatasetWriter.write(generator, plan: plan, to: folder) { progress in
      bar.update { line(progress, elapsed: $0) }
      if progress.drawn == progress.total { bar.finish { line(progress, elapsed: $0) } }
    }
  }
}
