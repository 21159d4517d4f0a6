import Datasets
import Generators
import Randomness
import Testing
import Tokenization

/// A task of which a stated share of draws is rejected.
struct RareGenerator: ProblemGenerator {
  static let name = "rare"
  static let summary = "a number, seldom"

  struct Distribution: ProblemDistribution {
    var accepted = 0.5
    static let presets = [Preset(name: "half", summary: "every other draw", distribution: Self())]
    func validate() throws(DistributionError) {}
  }

  struct Sampler: ProblemSampler {
    let accepted: Double

    func draw(into problem: inout Problem, using random: inout RandomStream) -> RejectionReason? {
      guard random.chance(accepted) else { return random.chance(0.5) ? .notReal : .tooLong }
      problem.source = (0..<20).map { _ in TokenID(random.uniform(below: 10)) + 3 }
      problem.target = [3]
      return nil
    }
  }

  let distribution: Distribution
  var vocabulary: Vocabulary { Vocabulary(words: (0..<10).map(String.init)) }

  init(distribution: Distribution) { self.distribution = distribution }
  func makeSampler() -> Sampler { Sampler(accepted: distribution.accepted) }
  func makeJudge() -> SumGenerator.Judge { SumGenerator.Judge() }
  func labels(of problem: Problem) -> [ProblemLabel] { [] }
}

struct RejectionLimitTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(accepted: Double, workers: Int) async throws {
    try await DatasetWriter.write(
      RareGenerator(distribution: .init(accepted: accepted)),
      plan: GenerationPlan(count: 1024, seed: 1, workers: workers), to: folder.path("set"))
  }

  @Test func moreThanTheLimitStopsWithTheReasonsOfTheWholeRunForAnyWorkers() async throws {
    var messages: Set<String> = []
    for workers in [1, 2, 5] {
      let error = try await #require(throws: DatasetError.self) {
        try await write(accepted: 0.0006, workers: workers)
      }
      guard case .rejections(_, let tally) = error.reason else {
        Issue.record("\(error)")
        return
      }
      #expect(tally.accepted % 256 == 0 && tally.accepted > 0)
      #expect(tally.accepted * 1000 < tally.drawn && tally.drawn >= 100_000)
      #expect(error.description.contains("notReal"))
      #expect(error.description.contains("tooLong"))
      messages.insert(error.description)
      #expect(folder.names(in: "") == [])
    }
    #expect(messages.count == 1)
  }

  @Test func lessThanTheLimitIsGenerated() async throws {
    try await write(accepted: 0.003, workers: 2)
    #expect(try Dataset(path: folder.path("set")).manifest.drawn == 1024)
  }
}
