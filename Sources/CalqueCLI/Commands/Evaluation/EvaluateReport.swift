import Datasets
import Evaluation

/// What is shown of an evaluation.
struct EvaluateReport {
  let model: String
  let source: Evaluation.Source
  let report: EvaluationReport

  /// The searches that were made, with their names.
  private var searches: [(name: String, report: SearchReport)] {
    [("greedy", report.greedy)] + (report.beam.map { [("beam \($0.beamWidth)", $0)] } ?? [])
  }

  /// The tables for a person.
  var lines: [String] {
    let title =
      "\(model) on \(source.path) (\(source.split.rawValue)):"
      + " \(report.problemCount) problems of \(report.task)"
    let speed =
      "\(report.seconds.formatted(decimals: 1)) s,"
      + " \(ProgressLine.short(report.problemsPerSecond)) problems/s with \(report.workers)"
      + (report.workers == 1 ? " thread" : " threads")
    let tables = [accuracy, outcomes] + report.best.breakdowns.map(breakdown)
    return [title] + tables.flatMap { [""] + $0.lines } + ["", speed]
  }

  private var accuracy: TextTable {
    var table = TextTable([
      ("search", .left), ("verified", .right), ("95 % interval", .right), ("exact match", .right),
    ])
    for (name, search) in searches {
      table.append([
        name, Self.percent(search.verified), Self.interval(search.verified),
        Self.percent(search.exactMatch),
      ])
    }
    return table
  }

  private var outcomes: TextTable {
    var table = TextTable([("outcome", .left)] + searches.map { ($0.name, .right) })
    for kind in ProblemOutcome.Kind.allCases {
      let counts = searches.map { $0.report.outcomes[kind] ?? 0 }
      if counts.contains(where: { $0 > 0 }) {
        table.append([kind.words] + counts.map { "\($0)" })
      }
    }
    return table
  }

  private func breakdown(_ breakdown: SearchReport.Breakdown) -> TextTable {
    var table = TextTable([
      (breakdown.label, .right), ("problems", .right), ("verified", .right),
      ("95 % interval", .right),
    ])
    for (range, verified) in Self.grouped(breakdown.rows) {
      let values =
        range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
      table.append([
        values, "\(verified.count)", Self.percent(verified), Self.interval(verified),
      ])
    }
    return table
  }

  /// The rows, several values in one where there would be more than ten; values without problems are left out.
  static func grouped(
    _ rows: [SearchReport.Breakdown.Row]
  ) -> [(range: ClosedRange<Int>, verified: Proportion)] {
    guard let first = rows.first?.value, let last = rows.last?.value else { return [] }
    let width = rows.count <= 10 ? 1 : (last - first) / 10 + 1
    let groups = Dictionary(grouping: rows) { ($0.value - first) / width }
    return groups.sorted { $0.key < $1.key }.map { index, rows in
      let start = first + index * width
      let verified = Proportion(
        rows.reduce(0) { $0 + $1.verified.successes },
        of: rows.reduce(0) { $0 + $1.verified.count })
      return (start...min(start + width - 1, last), verified)
    }
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

extension EvaluateReport {
  /// The report for a program.
  var json: JSONOutput {
    [
      "model": .string(model), "data": .string(source.path),
      "split": .string(source.split.rawValue), "task": .string(report.task),
      "problems": .integer(report.problemCount), "greedy": Self.json(report.greedy),
      "beam": report.beam.map(Self.json) ?? nil,
      "seconds": .rounded(report.seconds, decimals: 3),
      "problemsPerSecond": .rounded(report.problemsPerSecond, decimals: 3),
      "workers": .integer(report.workers),
    ]
  }

  private static func json(_ search: SearchReport) -> JSONOutput {
    let outcomes = ProblemOutcome.Kind.allCases.map { kind in
      JSONOutput.Member(kind.rawValue, .integer(search.outcomes[kind] ?? 0))
    }
    let breakdowns = search.breakdowns.map { breakdown -> JSONOutput in
      let rows = breakdown.rows.map { row -> JSONOutput in
        ["value": .integer(row.value), "verified": json(row.verified)]
      }
      return ["label": .string(breakdown.label), "rows": .array(rows)]
    }
    return [
      "beamWidth": .integer(search.beamWidth), "verified": json(search.verified),
      "exactMatch": json(search.exactMatch), "outcomes": .object(outcomes),
      "firstSuccessRanks": .array(search.firstSuccessRanks.map { .integer($0) }),
      "hypothesesTried": .integer(search.hypothesesTried), "breakdowns": .array(breakdowns),
    ]
  }

  static func json(_ proportion: Proportion) -> JSONOutput {
    [
      "successes": .integer(proportion.successes), "count": .integer(proportion.count),
      "share": .rounded(proportion.share, decimals: 6),
      "low": .rounded(proportion.interval.lowerBound, decimals: 6),
      "high": .rounded(proportion.interval.upperBound, decimals: 6),
    ]
  }
}
