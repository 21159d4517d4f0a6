import Symbolics

/// `calque solve`: integrates with a model and shows the answer only where it was verified.
package struct SolveCommand: Command {
  package static let name = "solve"
  package static let summary = "find an antiderivative with a model or by rules, and verify it"
  package static let discussion = """
    The model proposes antiderivatives; each is differentiated and compared with
    the integrand exactly. Where none is right the rules of 'calque integrate' may
    answer, and the output says so. An answer that was not verified is never shown;
    then the exit status is 2. With --batch, every line of the file is an integrand
    and every line of the output a JSON object; the exit status is 1 if any line
    could not be understood, else 2 if any has no verified answer.
    """
  package static let examples = [
    "calque solve \"x*cos(x)\"",
    "calque solve \"ln x\" --beam 50 --json",
    "calque solve --batch integrands.txt > answers.jsonl",
  ]

  package var integrand: String?
  package var batch: String?
  package var model: String?
  package var beam = BeamWidth()
  package var modelOnly = false
  var hidesLatex = false
  var json = false

  package static var parameters: [Parameter<Self>] {
    [
      .argument("INTEGRAND", \.integrand, "a function of x, such as \"x*cos(x)\""),
      .option("batch", "FILE", \.batch, "solve every line of a file; - is the standard input"),
      .option("model", "PATH", \.model, "the folder of a trained model instead of the shipped one"),
      .option("beam", "N", \.beam, "the number of hypotheses kept in the search"),
      .flag("model-only", \.modelOnly, "do without the rules"),
      .flag("no-latex", \.hidesLatex, "print infix only"),
      .flag("json", \.json, "print a JSON object"),
    ]
  }

  package init() {}

  package func run(on console: Console) throws -> CommandStatus {
    try run(on: console, loadSolver: IntegralSolver.load)
  }

  /// Runs with any solver.
  package func run(
    on console: Console, loadSolver: (_ modelPath: String?) throws -> IntegralSolver
  ) throws -> CommandStatus {
    switch (integrand, batch) {
    case (let text?, nil):
      let typed = try TypedExpression(text)
      let report = try SolveReport(
        typed, solver: try loadSolver(model), beamWidth: beam.value, usesRules: !modelOnly)
      let lines = report.lines(on: console, showsLatex: !hidesLatex)
      for line in json ? [report.json.description] : lines { console.print(line) }
      return report.status
    case (nil, let path?):
      let solver = try loadSolver(model)
      let batch = Batch(path: path) { [.init("input", .string($0))] }
      return try batch.run(on: console) { line in
        let report = try SolveReport(
          try TypedExpression(line), solver: solver, beamWidth: beam.value,
          usesRules: !modelOnly)
        return (report.json, report.status)
      }
    case (nil, nil):
      throw UsageError(.missingArgument("INTEGRAND"), command: Self.name)
    case (_?, _?):
      throw UsageError(.other("give an INTEGRAND or --batch FILE, not both"), command: Self.name)
    }
  }
}

/// The number of hypotheses kept in a search.
package struct BeamWidth: ArgumentValue {
  package var value = 10

  package static var expectation: String {
    let range = IntegralSolver.beamWidths
    return "a number from \(range.lowerBound) to \(range.upperBound)"
  }

  package init() {}

  package init?(argument: String) {
    guard let value = Int(argument), IntegralSolver.beamWidths.contains(value) else { return nil }
    self.value = value
  }

  package var argumentText: String? { String(value) }
}
