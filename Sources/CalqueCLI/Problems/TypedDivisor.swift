import Evaluation

extension DivisorProblem {
  /// Reads `gcd(12, 18)`; nil for a text that does not begin with `gcd`.
  init?(typed text: String) throws(ProblemTextError) {
    guard text.lowercased().hasPrefix("gcd") else { return nil }
    let rest = text.dropFirst(3).trimmed
    let error = ProblemTextError("gcd takes two integers, as in gcd(12, 18)")
    guard rest.hasPrefix("("), rest.hasSuffix(")"), rest.utf8.count >= 2 else { throw error }
    let parts = rest.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = try TypedInteger.read(parts[0]),
      let second = try TypedInteger.read(parts[1])
    else { throw error }
    self.init(first, second)
  }
}
