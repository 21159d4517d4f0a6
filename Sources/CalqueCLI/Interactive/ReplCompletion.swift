import Symbolics

/// What the Tab key completes.
package enum ReplCompletion {
  /// The characters that end a word.
  static let wordBreaks = " \t,+-*/^()|="

  /// Commands with their colon, words that begin a line, and functions with their bracket, in order.
  private static let names: [String] =
    (ReplInput.settingNames.map { ":\($0)" } + ReplInput.words
    + Operator.allCases.filter { $0.arity == 1 }.map { "\($0.token)(" } + ["gcd("]).sorted()

  /// The names that begin with a text.
  package static func candidates(for text: String) -> [String] {
    names.filter { $0.hasPrefix(text) }
  }
}
