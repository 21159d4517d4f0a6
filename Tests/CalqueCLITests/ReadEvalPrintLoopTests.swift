import CalqueCLI
import Evaluation
import Symbolics
import Testing

@Suite struct ReadEvalPrintLoopTests {
  /// Types lines into a session and returns what it showed.
  private func session(
    _ lines: String, isInteractive: Bool = false
  ) throws -> (status: CommandStatus, output: String, errors: String) {
    let test = TestConsole()
    var console = test.console(input: lines)
    console.inputIsTerminal = isInteractive
    var loop = ReadEvalPrintLoop(console: console, shelf: FakeModels.shelf())
    let status = try loop.run { try console.input.next() }
    return (status, test.output.withoutTimes, test.errors)
  }

  @Test func answerHasInfixLaTeXVerdictAndTime() throws {
    let result = try session("cos(x)")
    #expect(
      result.output == """
        sin(x)
        \(try TypedExpression("sin(x)").expression.latex)
        proved (same canonical form) · 10 hypotheses checked · ? ms

        """)
    #expect(result.errors.isEmpty)
    #expect(result.status == .success)
  }

  @Test func personIsGreetedAndAnswersAreIndented() throws {
    let result = try session(":latex off\n:beam 1\ncos(x)\nexp(x^2)", isInteractive: true)
    #expect(
      result.output == """
        calque \(CommandLineTool.version) · type a problem, such as x*cos(x), or :help · Ctrl-D ends
        LaTeX off
        beam 1
          sin(x)
          proved (same canonical form) · 1 hypothesis checked · ? ms
          no verified answer · 1 hypothesis checked · ? ms

        """)
    #expect(result.status == .success)
  }

  @Test func filterReturnsTheWorstStatus() throws {
    #expect(try session("cos(x)\nexp(x^2)\ncos(x)").status == .noVerifiedAnswer)
    #expect(try session("x\n(\ncos(x)").status == .failure)
    #expect(try session("").status == .success)
    #expect(try session("(", isInteractive: true).status == .success)
  }

  @Test func quitEndsTheSession() throws {
    #expect(try session(":beam 5\n:quit\n:beam 6").output == "beam 5\n")
  }

  @Test func helpNamesEverySetting() throws {
    let help = try session(":help").output
    for name in ReplInput.settingNames { #expect(help.contains(":\(name)")) }
  }

  @Test func errorPointsAtTheColumn() throws {
    let result = try session("cos(x)\nsin(x) @ 2")
    let error = try #require(throws: TypedExpressionError.self) {
      try TypedExpression("sin(x) @ 2")
    }
    #expect(result.errors == "  sin(x) @ 2\n         ^\nstandard input:2: \(error)\n")
  }

  @Test func modelIsLoadedByPathOrRefusedInOneLine() throws {
    let result = try session(":model\n:model known\n:model absent\n:model")
    #expect(
      result.output == """
        model shipped (integration-backward)
        model known (integration-backward)
        model known (integration-backward)

        """)
    #expect(result.errors == "standard input:3: absent: no model here\n")
  }

  @Test func algebraNeedsNoModel() throws {
    let test = TestConsole()
    let console = test.console(input: "diff sin(x)\nsimplify x\nverify cos(x), sin(x)")
    var loop = ReadEvalPrintLoop(console: console, shelf: ModelShelf(store: NoModels()))
    #expect(try loop.run { try console.input.next() } == .success)
    #expect(
      test.output.withoutTimes == """
        cos(x)
        \(try TypedExpression("cos(x)").expression.latex)
        x
        x
        proved (same canonical form) · ? ms

        """)
  }

  @Test func everyKindOfProblemIsAnswered() throws {
    let result = try session(
      ":latex off\n12 + 34\n1, 4, 9, 16, 25, ?\ngcd(12, 18)\ny' = y\ny' = x + y^2\n100 mod 7")
    #expect(
      result.output == """
        LaTeX off
        46
        exact (integer arithmetic) · 10 hypotheses checked · ? ms
        u(n) = n * n
        next: 36, 49, 64, 81, 100, 121, 144, 169, 196, 225
        fits all terms shown (5 of 5 computed from those before) · 10 hypotheses checked · ? ms
        6
        exact (integer arithmetic) · computed, not by a model · ? ms
        \(SolverObstacle.noModel(task: "gcd"))
        y = a8*exp(x)
        proved (same canonical form) · by rules · ? ms
        \(SolverObstacle.noModel(task: "ode-first-order"))
        no verified answer · no model asked · ? ms
        \(SolverObstacle.noModel(task: "ode-first-order"))
        2
        exact (integer arithmetic) · computed, not by a model · ? ms
        \(SolverObstacle.noModel(task: "division"))

        """)
    #expect(result.status == .noVerifiedAnswer)
  }

  @Test func rulesCanBeSwitchedOff() throws {
    let result = try session(":latex off\n:rules off\nx\n1 + 1\n:rules\n1 + 1")
    #expect(
      result.output == """
        LaTeX off
        exact methods off
        no verified answer · 10 hypotheses checked · ? ms
        no verified answer · 10 hypotheses checked · ? ms
        exact methods on
        2
        exact (integer arithmetic) · computed, not by a model; none of the model's 10 hypotheses \
        was right · ? ms

        """)
  }

  @Test func explanationsShowEveryHypothesisAndTheRungs() throws {
    let result = try session(":latex off\n:beam 2\n:explain on\ncos(x)")
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines[2] == "explanations on")
    #expect(lines[3] == "1. sin(x)   score 0.000 · proved (same canonical form)")
    #expect(lines[4].hasPrefix("2. (not readable)   score -1.000 · malformed"))
    #expect(lines[5].hasPrefix("  ") && lines[5].contains("canonical"))
    #expect(lines.dropFirst(5).contains("sin(x)"))
  }

  @Test func historyShowsWhatWasTyped() throws {
    let result = try session(":beam 3\n\n:history")
    #expect(result.output == "beam 3\n    1  :beam 3\n    2  \n")
  }

  @Test func shippedModelsComeBack() throws {
    let result = try session(":model known\n1 + 1\n:model shipped")
    #expect(result.output.contains("the model has learned 'integration-backward', not 'addition'"))
    #expect(result.output.hasSuffix("model shipped (integration-backward)\n"))
  }

  @Test func unreadableLineOfAPipeDoesNotEndTheSession() throws {
    let long = String(repeating: "x", count: LineReader.maximumLineLength + 1)
    let result = try session("gcd(4, 6)\n\(long)\ngcd(9, 6)")
    #expect(result.output.hasPrefix("2\n") && result.output.contains("\n3\n"))
    #expect(result.errors == "standard input:2: longer than 1048576 bytes\n")
    #expect(result.status == .failure)
  }
}

/// A store of which nothing may be asked.
private struct NoModels: ModelStore {
  func load(_ path: String) throws -> LoadedModel { throw FakeModels.MissingModel(path: path) }
  func loadShipped(named name: String) throws -> LoadedModel { try load(name) }
  func shippedName(ofTask task: String) throws -> String? {
    throw FakeModels.MissingModel(path: task)
  }
  func shippedDescriptions() throws -> [String] { [] }
}
