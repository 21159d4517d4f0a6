import Datasets
import Generators
import Symbolics
import Tokenization

/// `calque convert`: brings examples to and from the formats of other programs.
struct ConvertCommand: Command {
  static let name = "convert"
  static let summary = "bring examples to and from the formats of other programs"
  static let discussion = """
    Formats: symbolic-mathematics (count|source<TAB>target), int2int
    (source<TAB>target), recur (JSON lines with x1 and x2), jsonl (JSON lines with
    source and target). Files that end in .gz or .zst are compressed.

    With --from, IN is a file and OUT a dataset folder of the task 'data', which
    'calque train' and 'calque evaluate' take; its tokens are those of expressions
    for symbolic-mathematics, else those that occur. With --types in:out the
    columns are numbers or tokens of these types (int, int[n], int[n][m], range(b),
    range(a,b)); --base is that of their digits. With --to, IN is a dataset folder.
    """
  static let examples = [
    "calque convert bwd.train.gz data/bwd --from symbolic-mathematics",
    "calque convert gcd.txt data/gcd --from int2int --types 'int[2]:int'",
    "calque convert data/bwd test.txt --to int2int --split test",
  ]

  var input = ""
  var output = ""
  var from: ForeignFormat?
  var to: ForeignFormat?
  var split: EvaluateCommand.SplitName?
  var types: String?
  var base: Int?
  var renames: [TokenRename] = []
  var shares = SplitShares()
  var json = false

  /// The name of a format as an argument.
  struct ForeignFormat: ArgumentValue {
    let format: TextFormat
    static var expectation: String {
      "one of " + TextFormat.allCases.map(\.rawValue).joined(separator: ", ")
    }
    init?(argument: String) {
      guard let format = TextFormat(rawValue: argument) else { return nil }
      self.format = format
    }
    var argumentText: String? { format.rawValue }
  }

  /// A token's name in the input, and in the output.
  struct TokenRename: ArgumentValue {
    let old: String
    let new: String
    static var expectation: String { "OLD=NEW" }
    init?(argument: String) {
      let parts = argument.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, !argument.contains(where: \.isWhitespace) else { return nil }
      (old, new) = (String(parts[0]), String(parts[1]))
    }
    var argumentText: String? { "\(old)=\(new)" }
  }

  static var parameters: [Parameter<Self>] {
    [
      .argument("IN", \.input, "the file, or the folder of the dataset"),
      .argument("OUT", \.output, "the folder to make, or the file"),
      .option("from", "FORMAT", \.from, "the format of the file IN"),
      .option("to", "FORMAT", \.to, "the format of the file OUT"),
      .option("split", "NAME", \.split, "write only this part of the dataset"),
      .option("types", "in:out", \.types, "the types of the columns of IN"),
      .option("base", "B", \.base, "the base of the digits, with --types (default: 1000)"),
      .options("rename", "OLD=NEW", \.renames, "the name of a token in IN and in OUT"),
    ] + SplitShares.parameters(\.shares) + [
      .flag("json", \.json, "print a JSON object instead of a table")
    ]
  }

  func run(on console: Console) throws -> CommandStatus {
    switch (from?.format, to?.format) {
    case (let format?, nil): try importFile(format, on: console)
    case (nil, let format?): try exportDataset(format, on: console)
    default:
      throw UsageError(
        .other("give --from FORMAT to make a dataset, or --to FORMAT to write one as a file"),
        command: Self.name)
    }
    return .success
  }

  private var renaming: [String: String] {
    Dictionary(renames.map { ($0.old, $0.new) }) { _, last in last }
  }

  private func importFile(_ format: TextFormat, on console: Console) throws {
    guard split == nil else {
      throw UsageError(
        .other("--split goes with --to; --validation and --test divide an imported file"),
        command: Self.name)
    }
    guard base == nil || types != nil else {
      throw UsageError(.other("--base goes with --types"), command: Self.name)
    }
    var conversion = DatasetImport(format: format)
    conversion.splitFractions = shares.fractions
    if let types {
      conversion.types = try DataTypes(types, base: base ?? 1000)
    } else if format == .symbolicMathematics {
      conversion.vocabulary = .symbolic
      conversion.names = .standard
    }
    conversion.names.merge(renaming)
    let start = ProgressBar.monotonicSeconds()
    let manifest = try ProgressBar.counting("lines", on: console) { progress in
      try conversion.convert(input, to: output, progress: progress)
    }
    let report = GenerateReport(
      folder: output, manifest: manifest, seconds: ProgressBar.monotonicSeconds() - start)
    for line in json ? [report.json.description] : report.lines { console.print(line) }
  }

  private func exportDataset(_ format: TextFormat, on console: Console) throws {
    let ofImport = [types.map { _ in "types" }, base.map { _ in "base" }, shares.givenOption]
    if let option = ofImport.compactMap(\.self).first {
      throw UsageError(.other("--\(option) goes with --from"), command: Self.name)
    }
    var conversion = DatasetExport(format: format)
    if let split { conversion.splits = [split.split] }
    conversion.names = renaming
    let dataset = try Dataset(path: input)
    let count = try ProgressBar.counting("lines", on: console) { progress in
      try conversion.convert(dataset, to: output, progress: progress)
    }
    let report: JSONOutput = [
      "path": .string(output), "format": .string(format.rawValue), "examples": .integer(count),
    ]
    console.print(
      json ? report.description : "\(output): \(count) examples as \(format.rawValue)")
  }
}
