import Accelerator
import Datasets
import Evaluation
import Tensors
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

    --data names datasets, --task tasks (TASK or TASK/DISTRIBUTION) whose problems
    are drawn now, only those that the hash keeps for the test, so that no dataset
    with the same share had them for training. Without either, a run is asked about
    what it was trained on, held out, and a model about the tasks that it names.
    With several models or sets the accuracies are shown as a matrix. --lengths asks
    for operands of these lengths, of the tasks or of the datasets' own
    distributions; all such problems count as held out but those of a training set
    that the distribution keeps fixed.

    --examples writes a JSON object for every problem, with all hypotheses, as
    soon as it is done. --plot needs the program gnuplot.
    """
  static let examples = [
    "calque evaluate runs/bwd --count 2k --beam 10",
    "calque evaluate runs/bwd/model --data data/bwd --split valid --json",
    "calque evaluate runs/bwd --task integration-forward/released --seed 5",
    "calque evaluate runs/fwd runs/bwd --data data/fwd --data data/bwd",
    "calque evaluate runs/add --lengths 5...20 --plot lengths.svg",
    "calque evaluate arithmetic --count 5k --held-out 0.05",
  ]

  var model = ""
  var otherModels: [String] = []
  var data: [String] = []
  var tasks: [String] = []
  var distribution: String?
  var lengths: LengthGrid?
  var split: SplitName?
  var count: Count?
  var heldOut: Double?
  var draws: Count?
  var seed: UInt64 = 0
  var search = SearchChoice()
  var workers: Int?
  var device = DeviceName()
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
      .argument("MODEL", \.model, ModelChoice.help),
      .arguments("MODEL", \.otherModels, "further ones"),
      .options(
        "data", "DIR", \.data, "a dataset (default: what the models were trained on)"),
      .options("task", "TASK", \.tasks, "a task to draw problems from"),
      .option(
        "distribution", "NAME|FILE", \.distribution,
        "that of tasks named without one (default: the first preset)"),
      .option("lengths", "GRID", \.lengths, "draw operands of these lengths, such as 5...20"),
      .option(
        "split", "NAME", \.split,
        "the part of a dataset: train, valid or test (default: test)"),
      .option(
        "count", "N", \.count,
        "the number of problems of each set (default: all of a dataset, 1000 drawn)"),
      .option(
        "held-out", "SHARE", \.heldOut,
        "the share of a task's problems to draw among (default: 0.01, 1 with --lengths)"),
      .option(
        "draws", "N", \.draws,
        "the most examples to draw to find them (default: four times what is expected)"),
      .option("seed", "S", \.seed, "the seed of all draws"),
    ] + SearchChoice.parameters(\.search) + [
      .option("workers", "K", \.workers, "the number of threads (default: one for each core)"),
      .option(
        "device", "NAME", \.device,
        "search on cpu (this program's own engine), cuda, xla-cpu or the plugin at a path"),
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
    if let count, count.value < 1 {
      throw UsageError(.other("--count must be at least 1"), command: Self.name)
    }
    var options = EvaluationOptions()
    options.search = try search.options(command: Self.name)
    options.sampling = try search.sampling(seed: seed, command: Self.name)
    options.usesGrammar = !ignoresGrammar

    let choices = try setChoices()
    let models = try ([model] + otherModels).map { path in
      (path: path, folder: try ModelChoice(path: path).folder)
    }
    warnOfTrainedProblems(choices, on: console)
    for choice in choices {
      let task = try choice.task()
      for model in models { try Evaluation.check(model.folder, for: task, options: options) }
    }
    if device.plugin != nil, search.quantization != .none {
      throw UsageError(
        .other(
          "--quantization \(search.quantization.rawValue) is for cpu alone; leave --device out"),
        command: Self.name)
    }
    let opened = try device.plugin.map { try DeviceChoice($0, on: console) }
    let sets = try choices.map { try $0.read(workers: threads, on: console) }
    let file = try examples.map { try ExampleFile(path: $0) }
    var reports: [[EvaluateReport]] = []
    for model in models {
      let makeDecoder = try opened?.decoderMaker(for: model.folder)
      var row: [EvaluateReport] = []
      for set in sets {
        let report = EvaluateReport(
          model: model.path, set: set,
          report: try evaluate(
            model.folder, model.path, set, options, makeDecoder, file, on: console))
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
    _ makeDecoder: DecoderMaker?, _ file: ExampleFile?, on console: Console
  ) throws -> EvaluationReport {
    let bar = ProgressBar(console: console)
    defer { bar.remove() }
    let place =
      otherModels.isEmpty && data.count + tasks.count < 2 ? "" : " · \(path) on \(set.name)"
    let examples = file.map { file in
      { @Sendable (example: EvaluatedExample) in file.write(example, model: path, set: set.name) }
    }
    return try Evaluation.evaluate(
      model, on: set, options: options, workers: threads, makeDecoder: makeDecoder,
      progress: { progress in
        bar.update { elapsed in
          .counting(
            "problems", completed: progress.done, total: progress.total, elapsed: elapsed,
            detail: "\(EvaluateReport.percent(progress.verified)) verified\(place)")
        }
      }, examples: examples)
  }
}
