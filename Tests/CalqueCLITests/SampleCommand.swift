import CalqueCLI

/// A command with one argument of every kind, for the tests of the argument reader.
struct SampleCommand: Command {
  enum Mode: String, CaseIterable, ArgumentValue {
    case quick, thorough
  }

  static let name = "sample"
  static let summary = "show every kind of argument"
  static let discussion = """
    This paragraph explains what the summary leaves out.
    """
  static let examples = ["calque sample a.txt --count 1M"]

  var file = ""
  var second: String?
  var count: Count = 10_000
  var seed: UInt64 = 0
  var rate = 0.5
  var mode = Mode.quick
  var output: String?
  var settings: [String] = []
  var json = false

  static var parameters: [Parameter<Self>] {
    [
      .argument("FILE", \.file, "the file to read"),
      .argument("SECOND", \.second, "another file"),
      .option("count", "N", \.count, "how many examples to make"),
      .option("seed", "S", \.seed, "the seed"),
      .option(
        "rate", "R", \.rate, "a rate, with a help text that is long enough to need two lines"),
      .option("mode", "MODE", \.mode, "how to work"),
      .option("out", "DIR", \.output, "where to write"),
      .options("set", "KEY=VALUE", \.settings, "change a setting"),
      .flag("json", \.json, "print JSON"),
    ]
  }

  func run(on console: Console) throws -> CommandStatus {
    let words = ([file] + [second].compactMap(\.self)).joined(separator: ",")
    console.print(
      "\(words) count=\(count.value) seed=\(seed) rate=\(rate) mode=\(mode) out=\(output ?? "-") "
        + "set=\(settings.joined(separator: ",")) json=\(json)")
    return .success
  }
}
