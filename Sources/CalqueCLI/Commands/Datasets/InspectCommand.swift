import Datasets

/// `calque inspect`: shows what a dataset looks like.
struct InspectCommand: Command {
  static let name = "inspect"
  static let summary = "show counts, lengths, tokens, rejections and examples of a dataset"
  static let discussion = """
    Lengths are numbers of tokens. The dataset is read once, in memory that does
    not depend on its size. --plot needs the program gnuplot.
    """
  static let examples = [
    "calque inspect data/bwd",
    "calque inspect data/bwd --split test --json",
    "calque inspect data/bwd --plot lengths.svg",
  ]

  var folder = ""
  var split: EvaluateCommand.SplitName?
  var plot: String?
  var json = false

  static var parameters: [Parameter<Self>] {
    [
      .argument("DIR", \.folder, "the folder of the dataset"),
      .option("split", "NAME", \.split, "only this part: train, valid or test"),
      .option("plot", "FILE", \.plot, "draw the lengths as FILE.png or FILE.svg"),
      .flag("json", \.json, "print a JSON object instead of tables"),
    ]
  }

  func run(on console: Console) throws -> CommandStatus {
    let plotter = try plot.map { try LengthPlot(path: $0, environment: console.environment) }
    let dataset = try Dataset(path: folder)
    // What this version does not know can still be counted.
    let task = try? dataset.makeTask()
    let summary = try ProgressBar.counting("examples", on: console) { progress in
      try DatasetSummary(
        of: dataset, splits: split.map { [$0.split] } ?? Split.allCases, task: task,
        progress: progress)
    }
    try plotter?.draw(summary, title: "\(folder): \(dataset.manifest.task)")
    let report = InspectReport(dataset: dataset, summary: summary, task: task)
    for line in json ? [report.json.description] : report.lines { console.print(line) }
    return .success
  }
}
