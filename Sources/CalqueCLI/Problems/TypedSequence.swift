import Evaluation
import ExactArithmetic

extension SequenceProblem {
  /// The most terms that are read.
  static let longestSequence = 1_000
  /// The fewest terms from which anything could be told.
  static let shortestSequence = 3

  /// Reads integers with commas between them and perhaps `?`, `…` or `...` behind; nil for a text without commas
  /// outside brackets.
  init?(typed text: String) throws(ProblemTextError) {
    guard text.contains(","), !Self.hasCommasInBrackets(text) else { return nil }
    var parts = text.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
    if let last = parts.last, ["?", "…", "...", ""].contains(last) { parts.removeLast() }
    guard parts.count <= Self.longestSequence else {
      throw ProblemTextError(
        "\(parts.count) terms; a sequence is read up to \(Self.longestSequence) terms")
    }
    var terms: [BigInteger] = []
    for (place, part) in parts.enumerated() {
      guard let term = try TypedInteger.read(part) else {
        throw ProblemTextError(
          "term \(place + 1), '\(part.prefix(24))', is not an integer; "
            + "a sequence is written 1, 1, 2, 3, 5, 8, ?")
      }
      terms.append(term)
    }
    guard terms.count >= Self.shortestSequence else {
      throw ProblemTextError(
        "\(terms.count) term\(terms.count == 1 ? "" : "s"); "
          + "a sequence has at least \(Self.shortestSequence), as in 1, 1, 2, 3, 5, 8, ?")
    }
    self.init(terms)
  }

  private static func hasCommasInBrackets(_ text: String) -> Bool {
    var depth = 0
    for character in text {
      switch character {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      case "," where depth > 0: return true
      default: break
      }
    }
    return false
  }
}
