import Evaluation

/// What is shown of the evaluation of one model on one set.
struct EvaluateReport {
  let model: String
  let set: EvaluationSet
  let report: EvaluationReport

  /// The most rows of a table of labels; the rest is in the JSON output.
  static let rowLimit = 20

  /// The tables for a person.
  var lines: [String] {
    let title =
      "\(model) on \(set.name) (\(set.part)):"
      + " \(report.problemCount) problems of \(report.task)"
    let speed =
      "\(report.seconds.formatted(decimals: 1)) s,"
      + " \(ProgressLine.short(report.problemsPerSecond)) problems/s with \(report.workers)"
      + (report.workers == 1 ? " thread" : " threads")
    let tables =
      [accuracy.lines, outcomes.lines] + report.best.breakdowns.map(lines(of:)) + [calibration]
    return [title] + tables.flatMap { [""] + $0 } + ["", speed]
  }

  private var accuracy: TextTable {
    var table = TextTable([
      ("search", .left), ("verified", .right), ("95 % interval", .right), ("exact match", .right),
    ])
    for search in report.searches {
      table.append([
        search.name, Self.percent(search.verified), Self.interval(search.verified),
        Self.percent(search.exactMatch),
      ])
    }
    return table
  }

  private var outcomes: TextTable {
    let searches = report.searches
    var table = TextTable(
      [("outcome", .left)] + searches.flatMap { [($0.name, .right), ("share", .right)] })
    for kind in ProblemOutcome.Kind.allCases {
      let shares = searches.map { Proportion($0.outcomes[kind] ?? 0, of: $0.verified.count) }
      if shares.contains(where: { $0.successes > 0 }) {
        table.append([kind.words] + shares.flatMap { ["\($0.successes)", Self.percent($0)] })
      }
    }
    return table
  }

  private func lines(of breakdown: SearchReport.Breakdown) -> [String] {
    var table = TextTable([
      (breakdown.label, .right), ("problems", .right), ("verified", .right),
      ("95 % interval", .right),
    ])
    for row in breakdown.rows.prefix(Self.rowLimit) {
      table.append([
        "\(row.value)", "\(row.verified.count)", Self.percent(row.verified),
        Self.interval(row.verified),
      ])
    }
    let rest = breakdown.rows.count - Self.rowLimit
    return table.lines + (rest > 0 ? ["… \(rest) more, with --json"] : [])
  }

  /// The bins of the whole sequence's probability, and the errors by both measures.
  private var calibration: [String] {
    var table = TextTable([
      ("probability", .right), ("problems", .right), ("mean", .right), ("best is right", .right),
      ("95 % interval", .right),
    ])
    let calibrations = report.best.calibrations
    for (index, bin) in calibrations[0].bins.enumerated() where bin.right.count > 0 {
      table.append([
        Self.binName(index), "\(bin.right.count)", bin.meanConfidence.formatted(decimals: 3),
        Self.percent(bin.right), Self.interval(bin.right),
      ])
    }
    let errors = calibrations.map {
      "\($0.expectedError.formatted(decimals: 3)) \($0.measure.words)"
    }
    return table.lines + ["calibration error: " + errors.joined(separator: ", ")]
  }

  private static func binName(_ index: Int) -> String {
    let count = Double(Calibration.binCount)
    return "\((Double(index) / count).formatted(decimals: 1))–"
      + "\((Double(index + 1) / count).formatted(decimals: 1))"
  }

  static func percent(_ proportion: Proportion) -> String {
    "\((proportion.share * 100).formatted(decimals: 1)) %"
  }

  static func interval(_ proportion: Proportion) -> String {
    let interval = proportion.interval
    return "\((interval.lowerBound * 100).formatted(decimals: 1))–"
      + "\((interval.upperBound * 100).formatted(decimals: 1))"
  }
}

extension SearchReport {
  /// The search with its width, as `beam 10`.
  var name: String {
    switch method {
    case .greedy: "greedy"
    case .beam: "beam \(hypothesisCount)"
    case .sampling: "\(hypothesisCount) samples"
    }
  }
}

extension Calibration.Measure {
  /// What is taken for the confidence, in a few words.
  var words: String {
    switch self {
    case .sequence: "by sequence"
    case .perToken: "by the mean over tokens"
    }
  }
}
