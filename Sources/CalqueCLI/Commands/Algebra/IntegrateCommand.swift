import Symbolics

/// `calque integrate`: integrates by rules, with the steps of a worked solution.
struct IntegrateCommand: Command {
  static let name = "integrate"
  static let summary = "integrate by rules, with the steps of a worked solution"
  static let discussion = """
    The rules of calculus (substitution, parts, partial fractions …) in a bounded
    search; the answer is verified by differentiation before it is shown. ln stands
    for the logarithm of the absolute value. Without --rules, an integral over x
    that no rule solves is given to the shipped model, which knows no other variable
    ('calque solve' asks the model first). The exit status is 2 where there is no
    answer.
    """
  static let examples = [
    "calque integrate --rules --steps \"x^2*exp(3*x)\"",
    "calque integrate \"1/(t^2 + 1)\" --variable t",
  ]

  var text = ""
  var rules = false
  var steps = false
  var variable = Variable.x
  var hidesLatex = false
  var json = false

  static var parameters: [Parameter<Self>] {
    [
      .argument("INTEGRAND", \.text, "the function, such as \"x*cos(x)\""),
      .flag("rules", \.rules, "use rules only"),
      .flag("steps", \.steps, "show the steps"),
      .option("variable", "NAME", \.variable, "the variable of integration"),
      .flag("no-latex", \.hidesLatex, "print infix only"),
      .flag("json", \.json, "print a JSON object"),
    ]
  }

  func run(on console: Console) throws -> CommandStatus {
    let typed = try TypedExpression(text)
    let report = RuleReport(typed, symbol: variable.symbol)
    if report.status != .success, !rules, variable == .x {
      var solve = SolveCommand()
      (solve.problem, solve.modelOnly) = (text, true)
      (solve.hidesLatex, solve.json) = (hidesLatex, json)
      return try solve.run(on: console)
    }
    let lines = report.lines(on: console, showsSteps: steps, showsLatex: !hidesLatex)
    for line in json ? [report.json.description] : lines { console.print(line) }
    return report.status
  }
}
