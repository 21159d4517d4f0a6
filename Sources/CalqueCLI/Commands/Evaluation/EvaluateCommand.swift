import Datasets
import Evaluation
import Training
import Transformer

/// `calque evaluate`: measures a model on held-out problems by verifying its answers.
struct EvaluateCommand: Command {
  static let name = "evaluate"
  static let summary = "measure a model by verifying its answers to held-out problems"
  static let discussion = """
    Every hypothesis is parsed and checked; a problem counts as solved if one of
    them is verified, whatever the reference answer is. Shares come with their
    95 % intervals (Wilson). The share of answers that match the reference token
    for token is shown beside them.
    """
  static let examples = [
    "calque evaluate runs/bwd --count 2k --beam 10",
    "calque evaluate runs/bwd/model --data data/bwd --split valid --json",
  ]

  var model = ""
  var data: String?
  var split = SplitName.test
  var count: Count?
  var beam = BeamWidth()
  var workers: Int?
  var ignoresGrammar = false
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
      .argument("MODEL", \.model, "the folder of a run or of a model"),
      .option("data", "DIR", \.data, "the dataset (default: the one the run was trained on)"),
      .option("split", "NAME", \.split, "the part of the dataset: train, valid or test"),
      .option("count", "N", \.count, "the number of problems, from the front (default: all)"),
      .option("beam", "N", \.beam, "the number of hypotheses kept in the search"),
      .option("workers", "K", \.workers, "the number of threads (default: one for each core)"),
      .flag("no-grammar", \.ignoresGrammar, "allow hypotheses that do not parse"),
      .flag("json", \.json, "print a JSON object instead of tables"),
    ]
  }

  func run(on console: Console) async throws -> CommandStatus {
    var source = Evaluation.Source(path: try dataPath(), split: split.split)
    source.limit = count?.value
    var options = EvaluationOptions()
    options.search.beamWidth = beam.value
    options.usesGrammar = !ignoresGrammar
    if let workers, !(1...1024).contains(workers) {
      throw UsageError(.other("--workers takes a number from 1 to 1024"), command: Self.name)
    }

    let bar = ProgressBar(console: console)
    defer { bar.remove() }
    let report = try Evaluation.evaluate(
      try ModelChoice(path: model).folder, on: source, options: options,
      workers: workers ?? ProcessorCount.available
    ) { progress in
      bar.update { elapsed in
        .counting(
          "problems", completed: progress.done, total: progress.total, elapsed: elapsed,
          detail: "\(EvaluateReport.percent(progress.verified)) verified")
      }
    }
    bar.remove()
    let text = EvaluateReport(model: model, source: source, report: report)
    for line in json ? [text.json.description] : text.lines { console.print(line) }
    return .success
  }

  private func dataPath() throws -> String {
    if let data { return data }
    guard let recipe = try? TrainingRecipe.read(RunFolder(model).recipePath), !recipe.data.isEmpty
    else {
      throw UsageError(
        .other("'\(model)' does not say what it was trained on; give --data DIR"),
        command: Self.name)
    }
    return recipe.data
  }
}
