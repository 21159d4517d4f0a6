import Generators
import Tokenization

/// The program `calque`: finds the command, runs it, and turns every error into one line and a status.
public enum CommandLineTool {
  /// The version of the program, as `calque --version` prints it.
  public static let version = "0.1.0"

  /// Runs a command line, without the program's own name, and returns the exit status.
  public nonisolated(nonsending) static func run(
    _ arguments: [String], on console: Console
  ) async -> CommandStatus {
    do {
      return try await dispatch(arguments, on: console)
    } catch let error as UsageError {
      console.printError("calque: \(error)")
      return .usage
    } catch let error as CatalogError {
      console.printError("calque: \(error)")
      return .usage
    } catch let error as TypedExpressionError {
      console.printError("calque: \(error)\n\(error.diagram)")
      return .failure
    } catch {
      console.printError("calque: \(error)")
      return .failure
    }
  }

  private nonisolated(nonsending) static func dispatch(
    _ arguments: [String], on console: Console
  ) async throws -> CommandStatus {
    var rest = arguments
    guard let first = rest.first else { return try ReplCommand().run(on: console) }
    rest.removeFirst()
    switch first {
    case "--version", "-V":
      console.print("calque \(version)")
      return .success
    case "help", "--help", "-h":
      console.write(try help(for: rest))
      return .success
    default:
      return try await command(named: first).run(arguments: rest, on: console)
    }
  }

  private static func command(named name: String) throws(UsageError) -> any Command.Type {
    if let command = CommandCatalog.command(named: name) { return command }
    let suggestion = nearestName(
      to: name, among: CommandCatalog.names + ["help", "--help", "--version"])
    throw UsageError(
      name.hasPrefix("-")
        ? .unknownOption(name, suggestion: suggestion)
        : .unknownCommand(name, suggestion: suggestion), command: nil)
  }

  private static func help(for topics: [String]) throws(UsageError) -> String {
    if let surplus = topics.dropFirst().first {
      throw UsageError(.surplusArgument(surplus), command: "help")
    }
    guard let topic = topics.first else { return overview }
    return try command(named: topic).helpText
  }

  /// The text of `calque help`.
  public static var overview: String {
    let width = CommandCatalog.names.map(\.count).max() ?? 0
    let rows = CommandCatalog.all.map { "  \($0.name.padded(to: width))  \($0.summary)" }
    return """
      calque: mathematics as translation: generate exact problems, train, verify, solve

      usage: calque COMMAND [arguments] [options]
             calque                (type problems, one a line)

      commands:
      \(rows.joined(separator: "\n"))

      'calque help COMMAND' explains a command. Exit status: 0 success, 1 failure,
      2 no verified answer, 64 command line not understood.

      """
  }
}
