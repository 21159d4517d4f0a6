import CalqueCLI
import Synchronization

/// A console on buffers; it is a class because the command and the test look at the same text.
final class TestConsole: Sendable {
  private let texts = Mutex((output: "", errors: ""))

  /// What the command wrote to the standard output so far.
  var output: String { texts.withLock { $0.output } }
  /// What the command wrote to the standard error so far.
  var errors: String { texts.withLock { $0.errors } }

  /// A console that reads this input.
  func console(input: String = "", environment: [String: String] = [:]) -> Console {
    Console(
      write: { text in self.texts.withLock { $0.output += text } },
      writeError: { text in self.texts.withLock { $0.errors += text } },
      input: LineReader(name: "standard input", text: input),
      environment: { environment[$0] })
  }

  /// Runs a command line and returns its status and both outputs.
  static func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) async -> (status: CommandStatus, output: String, errors: String) {
    let test = TestConsole()
    let status = await CommandLineTool.run(
      arguments, on: test.console(input: input, environment: environment))
    return (status, test.output, test.errors)
  }
}
