import Symbolics

/// `calque compare`: whether two expressions are equal, and where.
struct CompareCommand: Command {
  static let name = "compare"
  static let summary = "decide whether two expressions are equal, everywhere or where"
  static let discussion = """
    Equal means that they agree wherever both are defined: proved by exact algebra,
    or verified at many points in high precision. Expressions that agree on a part
    of the real line only are told where. The exit status is 0 for equal, else 2.
    """
  static let examples = [
    "calque compare \"sin(2x)\" \"2*sin(x)*cos(x)\"",
    "calque compare \"sqrt(x^2)\" \"x\" --explain",
  ]

  var first = ""
  var second = ""
  var explain = false
  var json = false

  static var parameters: [Parameter<Self>] {
    [
      .argument("A", \.first, "an expression"),
      .argument("B", \.second, "the expression to compare it with"),
      .flag("explain", \.explain, "show the steps of the decision"),
      .flag("json", \.json, "print a JSON object"),
    ]
  }

  func run(on console: Console) throws -> CommandStatus {
    let report = ComparisonReport(try TypedExpression(first), try TypedExpression(second))
    if json {
      console.print(report.json.description)
    } else {
      report.lines(on: console, explains: explain).forEach(console.print)
    }
    return report.status
  }
}
