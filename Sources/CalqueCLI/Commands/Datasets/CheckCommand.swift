import Datasets

/// `calque check`: tells whether datasets are whole.
struct CheckCommand: Command {
  static let name = "check"
  static let summary = "check files, checksums, tokens, counts and splits of datasets"
  static let discussion = """
    Prints one line for every fault, at most ten of a file, and ends with status 1
    if there are any.
    """
  static let examples = ["calque check data/bwd", "calque check data/* --json"]

  var folders: [String] = []
  var json = false

  static var parameters: [Parameter<Self>] {
    [
      .arguments("DIR", \.folders, "the folders of the datasets"),
      .flag("json", \.json, "print a JSON object for each dataset"),
    ]
  }

  func run(on console: Console) throws -> CommandStatus {
    guard !folders.isEmpty else {
      throw UsageError(.missingArgument("DIR"), command: Self.name)
    }
    var status = CommandStatus.success
    for folder in folders {
      let check = ProgressBar.counting("examples", on: console) { progress in
        DatasetCheck(folder: folder, progress: progress)
      }
      if !check.faults.isEmpty { status = .failure }
      if json {
        let report: JSONOutput = [
          "path": .string(folder), "examples": .integer(check.examples),
          "faults": .array(check.faults.map { .string($0.description) }),
        ]
        console.print(report.description)
      } else {
        for fault in check.faults { console.print(fault.description) }
        if check.faults.isEmpty {
          console.print("\(folder): sound, \(check.examples) examples")
        }
      }
    }
    return status
  }
}
