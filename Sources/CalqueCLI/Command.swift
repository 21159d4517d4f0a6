/// One command of the program: its options are its properties, with the defaults as initial values.
///
/// To add a command, write a type in `Commands/` and list it in ``CommandCatalog/all``.
public protocol Command: SendableMetatype {
  /// The word typed after `calque`.
  static var name: String { get }
  /// What the command does, in one line without a full stop.
  static var summary: String { get }
  /// Paragraphs under the summary in the help text; empty where the summary says it all.
  static var discussion: String { get }
  /// Command lines that can be pasted, shown at the end of the help text.
  static var examples: [String] { get }
  /// The arguments, in the order of the help text.
  static var parameters: [Parameter<Self>] { get }

  /// Creates the command with every option at its default.
  init()

  /// Does the work; an error that it throws is printed on one line and ends the process with status 1.
  nonisolated(nonsending) func run(on console: Console) async throws -> CommandStatus
}

extension Command {
  public static var discussion: String { "" }
  public static var examples: [String] { [] }

  /// Reads the arguments and runs the command.
  public nonisolated(nonsending) static func run(
    arguments: [String], on console: Console
  ) async throws -> CommandStatus {
    if ArgumentReader<Self>.asksForHelp(arguments) {
      console.write(helpText)
      return .success
    }
    var command = Self()
    try ArgumentReader(command: name, parameters: parameters).read(arguments, into: &command)
    return try await command.run(on: console)
  }
}
