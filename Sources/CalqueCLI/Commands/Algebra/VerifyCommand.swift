/// `calque verify`: decides whether one expression is an antiderivative of another.
struct VerifyCommand: Command {
  static let name = "verify"
  static let summary = "check that the derivative of F is f"
  static let discussion = """
    The verdict says how it was reached: proved (by exact algebra), verified
    numerically (at many points, in high precision), refuted (at a point), or
    undecided. The exit status is 0 for the first two, else 2. With --batch, every
    line holds f and F with a tab between them, and every line of the output is a
    JSON object.
    """
  static let examples = [
    "calque verify \"x*cos(x)\" \"x*sin(x) + cos(x)\"",
    "calque verify --batch pairs.tsv",
  ]

  var integrand: String?
  var antiderivative: String?
  var batch: String?
  var explain = false
  var json = false

  static var parameters: [Parameter<Self>] {
    [
      .argument("f", \.integrand, "the integrand"),
      .argument("F", \.antiderivative, "the antiderivative to check"),
      .option("batch", "FILE", \.batch, "check every line of a file; - is the standard input"),
      .flag("explain", \.explain, "show the steps of the decision"),
      .flag("json", \.json, "print a JSON object"),
    ]
  }

  func run(on console: Console) throws -> CommandStatus {
    switch (integrand, antiderivative, batch) {
    case (let f?, let F?, nil):
      let report = try VerifyReport(integrand: f, antiderivative: F)
      let lines = report.lines(on: console, explains: explain)
      for line in json ? [report.json.description] : lines { console.print(line) }
      return report.status
    case (nil, nil, let path?):
      let batch = Batch(path: path) { line in
        let columns = Self.columns(of: line)
        return zip(["input", "answer"], columns).map { .init($0, .string($1)) }
      }
      return try batch.run(on: console) { line in
        let columns = Self.columns(of: line)
        guard columns.count == 2 else { throw PairError(columns: columns.count) }
        let report = try VerifyReport(integrand: columns[0], antiderivative: columns[1])
        return (report.json, report.status)
      }
    case (nil, _, nil):
      throw UsageError(.missingArgument("f"), command: Self.name)
    case (_, nil, nil):
      throw UsageError(.missingArgument("F"), command: Self.name)
    case (_, _, _?):
      throw UsageError(.other("give f and F or --batch FILE, not both"), command: Self.name)
    }
  }

  private static func columns(of line: String) -> [String] {
    line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  }
}

/// A line of a batch that is not a pair.
struct PairError: Error, CustomStringConvertible {
  let columns: Int

  var description: String {
    "expected two columns, f and F, with a tab between them; found \(columns)"
  }
}
