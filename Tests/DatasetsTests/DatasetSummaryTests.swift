import Datasets
import Foundation
import Generators
import Randomness
import Testing
import Tokenization

struct DatasetSummaryTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func histogramsAgreeWithSortedValues() {
    var random = RandomStream(seed: 3)
    for count in [1, 2, 7, 100, 1001] {
      var histogram = Histogram()
      let values = (0..<count).map { _ in random.uniform(below: 50) }
      values.forEach { histogram.add($0) }
      let sorted = values.sorted()
      let mean = Double(values.reduce(0, +)) / Double(count)
      let squares = values.reduce(0) { $0 + Double($1 * $1) }
      let deviation = max(0, squares / Double(count) - mean * mean).squareRoot()
      #expect(abs(histogram.mean - mean) < 1e-9)
      #expect(abs(histogram.standardDeviation - deviation) < 1e-6)
      #expect(histogram.quantile(0) == sorted.first && histogram.quantile(1) == sorted.last)
      #expect(histogram.quantile(0.5) == sorted[(count + 1) / 2 - 1])
    }
    #expect(Histogram().quantile(0.5) == nil && Histogram().mean == 0)
  }

  @Test func countsAreThoseOfTheExamples() async throws {
    try await DatasetWriter.write(
      try SumGenerator(bound: 40),
      plan: GenerationPlan(count: 500, seed: 2, splitFractions: .init(valid: 0.2, test: 0.2)),
      to: folder.path("set"))
    let dataset = try Dataset(path: folder.path("set"))
    let summary = try DatasetSummary(of: dataset, task: try SumGenerator(bound: 40))
    let problems = try Split.allCases.flatMap { try lines(folder.path("set"), $0) }
    #expect(summary.sourceLengths.rows.map(\.value) == [3])
    #expect(summary.targetLengths.total == problems.count)
    #expect(summary.sourceTokens.reduce(0, +) == 3 * problems.count)
    for id in dataset.vocabulary.tokens.indices {
      #expect(summary.targetTokens[id] == problems.count { $0.target == [Int32(id)] })
    }
    #expect(summary.examples == Array(problems.prefix(10)))
    let test = try DatasetSummary(of: dataset, splits: [.test], task: nil)
    #expect(test.sourceLengths.total == dataset.manifest.file(of: .test)?.examples)
  }
}
