import Training

/// `calque plot`: draws the curves of training runs and of evaluations.
struct PlotCommand: Command {
  static let name = "plot"
  static let summary = "draw the curves of training runs and of evaluations"
  static let discussion = """
    Runs are drawn from their metrics.jsonl, also while they train, several in one
    picture. Reports of 'calque evaluate --json' are drawn by length, class and
    whatever else their task breaks results down by, with 95 % intervals. Without
    --out the curves are drawn in letters.
    """
  static let examples = [
    "calque plot runs/bwd",
    "calque plot runs/a runs/b --metric loss,verified --by examples --out ab.png",
    "calque evaluate runs/add --data data/add --json > add.json",
    "calque plot add.json --out add.svg",
  ]

  /// What the horizontal axis of runs counts.
  enum Axis: String, CaseIterable, ArgumentValue {
    case step, examples, seconds

    func value(in metrics: TrainingMetrics) -> Double {
      switch self {
      case .step: Double(metrics.step)
      case .examples: Double(metrics.examples)
      case .seconds: metrics.seconds
      }
    }
  }

  var paths: [String] = []
  var metrics: RunMetrics?
  var axis = Axis.step
  var output: String?
  var json = false

  static var parameters: [Parameter<Self>] {
    [
      .arguments("RUN", \.paths, "folders of runs, or files with reports of evaluations"),
      .option(
        "metric", "NAMES", \.metrics,
        "what to draw of runs, such as loss,verified (default: what was measured of "
          + RunMetric.usual.map(\.rawValue).joined(separator: ", ") + ")"),
      .option("by", "AXIS", \.axis, "the horizontal axis of runs: step, examples or seconds"),
      .option("out", "FILE", \.output, "draw FILE.png or FILE.svg with gnuplot"),
      .flag("json", \.json, "print the points as a JSON object"),
    ]
  }

  func run(on console: Console) throws -> CommandStatus {
    guard !paths.isEmpty else { throw UsageError(.missingArgument("RUN"), command: Self.name) }
    let gnuplot = try output.map { try Gnuplot(path: $0, environment: console.environment) }
    let charts = try charts()
    try gnuplot?.draw(charts)
    if json {
      console.print(Self.json(charts).description)
    } else if let output {
      console.print("\(output): \(charts.count) \(charts.count == 1 ? "chart" : "charts")")
    } else {
      for (index, chart) in charts.enumerated() {
        if index > 0 { console.print() }
        TextChart(chart: chart).lines.forEach(console.print)
      }
    }
    return .success
  }

  private func charts() throws -> [Chart] {
    var runs: [RecordedRun] = []
    var files: [EvaluationFile] = []
    for path in paths {
      if RecordedRun.exists(in: path) {
        runs.append(try RecordedRun(folder: path))
      } else {
        files.append(try EvaluationFile.read(path))
      }
    }
    let wanted = metrics?.metrics ?? RunMetric.usual
    let ofRuns = wanted.map { chart(of: $0, runs) }
    if !runs.isEmpty, let metrics {
      for (metric, chart) in zip(metrics.metrics, ofRuns) where chart.series.isEmpty {
        throw PlotError(text: "\(runs[0].folder): '\(metric.rawValue)' has not been measured")
      }
    }
    let charts = (ofRuns + EvaluationFile.charts(files)).filter { !$0.series.isEmpty }
    guard !charts.isEmpty else {
      throw PlotError(text: "\(paths[0]): nothing has been measured yet")
    }
    return charts
  }

  private func chart(of metric: RunMetric, _ runs: [RecordedRun]) -> Chart {
    let series = runs.map { run in
      Chart.Series(
        name: run.folder,
        points: run.metrics.compactMap { line in
          metric.value(in: line).map { .init(x: axis.value(in: line), y: $0, interval: nil) }
        })
    }
    return Chart(
      title: metric.words, xLabel: axis.rawValue, series: series.filter { !$0.points.isEmpty })
  }

  private static func json(_ charts: [Chart]) -> JSONOutput {
    let values = charts.map { chart -> JSONOutput in
      let series = chart.series.map { series -> JSONOutput in
        let points = series.points.map { point -> JSONOutput in
          let ends = point.interval.map { [$0.lowerBound, $0.upperBound] } ?? []
          return .array(([point.x, point.y] + ends).map { .number($0) })
        }
        return ["name": .string(series.name), "points": .array(points)]
      }
      return [
        "title": .string(chart.title), "by": .string(chart.xLabel), "series": .array(series),
      ]
    }
    return ["charts": .array(values)]
  }
}
