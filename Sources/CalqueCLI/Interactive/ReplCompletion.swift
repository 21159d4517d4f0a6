import Symbolics

/// What the Tab key completes.
package enum ReplCompletion {
  /// The characters that end a word.
  static let wordBreaks = " \t,+-*/^()|="

  /// Commands with their colon, words that begin a line, and functions, in order.
  ///
  /// Functions stand without a bracket, before which libedit would put a backslash.
  private static let names: [String] =
    (ReplInput.settingNames.map { ":\($0)" } + ReplInput.words
    + Operator.allCases.filter { $0.arity == 1 }.map(\.token) + ["gcd"]).sorted()

  /// The names that begin with a text.
  package static func candidates(for text: String) -> [String] {
    names.filter { $0.hasPrefix(text) }
  }
}
