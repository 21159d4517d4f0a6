/// The place where a text stops being JSON5.
public struct JSON5SyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Line and column, counting from 1; columns count bytes.
  public let line: Int
  public let column: Int
  /// What was expected there and what was found.
  public let problem: String

  public var description: String { "line \(line), column \(column): \(problem)" }
}
