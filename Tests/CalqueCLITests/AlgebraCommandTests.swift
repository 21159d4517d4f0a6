import CalqueCLI
import Testing

@Suite struct AlgebraCommandTests {
  @Test func rightAntiderivativeIsStatus0() async {
    let result = await TestConsole.run(["verify", "cos(x)", "sin(x)"])
    #expect(result.status == .success)
    #expect(result.output.withoutTimes == "proved (same canonical form) · ? ms\n")
  }

  @Test func wrongAntiderivativeIsStatus2() async {
    let result = await TestConsole.run(["verify", "cos(x)", "x", "--json"])
    #expect(result.status == .noVerifiedAnswer)
    #expect(result.output.hasPrefix(#"{"input":"cos(x)","answer":"x","verdict":"refuted","#))
  }

  @Test func batchChecksPairsInOrder() async {
    let input = "cos(x)\tsin(x)\ncos(x)\nx\tx\tx\n@\tx\n"
    let result = await TestConsole.run(["verify", "--batch", "-"], input: input)
    let lines = result.output.split(separator: "\n")
    #expect(result.status == .failure)
    #expect(lines.count == 4)
    #expect(
      lines[0].contains(#""verdict":"proved""#) && lines[0].contains(#""milliseconds":"#))
    #expect(
      lines[1] == #"{"input":"cos(x)","error":"expected two columns, f and F, "#
        + #"with a tab between them; found 1"}"#)
    #expect(lines[2].hasSuffix(#"found 3"}"#))
    #expect(lines[3].hasPrefix(#"{"input":"@","answer":"x","error":"column 1: "#))
  }

  @Test func derivativeIsPrintedInTheChosenNotation() async {
    #expect(await TestConsole.run(["differentiate", "sin(x)"]).output == "cos(x)\n")
    let prefix = await TestConsole.run(["differentiate", "sin(x)", "--format", "prefix"])
    #expect(prefix.output == "cos x\n")
    let json = await TestConsole.run(["differentiate", "sin(t)", "--variable", "t", "--json"])
    #expect(json.output.hasPrefix(#"{"input":"sin(t)","answer":"cos(t)","latex":"#))
  }

  @Test func canonicalFormIsPrinted() async {
    #expect(await TestConsole.run(["simplify", "x + x"]).output == "2*x\n")
    #expect(
      await TestConsole.run(["simplify", "x + x", "--format", "prefix"]).output == "mul INT+ 2 x\n")
  }

  @Test(arguments: [
    ["simplify", "x)"], ["differentiate", "x)"], ["verify", "x", "x)"], ["solve", "x)"],
  ])
  func errorHasACaretUnderTheColumn(_ arguments: [String]) async {
    let result = await TestConsole.run(arguments)
    #expect(result.status == .failure)
    #expect(result.output.isEmpty)
    #expect(result.errors.hasPrefix("calque: column 2: "))
    #expect(result.errors.hasSuffix("\n  x)\n   ^\n"))
  }
}
