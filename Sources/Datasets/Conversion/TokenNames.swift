import Tokenization

/// How tokens of another program are called in a vocabulary of ours.
///
/// A name that the vocabulary has stands for itself, so the table is asked only for foreign ones.
public struct TokenNames: Hashable, Sendable {
  private var ours: [String: String]

  /// Names of the other programs' operators and constants that differ from ours in nothing else.
  public static let standard = TokenNames([
    "arcsin": "asin", "arccos": "acos", "arctan": "atan", "arccot": "acot",
    "arcsinh": "asinh", "arccosh": "acosh", "arctanh": "atanh",
    "log": "ln", "e": "E", "PI": "pi",
  ])

  /// Creates a table from foreign names to ours.
  public init(_ ours: [String: String]) { self.ours = ours }

  /// Adds names, which come before those already there.
  public mutating func merge(_ more: [String: String]) {
    ours.merge(more) { _, new in new }
  }

  /// Our name of a token.
  func own(_ word: Substring, isKnown: (Substring) -> Bool) -> Substring {
    guard !isKnown(word), let name = ours[String(word)] else { return word }
    return name[...]
  }
}
