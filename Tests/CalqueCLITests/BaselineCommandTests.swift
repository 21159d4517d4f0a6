import CalqueCLI
import Foundation
import Testing

struct BaselineCommandTests {
  @Test func linearRecurrencesAreScored() async throws {
    try await withTemporaryFolder { folder in
      let lines = [
        "A000045 ,0,1,1,2,3,5,8,13,21,34,55,89,", "A000290 ,0,1,4,9,16,25,36,49,64,81,100,121,",
        "A000040 ,2,3,5,7,11,13,17,19,23,29,31,37,",
        // Powers of two that end elsewhere: the next term is right, the others are not.
        "A999999 ,1,2,4,8,16,32,64,128,256,511,1023,2047,",
      ]
      try (lines.joined(separator: "\n") + "\n").write(
        toFile: "\(folder)/stripped", atomically: true, encoding: .utf8)
      let data = "\(folder)/data"
      let made = await TestConsole.run([
        "import-oeis", "\(folder)/stripped", "--terms", "8", "--hidden", "3", "--out", data,
      ])
      #expect(made.status == .success)
      #expect(made.output == "\(data): 4 examples of sequence-terms; 0 duplicates dropped\n")
      let scored = await TestConsole.run(["baseline", data])
      #expect(scored.status == .success)
      #expect(scored.output.contains("recurrence found           4  75.0 %"))
      #expect(scored.output.contains("next term right            4  75.0 %"))
      #expect(scored.output.contains("all terms right            4  50.0 %"))
      let json = await TestConsole.run(["baseline", data, "--json"])
      #expect(json.output.hasPrefix(#"{"found":{"successes":3,"count":4,"share":0.75,"#))
    }
  }
}
