import ExactArithmetic
import Testing
import Tokenization

@testable import Generators

struct MatrixRankTests {
  private func tokens(_ text: String, _ task: MatrixRank) throws -> [TokenID] {
    try text.split(separator: " ").map { try #require(task.vocabulary.id(of: $0)) }
  }

  @Test(arguments: MatrixRank.presetNames)
  func onlyTheRankIsRight(_ preset: String) throws {
    let task = try MatrixRank.make(preset: preset)
    var (worker, judge) = (task.makeWorker(seed: 1), task.makeJudge())
    var problem = Problem()
    var seen: Set<Int> = []
    for index in UInt64(0)..<60 {
      try worker.generate(index, into: &problem)
      let rank = try #require(task.notation.integers.integer(problem.target)?.asInt)
      seen.insert(rank)
      for other in 0...7 {
        var answer: [TokenID] = []
        task.notation.integers.append(other, to: &answer)
        #expect(judge.judge(answer, to: problem.source).isCorrect == (other == rank))
      }
    }
    #expect(seen.count >= 4)
  }

  /// Matrices of other origin, with zero columns and numbers beyond 64 bits.
  @Test(arguments: [
    ("V2 V2 + 0 + 0 + 0 + 0", "+ 0"), ("V2 V3 + 0 + 0 + 5 + 0 + 0 + 7", "+ 1"),
    ("V2 V2 + 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 + 1 + 0 + 1", "+ 2"),
    ("V3 V1 + 0 + 0 - 4", "+ 1"), ("V2 V3 + 0 + 2 + 3 + 0 + 4 + 6", "+ 1"),
  ])
  func ranksOfOtherMatricesAreExact(_ source: String, _ rank: String) throws {
    let task = try MatrixRank.make(preset: "small")
    var judge = task.makeJudge()
    let problem = try tokens(source, task)
    #expect(judge.judge(try tokens(rank, task), to: problem) == .right)
    #expect(judge.judge(try tokens("+ 5", task), to: problem).name == "wrong")
    #expect(judge.judge(try tokens(rank, task), to: problem + problem).name == "undecided")
  }

  @Test func impossibleLawsAreRefused() {
    let law = MatrixRankDistribution(
      rows: .constant(3), columns: .constant(3), factorEntries: .uniform(-9...9), base: 10)
    func field(_ change: (inout MatrixRankDistribution) -> Void) -> String? {
      var changed = law
      change(&changed)
      return #expect(throws: DistributionError.self) { try MatrixRank(distribution: changed) }?
        .field
    }
    #expect(field { $0.rows = .constant(0) } == "rows")
    #expect(field { $0.columns = .uniform(1...100) } == "columns")
    #expect(field { $0.factorEntries = .constant(1 << 40) } == "factorEntries")
    #expect(field { $0.base = 1 } == "base")
  }
}
