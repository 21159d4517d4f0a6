import Datasets
import Evaluation
import Synchronization
import Training
import Transformer

/// `calque evaluate`: measures models on held-out problems by verifying their answers.
struct EvaluateCommand: Command {
  static let name = "evaluate"
  static let summary = "measure models by verifying their answers to held-out problems"
  static let discussion = """
    Every hypothesis is parsed and checked; a problem counts as solved if one of
    them is verified, whatever the reference answer is. Shares come with their
    95 % intervals (Wilson). The share of answers that match the reference token
    for token is shown beside them, and how far the model's scores tell which
    answers are right.

    --on names a dataset, or a task (TASK or TASK/DISTRIBUTION) whose problems are
    then drawn, only those that the hash keeps for the test, so that no dataset
    with the same share was trained on them. With several models or sets the
    accuracies are shown as a matrix. With --lengths, a task of arithmetic is asked
    for operands of these lengths, all of whose problems count as held out.

    --examples writes a JSON object for every problem, with all hypotheses, as
    soon as it is done. --plot needs the program gnuplot.
    """
  static let examples = [
    "calque evaluate runs/bwd --count 2k --beam 10",
    "calque evaluate runs/bwd/model --on data/bwd --split valid --json",
    "calque evaluate runs/bwd --task integration-forward --count 1k --seed 5",
    "calque evaluate runs/fwd runs/bwd --on data/fwd --on data/bwd",
    "calque evaluate runs/add --on addition --lengths 5...20 --plot lengths.svg",
  ]

  var model = ""
  var otherModels: [String] = []
  var on: [String] = []
  var task: String?
  var distribution: String?
  var lengths: LengthGrid?
  var split = SplitName.test
  var count: Count?
  var heldOut = SplitFractions().test
  var seed: UInt64 = 0
  var search = SearchChoice()
  var workers: Int?
  var ignoresGrammar = false
  var examples: String?
  var plot: String?
  var json = false

  /// A part of a dataset.
  enum SplitName: String, CaseIterable, ArgumentValue {
    case train, valid, test

    var split: Split {
      switch self {
      case .train: .train
      case .valid: .valid
      case .test: .test
      }
    }
  }

  static var parameters: [Parameter<Self>] {
    [
      .argument("MODEL", \.model, "the folder of a run or of a model, or integration"),
      .arguments("MODEL", \.otherModels, "further ones"),
      .options(
        "on", "DATA", \.on, "a dataset, or a task to draw from (default: what runs learned from)"),
      .option("task", "TASK", \.task, "a task to draw problems from"),
      .option(
        "distribution", "NAME|FILE", \.distribution,
        "its distribution (default: the first preset)"),
      .option("lengths", "GRID", \.lengths, "draw operands of these lengths, such as 5...20"),
      .option("split", "NAME", \.split, "the part of a dataset: train, valid or test"),
      .option(
        "count", "N", \.count,
        "the number of problems of each set (default: all of a dataset, 1000 drawn)"),
      .option(
        "held-out", "SHARE", \.heldOut, "the share of a task's problems to draw among; 1 for all"),
      .option("seed", "S", \.seed, "the seed of all draws"),
    ] + SearchChoice.parameters(\.search) + [
      .option("workers", "K", \.workers, "the number of threads (default: one for each core)"),
      .flag("no-grammar", \.ignoresGrammar, "allow hypotheses that do not parse"),
      .option("examples", "FILE", \.examples, "write every problem with its hypotheses"),
      .option("plot", "FILE", \.plot, "draw the results as FILE.png or FILE.svg"),
      .flag("json", \.json, "print a JSON object for each model and set instead of tables"),
    ]
  }

  func run(on console: Console) async throws -> CommandStatus {
    let plotter = try plot.map { try EvaluationPlot(path: $0, environment: console.environment) }
    if let workers, !(1...1024).contains(workers) {
      throw UsageError(.other("--workers takes a number from 1 to 1024"), command: Self.name)
    }
    var options = EvaluationOptions()
    options.search = search.options
    options.sampling = try search.sampling(seed: seed)
    options.usesGrammar = !ignoresGrammar

    let choices = try setChoices()
    let models = try ([model] + otherModels).map { path in
      (path: path, folder: try ModelChoice(path: path).folder)
    }
    let sets = try choices.map { try $0.read(workers: threads, on: console) }
    for model in models {
      for set in sets { try Evaluation.check(model.folder, on: set, options: options) }
    }
    let file = try examples.map { try ExampleFile(path: $0) }
    var reports: [[EvaluateReport]] = []
    for model in models {
      var row: [EvaluateReport] = []
      for set in sets {
        let report = EvaluateReport(
          model: model.path, set: set,
          report: try evaluate(model.folder, model.path, set, options, file, on: console))
        if json { console.print(report.json.description) }
        row.append(report)
      }
      reports.append(row)
    }
    try file?.finish()
    try plotter?.draw(reports)
    if !json { EvaluationMatrix.lines(of: reports).forEach(console.print) }
    return .success
  }

  private var threads: Int { workers ?? ProcessorCount.available }

  /// Evaluates one model on one set, with its progress.
  private func evaluate(
    _ model: ModelFolder, _ path: String, _ set: EvaluationSet, _ options: EvaluationOptions,
    _ file: ExampleFile?, on console: Console
  ) throws -> EvaluationReport {
    let bar = ProgressBar(console: console)
    defer { bar.remove() }
    let place = otherModels.isEmpty && on.count < 2 ? "" : " · \(path) on \(set.name)"
    let examples = file.map { file in
      { @Sendable (example: EvaluatedExample) in file.write(example, model: path, set: set.name) }
    }
    return try Evaluation.evaluate(
      model, on: set, options: options, workers: threads, examples: examples
    ) { progress in
      bar.update { elapsed in
        .counting(
          "problems", completed: progress.done, total: progress.total, elapsed: elapsed,
          detail: "\(EvaluateReport.percent(progress.verified)) verified\(place)")
      }
    }
  }

  /// What to evaluate on: what was named, else what the runs were trained on.
  private func setChoices() throws -> [EvaluationSetChoice] {
    if distribution != nil && task == nil {
      throw UsageError(.other("--distribution needs --task"), command: Self.name)
    }
    var names = on
    if let task { names.append(task + (distribution.map { "/\($0)" } ?? "")) }
    if names.isEmpty { names = try ([model] + otherModels).map { try Self.dataPath(of: $0) } }
    var seen: Set<String> = []
    return try names.filter { seen.insert($0).inserted }.flatMap { name in
      try EvaluationSetChoice.choices(
        name, lengths: lengths,
        limits: EvaluationSetChoice.Limits(
          split: split.split, count: count?.value, heldOut: heldOut, seed: seed))
    }
  }

  private static func dataPath(of model: String) throws -> String {
    guard let recipe = try? TrainingRecipe.read(RunFolder(model).recipePath), !recipe.data.isEmpty
    else {
      throw UsageError(
        .other("'\(model)' does not say what it was trained on; give --on DATA"),
        command: Self.name)
    }
    return recipe.data
  }
}
