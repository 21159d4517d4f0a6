import CalqueCLI
import Randomness
import Testing

/// Random texts are solved or refused in one line; none ends the process.
@Suite struct ProblemFuzzTests {
  private static let pieces = [
    "x", "y", "y'", "y''", "Y", "(x)", "(", ")", "=", " = 0", ",", ", ", "?", "...", "1", "2", "7",
    "0",
    "12345678901234567890", "+", "-", "*", "/", "^", "mod", " div ", "%", "gcd(", "gcd(4, 6)",
    "sin",
    "exp(x)", "dy/dx", "|", "√", "π", "′", " ", "\t", "−", "1, 2, 3", "a8", "t", ".", "e",
    "\u{301}", "@",
  ]

  @Test func randomTextIsSolvedOrRefusedInOneLine() {
    var random = RandomStream(seed: 5)
    var solving = ProblemSolving(shelf: FakeModels.shelf())
    solving.beamWidth = 2
    let texts = (0..<600).map { _ in
      (0..<random.uniform(in: 1...4)).map { _ in
        Self.pieces[random.uniform(below: Self.pieces.count)]
      }.joined()
    }
    let results = solving.solve(texts)
    #expect(results.count == texts.count)
    var solved = 0
    for (text, result) in zip(texts, results) {
      switch result {
      case .success: solved += 1
      case .failure(let error):
        let message = "\(error)"
        #expect(!message.isEmpty && !message.contains("\n"), "\(text)")
      }
    }
    // The texts are no mere noise.
    #expect(solved > 50)
  }
}
