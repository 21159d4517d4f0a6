/// A command line that cannot be understood; the process then exits with status 64.
public struct UsageError: Error, Hashable, CustomStringConvertible {
  /// What is wrong with the command line.
  public enum Reason: Hashable, Sendable {
    case unknownCommand(String, suggestion: String?)
    case unknownOption(String, suggestion: String?)
    case missingValue(option: String, valueName: String)
    case needlessValue(flag: String)
    case repeatedOption(String)
    case invalidValue(parameter: String, text: String, expectation: String)
    case missingArgument(String)
    case surplusArgument(String)
    /// Something only the command itself can judge, such as two options that exclude each other.
    case other(String)
  }

  /// What is wrong.
  public let reason: Reason
  /// The command whose arguments they are, nil before one is known.
  public let command: String?

  /// Creates the error.
  public init(_ reason: Reason, command: String?) {
    self.reason = reason
    self.command = command
  }

  public var description: String {
    let help = command.map { "calque help \($0)" } ?? "calque help"
    return "\(command.map { "\($0): " } ?? "")\(reason) (see '\(help)')"
  }
}

extension UsageError.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownCommand(let name, let suggestion):
      "unknown command '\(name)'" + Self.phrase(suggestion)
    case .unknownOption(let name, let suggestion):
      "unknown option '\(name)'" + Self.phrase(suggestion)
    case .missingValue(let option, let valueName):
      "option '\(option)' needs a value: \(option) \(valueName)"
    case .needlessValue(let flag):
      "option '\(flag)' takes no value"
    case .repeatedOption(let option):
      "option '\(option)' is given twice"
    case .invalidValue(let parameter, let text, let expectation):
      "\(parameter): '\(text)' is not valid; expected \(expectation)"
    case .missingArgument(let name):
      "missing argument \(name)"
    case .surplusArgument(let text):
      "unexpected argument '\(text)'"
    case .other(let text):
      text
    }
  }

  private static func phrase(_ suggestion: String?) -> String {
    suggestion.map { "; did you mean '\($0)'?" } ?? ""
  }
}
