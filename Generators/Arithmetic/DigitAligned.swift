public import Tokenization

/// A task whose numbers are written digit by digit, so that positions can be counted by significance.
///
/// For position encodings that give digits of the same significance the same position: Abacus embeddings
/// (McLeish and others 2024) and position coupling (Cho and others 2024). Where digits are written from the
/// least significant on, the significance of a token follows from those before it; where they are
/// written from the most significant on, it follows only from the whole number.
public protocol DigitAligned: ProblemTask {
  /// For each token 1 for units, 2 for the next digit and so on within its own number; 0 where it is no digit.
  func significance(ofSource tokens: [TokenID]) -> [Int]

  /// The same in answers, whose digits may be written in the other order.
  func significance(ofTarget tokens: [TokenID]) -> [Int]
}
