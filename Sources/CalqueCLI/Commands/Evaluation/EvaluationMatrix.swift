import Evaluation

/// The accuracies of several models on several sets, a table for each search.
enum EvaluationMatrix {
  /// What is shown of evaluations `[models][sets]`: all of a single one, the matrix of several.
  static func lines(of reports: [[EvaluateReport]]) -> [String] {
    guard let first = reports.first?.first else { return [] }
    if reports.count == 1, reports[0].count == 1 { return first.lines }
    let counts = Set(reports.joined().map(\.report.problemCount)).sorted()
    let problems = counts.count == 1 ? "\(counts[0])" : "\(counts[0]) to \(counts.last ?? 0)"
    let tables = first.report.searches.indices.flatMap { search in
      [""] + table(of: reports, search: search).lines
    }
    return ["verified answers in %, with 95 % intervals; \(problems) problems each"] + tables
  }

  /// The models go down and the sets across; where there are more sets than models, the other way round.
  private static func table(of reports: [[EvaluateReport]], search: Int) -> TextTable {
    let models = reports.map { $0[0].model }
    let sets = reports[0].map(\.set.name)
    let cells = reports.map { row in
      row.map { cell($0.report.searches[search].verified) }
    }
    let name = reports[0][0].report.searches[search].name
    let isTurned = sets.count > models.count
    let (rows, columns) = isTurned ? (sets, models) : (models, sets)
    var table = TextTable([(name, .left)] + columns.map { ($0, .right) })
    for row in rows.indices {
      table.append(
        [rows[row]] + columns.indices.map { isTurned ? cells[$0][row] : cells[row][$0] })
    }
    return table
  }

  private static func cell(_ proportion: Proportion) -> String {
    "\((proportion.share * 100).formatted(decimals: 1)) (\(EvaluateReport.interval(proportion)))"
  }
}
