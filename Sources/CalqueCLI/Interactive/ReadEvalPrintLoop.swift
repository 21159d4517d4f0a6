import Symbolics

/// The interactive session: reads a line, does what it asks, shows the result, until the input ends.
///
/// Without a person at the keyboard it is a filter: no greeting, no prompt, one problem a line, errors
/// on the standard error with the number of the line.
package struct ReadEvalPrintLoop {
  private let console: Console
  private let loadSolver: (_ modelPath: String?) throws -> IntegralSolver
  private var solver: IntegralSolver?
  private var beamWidth = 10
  private var showsLatex = true
  private var lineNumber = 0
  private var status = CommandStatus.success

  /// Creates a session; the solver is loaded when the first integral is typed.
  package init(
    console: Console, loadSolver: @escaping (_ modelPath: String?) throws -> IntegralSolver
  ) {
    self.console = console
    self.loadSolver = loadSolver
  }

  /// Runs until the input ends or the person quits.
  ///
  /// As a filter it returns the status of the worst line: a failure, else 'no verified answer', else
  /// success. A person's typing errors are no failure of the session.
  package mutating func run(readLine: () throws -> String?) throws -> CommandStatus {
    if console.inputIsTerminal { console.write(ReplHelp.greeting) }
    while let line = try readLine() {
      lineNumber += 1
      do {
        let input = try ReplInput(line: line)
        if input == .quit { break }
        try perform(input)
      } catch {
        show(error)
      }
    }
    return console.inputIsTerminal ? .success : status
  }

  private mutating func perform(_ input: ReplInput) throws {
    switch input {
    case .nothing, .quit: break
    case .help: console.write(ReplHelp.text)
    case .beam(let width): setBeam(width)
    case .latex(let choice):
      showsLatex = choice ?? !showsLatex
      console.print("LaTeX \(showsLatex ? "on" : "off")")
    case .model(let path):
      if let path { solver = try loadSolver(path) }
      console.print("model \(try currentSolver().name)")
    case .differentiate(let text):
      show(try TypedExpression(text).derivative(withRespectTo: .x))
    case .simplify(let text):
      show(try TypedExpression(text).simplified())
    case .rewrite(let pass, let text):
      show(try TypedExpression(text).applying(pass))
    case .integrateByRules(let text):
      let report = RuleReport(try TypedExpression(text))
      let lines = report.lines(on: console, showsSteps: true, showsLatex: showsLatex)
      for line in lines { console.print(indented(line)) }
      record(report.status)
    case .compare(let first, let second):
      let report = ComparisonReport(try TypedExpression(first), try TypedExpression(second))
      for line in report.lines(on: console, explains: false) { console.print(indented(line)) }
      record(report.status)
    case .evaluate(let text, let values):
      let report = try PointValue(
        TypedExpression(text), at: try values.map(Assignment.init), digits: 20)
      for line in report.lines { console.print(indented(line)) }
    case .verify(let integrand, let antiderivative):
      let report = try VerifyReport(integrand: integrand, antiderivative: antiderivative)
      console.print(indented(report.line(on: console)))
      record(report.status)
    case .integrate(let text):
      let typed = try TypedExpression(text)
      let report = try SolveReport(typed, solver: try currentSolver(), beamWidth: beamWidth)
      for line in report.lines(on: console, showsLatex: showsLatex) {
        console.print(indented(line))
      }
      record(report.status)
    }
  }

  private mutating func setBeam(_ width: Int?) {
    beamWidth = width ?? beamWidth
    console.print("beam \(beamWidth)")
  }

  private mutating func currentSolver() throws -> IntegralSolver {
    if let solver { return solver }
    let loaded = try loadSolver(nil)
    solver = loaded
    return loaded
  }

  private func show(_ expression: Expr) {
    console.print(indented(console.styled(expression.infix, .bold)))
    if showsLatex { console.print(indented(console.styled(expression.latex, .dim))) }
  }

  private mutating func show(_ error: any Error) {
    let place = console.inputIsTerminal ? "" : "\(console.input.name):\(lineNumber): "
    if let error = error as? TypedExpressionError { console.printError(error.diagram) }
    console.printError("\(place)\(error)")
    record(.failure)
  }

  private func indented(_ line: String) -> String {
    console.inputIsTerminal ? "  \(line)" : line
  }

  private mutating func record(_ lineStatus: CommandStatus) {
    if status != .failure, lineStatus != .success { status = lineStatus }
  }
}
