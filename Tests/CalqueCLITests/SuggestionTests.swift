import CalqueCLI
import Testing

@Suite struct SuggestionTests {
  private static let words = ["", "a", "solve", "slove", "solver", "verify", "evaluate", "--count"]

  @Test(arguments: words, words)
  func editDistanceIsSymmetricAndZeroOnlyForEqualWords(_ first: String, _ second: String) {
    let distance = Suggestion.editDistance(first, second)
    #expect(distance == Suggestion.editDistance(second, first))
    #expect((distance == 0) == (first == second))
    #expect(distance <= max(first.count, second.count))
    #expect(distance >= abs(first.count - second.count))
  }

  @Test func oneSwapOfNeighboursIsOneMistake() {
    #expect(Suggestion.editDistance("solve", "slove") == 1)
    #expect(Suggestion.editDistance("cuont", "count") == 1)
  }

  private static let known = ["solve", "verify", "evaluate", "--count"]

  @Test(arguments: [
    ("slove", "solve"), ("eval", "evaluate"), ("SOLVE", "solve"), ("solv", "solve"),
    ("verfy", "verify"),
  ])
  func nearWordsAreSuggested(_ typed: String, _ meant: String) {
    #expect(Suggestion.nearest(to: typed, among: Self.known) == meant)
  }

  @Test(arguments: ["xyz", "x*cos(x)", "q", "completely-different"])
  func farWordsAreNot(_ typed: String) {
    #expect(Suggestion.nearest(to: typed, among: Self.known) == nil)
  }

  @Test func longWordsCostLittle() {
    let long = String(repeating: "x", count: 1_000_000)
    #expect(Suggestion.nearest(to: long, among: Self.known) == nil)
  }
}
