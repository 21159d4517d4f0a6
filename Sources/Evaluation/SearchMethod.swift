/// A way in which hypotheses are searched for.
public enum SearchMethod: String, CaseIterable, Codable, Hashable, Sendable {
  /// The most likely token at every place: one hypothesis.
  case greedy
  /// The likeliest hypotheses side by side.
  case beam
  /// Draws from the model's distribution.
  case sampling
}
