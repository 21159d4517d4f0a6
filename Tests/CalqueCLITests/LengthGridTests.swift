import CalqueCLI
import Datasets
import Foundation
import Generators
import Testing

@Suite struct LengthGridTests {
  @Test(arguments: ["5", "5...20", "35x3", "1...5x3", "35x1...3", "1...100x1...100"])
  func printedTextReadsBack(_ text: String) {
    #expect(LengthGrid(argument: text)?.argumentText == text)
  }

  @Test(arguments: [
    "", "x", "0", "0...3", "5...4", "1..3", "1....3", "3x", "x3", "1x2x3", "-1", "a", "1...20000",
    "1...101x1...100", "05",
  ])
  func anythingElseIsRefused(_ text: String) {
    #expect(LengthGrid(argument: text) == nil)
  }

  @Test func aFolderForEachPairHasOperandsOfItsLengths() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("calque-grid-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let result = await TestConsole.run([
      "generate", "multiplication", "--lengths", "4...5x2", "--count", "50", "--out", folder,
    ])
    #expect(result.status == .success, "\(result.errors)")
    for first in 4...5 {
      let dataset = try Dataset(path: "\(folder)/\(first)x2")
      let reader = try dataset.reader(of: .test)
      var count = 0
      while let example = try reader.next() {
        // Both operands and the sign between them.
        #expect(example.source.count == first + 2 + 1, "\(example)")
        count += 1
      }
      #expect(count > 40)
    }
  }

  @Test func tasksWithoutOperandsAreRefused() async {
    for option in ["--validation", "--test"] {
      let result = await TestConsole.run(
        ["generate", "addition", "--lengths", "3", "--out", "/nonexistent", option, "0.5"])
      #expect(result.status == .usage)
      #expect(result.errors.contains("leave --validation and --test out"))
    }
    let result = await TestConsole.run(["generate", "gcd", "--lengths", "3"])
    #expect(result.errors.contains("'gcd' has no operands whose lengths can be chosen"))
  }
}
