import CalqueCLI
import Testing

@Suite struct HelpTextTests {
  @Test func sampleCommandShowsEveryKindOfArgument() throws {
    try GoldenText.expect(SampleCommand.helpText, equals: "help-sample.txt")
  }

  @Test func overviewListsTheCommands() async throws {
    try GoldenText.expect(CommandLineTool.overview, equals: "help.txt")
    #expect(await TestConsole.run(["--help"]).output == CommandLineTool.overview)
    #expect(await TestConsole.run(["help"]).output == CommandLineTool.overview)
  }

  @Test(arguments: CommandCatalog.all.map { $0.name })
  func everyCommandHasItsText(_ name: String) async throws {
    let result = await TestConsole.run(["help", name])
    #expect(result.status == .success)
    try GoldenText.expect(result.output, equals: "help-\(name).txt")
    #expect(await TestConsole.run([name, "--help"]).output == result.output)
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }
}
