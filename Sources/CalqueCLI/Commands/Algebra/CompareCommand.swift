import Symbolics

/// `calque compare`: whether two expressions are equal, and where; or how training runs differ.
struct CompareCommand: Command {
  static let name = "compare"
  static let summary = "decide whether two expressions are equal, or tell runs apart"
  static let discussion = """
    Equal means that they agree wherever both are defined: proved by exact algebra,
    or verified at many points in high precision. Expressions that agree on a part
    of the real line only are told where. The exit status is 0 for equal, else 2.

    Of the folders of training runs, two or more, it shows the settings in which
    their recipes differ and their last figures, shares with 95 % intervals
    (Wilson).
    """
  static let examples = [
    "calque compare \"sin(2x)\" \"2*sin(x)*cos(x)\"",
    "calque compare \"sqrt(x^2)\" \"x\" --explain",
    "calque compare runs/a runs/b",
  ]

  var items: [String] = []
  var explain = false
  var json = false

  static var parameters: [Parameter<Self>] {
    [
      .arguments("A", \.items, "two expressions, or the folders of runs"),
      .flag("explain", \.explain, "show the steps of the decision"),
      .flag("json", \.json, "print a JSON object"),
    ]
  }

  func run(on console: Console) throws -> CommandStatus {
    let runs = items.filter(RecordedRun.exists)
    if !runs.isEmpty { return try compareRuns(runs, on: console) }
    guard items.count == 2 else {
      throw UsageError(
        .other("expected two expressions, or the folders of runs"), command: Self.name)
    }
    let report = ComparisonReport(try expression(items[0]), try expression(items[1]))
    if json {
      console.print(report.json.description)
    } else {
      report.lines(on: console, explains: explain).forEach(console.print)
    }
    return report.status
  }

  private func expression(_ text: String) throws -> TypedExpression {
    do {
      return try TypedExpression(text)
    } catch {
      guard text.contains("/"), !text.contains(where: \.isWhitespace) else { throw error }
      throw UsageError(
        .other("'\(text)': no run here, and not an expression: \(error)"), command: Self.name)
    }
  }

  private func compareRuns(_ runs: [String], on console: Console) throws -> CommandStatus {
    if let other = items.first(where: { !runs.contains($0) }) {
      throw UsageError(.other("'\(other)' is not the folder of a run"), command: Self.name)
    }
    guard runs.count > 1 else {
      throw UsageError(.other("give a second run to compare with"), command: Self.name)
    }
    let comparison = try RunComparison(folders: runs)
    for line in json ? [comparison.json.description] : comparison.lines { console.print(line) }
    return .success
  }
}
