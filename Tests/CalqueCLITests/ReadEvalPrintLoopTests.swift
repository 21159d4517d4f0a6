import CalqueCLI
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
    var loop = ReadEvalPrintLoop(console: console, loadSolver: FakeSolver.load)
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
        calque \(CommandLineTool.version) · type an integrand, such as x*cos(x), or :help · Ctrl-D ends
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
    #expect(result.output == "model shipped\nmodel known\nmodel known\n")
    #expect(result.errors == "standard input:3: absent: no model here\n")
  }

  @Test func algebraNeedsNoModel() throws {
    let test = TestConsole()
    let console = test.console(input: "diff sin(x)\nsimplify x\nverify cos(x), sin(x)")
    var loop = ReadEvalPrintLoop(console: console) { path in
      throw FakeSolver.MissingModel(path: path ?? "shipped")
    }
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
}
