import Foundation
import Generators
import Testing
import Tokenization

/// A task with one of its presets.
struct CatalogEntry: CustomTestStringConvertible, Sendable {
  let task: any ProblemGenerator.Type
  let preset: String

  var testDescription: String { "\(task.name), \(preset)" }

  static let all = Catalog.all.flatMap { task in
    task.presetNames.map { CatalogEntry(task: task, preset: $0) }
  }

  /// The first indices, a tenth as many where every example takes much algebra, slow without optimisation.
  func indices(_ count: UInt64) -> Range<UInt64> {
    let slow = [
      IntegrationForward.name, IntegrationByParts.name, DifferentialEquations<FirstOrder>.name,
      DifferentialEquations<SecondOrder>.name,
    ]
    return 0..<(slow.contains(task.name) ? count / 10 : count)
  }

  /// The tokens of the task with this preset.
  var vocabulary: Vocabulary { get throws { try task.make(preset: preset).vocabulary } }

  /// The examples with these indices, all made by one worker in this order.
  func problems(seed: UInt64, _ indices: some Sequence<UInt64>) throws -> [Problem] {
    try problems(of: task.make(preset: preset), seed: seed, indices)
  }

  /// What the task's judge says of each answer to its problem.
  func judgements(_ answers: [(answer: [TokenID], problem: Problem)]) throws -> [Judgement] {
    try judgements(by: task.make(preset: preset).makeJudge(), answers)
  }

  private func judgements(
    by judge: some AnswerJudge, _ answers: [(answer: [TokenID], problem: Problem)]
  ) -> [Judgement] {
    var judge = judge
    return answers.map {
      judge.judge($0.answer, to: $0.problem.source, reference: $0.problem.target)
    }
  }

  private func problems(
    of generator: some ProblemGenerator, seed: UInt64, _ indices: some Sequence<UInt64>
  ) throws -> [Problem] {
    var worker = generator.makeWorker(seed: seed)
    return try indices.map { index in
      var problem = Problem()
      try worker.generate(index, into: &problem)
      return problem
    }
  }
}

/// What holds for every task; a new one is tested by being in the catalog.
struct CatalogTests {
  @Test func namesAreDistinctAndWellFormed() {
    let names = Catalog.all.map { $0.name }
    #expect(Set(names).count == names.count)
    for task in Catalog.all {
      #expect(task.name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil)
      #expect(!task.summary.isEmpty && !task.summary.contains("\n"))
      #expect(Set(task.presetNames).count == task.presetNames.count && !task.presetNames.isEmpty)
    }
  }

  @Test(arguments: CatalogEntry.all) func sameSeedSameProblems(_ entry: CatalogEntry) throws {
    #expect(
      try entry.problems(seed: 5, entry.indices(50)) == entry.problems(seed: 5, entry.indices(50)))
    #expect(
      try entry.problems(seed: 5, entry.indices(50)) != entry.problems(seed: 6, entry.indices(50)))
  }

  @Test(arguments: CatalogEntry.all)
  func anExampleDoesNotDependOnThoseMadeBefore(_ entry: CatalogEntry) throws {
    let inOrder = try entry.problems(seed: 1, entry.indices(100))
    #expect(try entry.problems(seed: 1, entry.indices(100).reversed()) == inOrder.reversed())
    for index in stride(from: 0, to: inOrder.count, by: 9) {
      #expect(try entry.problems(seed: 1, [UInt64(index)]) == [inOrder[index]])
    }
  }

  @Test(arguments: CatalogEntry.all)
  func everyTokenIsInTheVocabularyAndNoneIsSpecial(_ entry: CatalogEntry) throws {
    let vocabulary = try entry.vocabulary
    let special = TokenID(Vocabulary.Special.allCases.count)
    for problem in try entry.problems(seed: 2, entry.indices(100)) {
      for token in problem.source + problem.target {
        #expect((special..<TokenID(vocabulary.count)).contains(token))
      }
      #expect(!problem.source.isEmpty && !problem.target.isEmpty)
    }
  }

  @Test(arguments: CatalogEntry.all) func ownAnswersAreAccepted(_ entry: CatalogEntry) throws {
    let judgements = try entry.judgements(
      entry.problems(seed: 3, entry.indices(200)).map { ($0.target, $0) })
    #expect(
      judgements.count { $0.isCorrect } * 100 >= judgements.count * 99,
      "\(judgements.filter { !$0.isCorrect })")
  }

  @Test(arguments: CatalogEntry.all)
  func answersOfOtherProblemsAreRefused(_ entry: CatalogEntry) throws {
    let problems = try entry.problems(seed: 4, entry.indices(201))
    let swapped = zip(problems, problems.dropFirst()).filter {
      $0.source != $1.source && $0.target != $1.target
    }
    .map { (answer: $1.target, problem: $0) }
    // A few may be right all the same: two problems can have the same answer in different words.
    let right = zip(swapped, try entry.judgements(swapped)).filter { $1.isCorrect }
    #expect(right.count * 50 <= swapped.count, "\(right)")
  }

  @Test(arguments: CatalogEntry.all)
  func tokensThatAreNoAnswerAreMalformed(_ entry: CatalogEntry) throws {
    let problems = try entry.problems(seed: 5, entry.indices(50))
    let special = Vocabulary.Special.allCases.map { [$0.rawValue] }
    for tail in special + [[-1], [TokenID(try entry.vocabulary.count)]] {
      let broken = problems.map { (answer: $0.target + tail, problem: $0) }
      for judgement in try entry.judgements(broken) {
        #expect(judgement.name == "malformed", "\(judgement)")
      }
    }
    for judgement in try entry.judgements(problems.map { ([], $0) }) {
      #expect(judgement.name == "malformed", "\(judgement)")
    }
  }

  /// The first five examples of seed 1; `RECORD_GOLDEN=1` rewrites the files.
  @Test(arguments: CatalogEntry.all) func firstFiveAreGolden(_ entry: CatalogEntry) throws {
    let vocabulary = try entry.vocabulary
    func text(_ tokens: [TokenID]) -> String {
      tokens.map { vocabulary[$0] }.joined(separator: " ")
    }
    let found =
      try entry.problems(seed: 1, 0..<5).map { text($0.source) + "\t" + text($0.target) }
      .joined(separator: "\n") + "\n"
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Golden/\(entry.task.name).\(entry.preset).tsv").standardized
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try found.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == found)
  }
}
