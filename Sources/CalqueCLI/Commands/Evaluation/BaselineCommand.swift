import Datasets
import Evaluation

/// `calque baseline`: scores the exact linear-recurrence baseline on sequences of integers.
struct BaselineCommand: Command {
  static let name = "baseline"
  static let summary = "score exact linear recurrences on a dataset of sequence-terms"
  static let discussion = """
    Finds the shortest linear recurrence with constant rational coefficients that
    all shown terms satisfy (Berlekamp and Massey), if its order is less than half
    their number, and compares what it predicts. Shares come with their 95 %
    intervals (Wilson).
    """
  static let examples = [
    "calque baseline data/oeis",
    "calque baseline data/sequences --split valid --count 2k --json",
  ]

  var data = ""
  var split = EvaluateCommand.SplitName.test
  var count: Count?
  var json = false

  static var parameters: [Parameter<Self>] {
    [
      .argument("DIR", \.data, "the dataset"),
      .option("split", "NAME", \.split, "the part of the dataset: train, valid or test"),
      .option("count", "N", \.count, "the number of problems, from the front (default: all)"),
      .flag("json", \.json, "print a JSON object instead of a table"),
    ]
  }

  func run(on console: Console) throws -> CommandStatus {
    let report = try LinearRecurrenceReport(
      on: Evaluation.Source(path: data, split: split.split, limit: count?.value))
    let rows = [
      ("recurrence found", "found", report.found),
      ("next term right", "nextTerm", report.nextTerm),
      ("all terms right", "allTerms", report.allTerms),
    ]
    if json {
      let members = rows.map { JSONOutput.Member($0.1, EvaluateReport.json($0.2)) }
      console.print(JSONOutput.object(members).description)
    } else {
      var table = TextTable([
        ("linear recurrences", .left), ("problems", .right), ("share", .right),
        ("95 % interval", .right),
      ])
      for (title, _, share) in rows {
        table.append([
          title, "\(share.count)", EvaluateReport.percent(share), EvaluateReport.interval(share),
        ])
      }
      table.lines.forEach(console.print)
    }
    return .success
  }
}
