/// The place where a text stops being JSON5.
struct JSON5SyntaxError: Error, Hashable, CustomStringConvertible {
  /// Line and column, counting from 1; columns count bytes.
  let line: Int
  let column: Int
  let problem: String

  var description: String { "line \(line), column \(column): \(problem)" }
}
