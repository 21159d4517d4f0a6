import Symbolics
import Tensors

/// `calque solve`: answers what is typed with a model and shows the answer only where it was verified.
package struct SolveCommand: Command {
  package static let name = "solve"
  package static let summary =
    "solve an integral, equation, sequence or sum with a model, and verify it"
  package static let discussion = """
    The text says what is asked:
      x*cos(x)               an antiderivative with respect to x
      y'' + y = 0            the general solution y(x) of a differential equation
      1, 1, 2, 3, 5, 8, ?    a formula for a sequence, and the next terms
      12345 * 678            arithmetic: + - * / div mod, (5 + 9) mod 7
      gcd(12, 18)            the greatest common divisor

    The model of the task proposes answers; each is checked exactly, by putting it
    into the problem, by computing, or against all terms shown. Where none is right,
    or no model of the task ships, an exact method may answer (rules of integration,
    methods for linear and separable differential equations, linear recurrences,
    integer arithmetic), and the output says so. An answer that was not verified is
    never shown; then the exit status is 2. With --batch, every line of the file is
    a problem, of any kind, and every line of the output a JSON object, in the same
    order; the exit status is 1 if any line could not be understood, else 2 if any
    has no verified answer.
    """
  package static let examples = [
    "calque solve \"x*cos(x)\"",
    "calque solve \"1, 4, 9, 16, 25, ?\"",
    "calque solve \"ln x\" --beam 50 --explain",
    "calque solve \"y' = x*y\" --model runs/ode",
    "calque solve --batch problems.txt > answers.jsonl",
  ]

  package var problem: String?
  package var batch: String?
  package var models: [String] = []
  package var beam = BeamWidth()
  var quantization = Quantization.none
  package var modelOnly = false
  package var explains = false
  var hidesLatex = false
  package var json = false

  package static var parameters: [Parameter<Self>] {
    [
      .argument("PROBLEM", \.problem, "what is to be solved"),
      .option("batch", "FILE", \.batch, "solve every line of a file; - is the standard input"),
      .options(
        "model", "PATH", \.models,
        "the folder of a trained model or run, or the name of a shipped model, to be asked"
          + " instead of the shipped ones"),
      .option("beam", "N", \.beam, "the number of hypotheses kept in the search"),
      .option(
        "quantization", "NAME", \.quantization,
        "none, or int8 to round weights: quicker with large models, answers may change"),
      .flag("model-only", \.modelOnly, "do without exact methods"),
      .flag("explain", \.explains, "show every hypothesis, and the steps of the answer"),
      .flag("no-latex", \.hidesLatex, "print no LaTeX"),
      .flag("json", \.json, "print a JSON object"),
    ]
  }

  package init() {}

  package func run(on console: Console) throws -> CommandStatus {
    try run(on: console, shelf: ModelShelf(paths: models))
  }

  /// Runs with any models.
  package func run(on console: Console, shelf: ModelShelf) throws -> CommandStatus {
    var solving = ProblemSolving(shelf: shelf)
    solving.beamWidth = beam.value
    solving.quantization = quantization
    solving.usesExactMethods = !modelOnly
    switch (problem, batch) {
    case (let text?, nil):
      try solving.shelf.loadGiven()
      let report = try solving.solve(text)
      let lines = report.lines(on: console, showsLatex: !hidesLatex, explains: explains)
      for line in json ? [report.json(explains: explains).description] : lines {
        console.print(line)
      }
      return report.status
    case (nil, let path?):
      try solving.shelf.loadGiven()
      solving.workers = ProcessorCount.available
      return try SolveBatch(path: path, explains: explains).run(on: console, with: &solving)
    case (nil, nil):
      throw UsageError(.missingArgument("PROBLEM"), command: Self.name)
    case (_?, _?):
      throw UsageError(.other("give a PROBLEM or --batch FILE, not both"), command: Self.name)
    }
  }
}

/// The number of hypotheses kept in a search.
package struct BeamWidth: ArgumentValue {
  package var value = 10

  package static var expectation: String {
    let range = ProblemSolving.beamWidths
    return "a number from \(range.lowerBound) to \(range.upperBound)"
  }

  package init() {}

  package init?(argument: String) {
    guard let value = Int(argument), ProblemSolving.beamWidths.contains(value) else { return nil }
    self.value = value
  }

  package var argumentText: String? { String(value) }
}
