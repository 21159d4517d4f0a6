import CalqueCLI
import Testing

@Suite struct ConsoleTests {
  private func styled(_ environment: [String: String], isTerminal: Bool) -> String {
    var console = TestConsole().console(environment: environment)
    console.outputIsTerminal = isTerminal
    return console.styled("yes", .green)
  }

  @Test func coloursAreForTerminalsThatWantThem() {
    #expect(styled([:], isTerminal: true) == "\u{1B}[32myes\u{1B}[0m")
    #expect(styled([:], isTerminal: false) == "yes")
    #expect(styled(["NO_COLOR": "1"], isTerminal: true) == "yes")
    #expect(styled(["NO_COLOR": ""], isTerminal: true) == "\u{1B}[32myes\u{1B}[0m")
    #expect(styled(["TERM": "dumb"], isTerminal: true) == "yes")
  }
}
