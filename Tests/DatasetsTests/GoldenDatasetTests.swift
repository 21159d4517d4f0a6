import Datasets
import Foundation
import Generators
import Testing
import Tokenization

/// A dataset written once and committed: what was readable stays readable.
///
/// Its checksums were compared with those of `sha256sum`. It is never rewritten; a new format gets a
/// new folder beside it.
struct GoldenDatasetTests {
  private static let path = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden/dataset").path(percentEncoded: false)

  @Test(arguments: Split.allCases) func itIsStillReadable(_ split: Split) throws {
    let dataset = try Dataset(path: Self.path)
    #expect(dataset.manifest.task == "integration-backward")
    let reader = try dataset.reader(of: split)
    var count = 0
    while let problem = try reader.next() {
      count += 1
      let words = problem.source.map { dataset.vocabulary[$0] }
      #expect(words.starts(with: ["sub", "Y'"]))
      // The split is the one that the hash still gives.
      let hash = ProblemHash(source: words.joined(separator: " ").utf8)
      #expect(dataset.manifest.splitFractions.split(of: hash) == split)
    }
    #expect(count == dataset.manifest.file(of: split)?.examples)
    #expect(count > 0)
  }
}
