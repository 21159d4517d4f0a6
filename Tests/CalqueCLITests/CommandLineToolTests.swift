import CalqueCLI
import Generators
import Testing

@Suite struct CommandLineToolTests {
  @Test func versionIsOneLine() async {
    let result = await TestConsole.run(["--version"])
    #expect(result.status == .success)
    #expect(result.output == "calque \(CommandLineTool.version)\n")
    #expect(result.errors.isEmpty)
  }

  struct Refused: CustomTestStringConvertible, Sendable {
    let arguments: [String]
    let message: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let refused = [
    Refused(
      arguments: ["x*cos(x)"], message: "unknown command 'x*cos(x)' (see 'calque help')"),
    Refused(
      arguments: ["--versoin"],
      message: "unknown option '--versoin'; did you mean '--version'? (see 'calque help')"),
    Refused(
      arguments: ["help", "a", "b"],
      message: "help: unexpected argument 'b' (see 'calque help help')"),
    Refused(
      arguments: ["generat"],
      message: "unknown command 'generat'; did you mean 'generate'? (see 'calque help')"),
    Refused(arguments: ["tasks", "sums"], message: unknownTask),
    Refused(arguments: ["generate", "sums"], message: unknownTask),
    Refused(
      arguments: ["tasks", "--distribution", "paper"],
      message: "tasks: --distribution needs a TASK (see 'calque help tasks')"),
  ]

  private static let unknownTask =
    "\(CatalogError.unknownTask("sums", known: Catalog.all.map { $0.name }))"

  @Test(arguments: refused)
  func usageErrorsAreOneLineAndStatus64(_ example: Refused) async {
    let result = await TestConsole.run(example.arguments)
    #expect(result.status == .usage)
    #expect(result.output.isEmpty)
    #expect(result.errors == "calque: \(example.message)\n")
  }
}
