import Symbolics

/// The interactive session: reads a line, does what it asks, shows the result, until the input ends.
///
/// Without a person at the keyboard it is a filter: no greeting, no prompt, one problem a line, errors
/// on the standard error with the number of the line.
package struct ReadEvalPrintLoop {
  private let console: Console
  private var solving: ProblemSolving
  private var showsLatex = true
  private var explains = false
  private var lines: [String] = []
  private var lineNumber = 0
  private var status = CommandStatus.success

  /// How many of the lines typed are remembered.
  private static let historyLength = 1_000

  /// Creates a session; a model is loaded when the first problem for it is typed.
  package init(console: Console, shelf: ModelShelf) {
    self.console = console
    solving = ProblemSolving(shelf: shelf)
  }

  /// Runs until the input ends or the person quits.
  ///
  /// As a filter it returns the status of the worst line: a failure, else 'no verified answer', else
  /// success. A person's typing errors are no failure of the session.
  package mutating func run(readLine: () throws -> String?) throws -> CommandStatus {
    if console.inputIsTerminal { console.write(ReplHelp.greeting) }
    while true {
      do {
        guard let line = try readLine() else { break }
        lineNumber += 1
        remember(line)
        let input = try ReplInput(line: line)
        if input == .quit { break }
        try perform(input)
      } catch let error as LineError {
        // Without a line the stream itself has failed.
        guard let number = error.line else { throw error }
        lineNumber = number
        remember("")
        console.printError("\(error)")
        record(.failure)
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
    case .toggle(let setting, let choice): toggle(setting, choice)
    case .model(let path): try chooseModel(path)
    case .history:
      let first = lineNumber - lines.count + 1
      for (place, line) in lines.dropLast().enumerated() {
        console.print("\("\(first + place)".rightAligned(to: 5))  \(line)")
      }
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
    case .solve(let text):
      let report = try solving.solve(text)
      let lines = report.lines(on: console, showsLatex: showsLatex, explains: explains)
      for line in lines { console.print(indented(line)) }
      record(report.status)
    }
  }

  private mutating func setBeam(_ width: Int?) {
    solving.beamWidth = width ?? solving.beamWidth
    console.print("beam \(solving.beamWidth)")
  }

  private mutating func toggle(_ setting: ReplInput.Switch, _ choice: Bool?) {
    func chosen(_ present: Bool) -> Bool { choice ?? !present }
    let (name, isOn): (String, Bool)
    switch setting {
    case .latex:
      showsLatex = chosen(showsLatex)
      (name, isOn) = ("LaTeX", showsLatex)
    case .explain:
      explains = chosen(explains)
      (name, isOn) = ("explanations", explains)
    case .rules:
      solving.usesExactMethods = chosen(solving.usesExactMethods)
      (name, isOn) = ("exact methods", solving.usesExactMethods)
    }
    console.print("\(name) \(isOn ? "on" : "off")")
  }

  /// Loads a model, goes back to the shipped ones, or shows which are asked.
  private mutating func chooseModel(_ path: String?) throws {
    if path == "shipped" {
      solving.shelf.useShipped()
    } else if let path {
      try solving.shelf.use(path)
    }
    for line in try solving.shelf.descriptions() { console.print("model \(line)") }
  }

  private mutating func remember(_ line: String) {
    lines.append(line)
    if lines.count > Self.historyLength { lines.removeFirst() }
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
