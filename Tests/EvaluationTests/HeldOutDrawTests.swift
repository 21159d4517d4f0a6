import Datasets
import Evaluation
import Foundation
import Generators
import Testing

@Suite("Held-out draws")
struct HeldOutDrawTests {
  /// Tasks whose problems are made quickly, of several vocabularies.
  static let tasks = [
    "integration-backward", "gcd", "addition", "sequence-terms", "modular-grokking",
    "two-set:gcd",
  ]

  private func generator(_ task: String) throws -> any ProblemGenerator {
    func first<Generator: ProblemGenerator>(_: Generator.Type) throws -> any ProblemGenerator {
      try Generator.make(preset: Generator.presetNames[0])
    }
    return try first(Catalog.task(named: task))
  }

  private func problems(
    _ draw: HeldOutDraw, _ generator: any ProblemGenerator, workers: Int = 1
  ) throws -> [Problem] {
    func problems(_ generator: some ProblemGenerator) throws -> [Problem] {
      try draw.problems(from: generator, workers: workers)
    }
    return try problems(generator)
  }

  @Test("are the test split of the dataset with the same seed", arguments: tasks)
  func dataset(task: String) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "calque-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.path(percentEncoded: false)
    let generator = try generator(task)
    let plan = GenerationPlan(
      count: 300, seed: 3, splitFractions: SplitFractions(valid: 0.2, test: 0.25))
    func write(_ generator: some ProblemGenerator) async throws {
      try await DatasetWriter.write(generator, plan: plan, to: path)
    }
    try await write(generator)
    let reader = try Dataset(path: path).reader(of: .test)
    var expected: [Problem] = []
    while let problem = try reader.next() { expected.append(problem) }
    #expect(expected.count > 20)
    let draw = HeldOutDraw(count: expected.count, seed: 3, share: 0.25)
    #expect(try problems(draw, generator) == expected)
  }

  @Test("are the same for any number of workers", arguments: [2, 3])
  func workers(count: Int) throws {
    let generator = try generator("gcd")
    let draw = HeldOutDraw(count: 150, seed: 8, share: 0.1)
    let one = try problems(draw, generator)
    #expect(one.count == 150 && Set(one).count == 150)
    #expect(try problems(draw, generator, workers: count) == one)
  }

  @Test("end where a task has no more problems")
  func fewProblems() throws {
    let generator = try generator("modular-grokking")
    // 97² pairs are all there are.
    let all = try problems(HeldOutDraw(count: 20_000, seed: 1, share: 1), generator)
    #expect(all.count <= 9_409 && all.count > 9_000)
    #expect(Set(all.map(\.source)).count == all.count)
    // Fewer examples find fewer of them, and the first ones.
    let few = try problems(HeldOutDraw(count: 20_000, seed: 1, share: 1, limit: 9_000), generator)
    #expect(few.count < all.count && few[...] == all.prefix(few.count))
  }

  @Test("of nothing are refused, naming the field")
  func refusals() throws {
    let generator = try generator("gcd")
    for (draw, field) in [
      (HeldOutDraw(count: 0), "count"), (HeldOutDraw(count: -2), "count"),
      (HeldOutDraw(count: 1, share: 0), "share"), (HeldOutDraw(count: 1, share: 1.5), "share"),
      (HeldOutDraw(count: 1, share: .nan), "share"), (HeldOutDraw(count: 1, limit: 0), "draws"),
    ] {
      let error = #expect(throws: EvaluationError.self) { try problems(draw, generator) }
      #expect(error?.description.hasPrefix("problems to be drawn: \(field)") == true)
    }
  }
}
