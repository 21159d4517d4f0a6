import Datasets

/// `calque import-oeis`: makes an evaluation set of sequences from the OEIS.
struct ImportOEISCommand: Command {
  static let name = "import-oeis"
  static let summary = "make an evaluation set of the OEIS file 'stripped'"
  static let discussion = """
    Every sequence with enough terms becomes a problem of sequence-terms: the first
    terms are shown, and those after them are asked for. With --task formula a
    recurrence is asked for instead and judged by those terms. The file is
    'stripped.gz' of oeis.org, unpacked; its licence is its own.
    """
  static let examples = [
    "calque import-oeis stripped --out data/oeis",
    "calque import-oeis stripped --terms 15 --task formula --out data/oeis-15",
  ]

  var file = ""
  var terms = 25
  var hidden = 10
  var task = OEISImport.Question.terms
  var out: String?
  var json = false

  static var parameters: [Parameter<Self>] {
    [
      .argument("FILE", \.file, "the file; its lines are as 'A000045 ,0,1,1,2,3,'"),
      .option("out", "DIR", \.out, "the folder to write; it must be new or empty"),
      .option("terms", "N", \.terms, "the number of terms that are shown"),
      .option("hidden", "N", \.hidden, "the number of terms that are asked for"),
      .option("task", "NAME", \.task, "what is asked for: terms or formula"),
      .flag("json", \.json, "print a JSON object"),
    ]
  }

  func run(on console: Console) throws -> CommandStatus {
    guard let out else { throw UsageError(.other("--out DIR is needed"), command: Self.name) }
    var oeis = OEISImport()
    oeis.shownTerms = terms
    oeis.hiddenTerms = hidden
    oeis.question = task
    let manifest = try oeis.convert(file, to: out)
    if json {
      let report: JSONOutput = [
        "path": .string(out), "task": .string(manifest.task),
        "examples": .integer(manifest.examples), "duplicates": .integer(manifest.duplicates),
      ]
      console.print(report.description)
    } else {
      console.print(
        "\(out): \(manifest.examples) examples of \(manifest.task);"
          + " \(manifest.duplicates) duplicates dropped")
    }
    return .success
  }
}

extension OEISImport.Question: ArgumentValue {}
