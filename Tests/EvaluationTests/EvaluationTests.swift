import Datasets
import Evaluation
import Foundation
import Generators
import Randomness
import Testing
import Tokenization
import Training
import Transformer

@Suite("Evaluation of folders")
struct EvaluationTests {
  /// Calls `body` with the paths of a tiny dataset and of an untrained model, in a folder that is removed afterwards.
  private func withFolders(_ body: (_ data: String, _ model: String) throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "calque-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let data = folder.appending(path: "data").path(percentEncoded: false)
    let model = folder.appending(path: "model").path(percentEncoded: false)
    let plan = GenerationPlan(
      count: 60, seed: 1, splitFractions: SplitFractions(valid: 0, test: 0.5))
    try await DatasetWriter.write(
      IntegrationBackward.make(preset: "first-course"), plan: plan, to: data)
    try MemorizedModel.untrained().save(to: model)
    try body(data, model)
  }

  private var options: EvaluationOptions {
    var options = EvaluationOptions()
    options.search.beamWidth = 2
    options.search.maximumLength = 8
    return options
  }

  @Test("reads model and dataset and judges every problem")
  func folders() async throws {
    try await withFolders { data, model in
      let count = try #require(try Dataset(path: data).manifest.file(of: .test)?.examples)
      let all = try Evaluation.evaluate(
        modelPath: model, on: .init(path: data), options: options, workers: 2)
      #expect(all.problemCount == count && count > 10)
      #expect(all.task == "integration-backward")
      #expect(all.greedy.verified.count == count && all.beam?.verified.count == count)
      let few = try Evaluation.evaluate(
        modelPath: model, on: .init(path: data, limit: 5), options: options, workers: 1)
      #expect(few.problemCount == 5)
    }
  }

  @Test("names the file or the split at fault")
  func errors() async throws {
    try await withFolders { data, model in
      #expect(throws: EvaluationError.noProblems(path: data, split: .valid)) {
        try Evaluation.evaluate(
          modelPath: model, on: .init(path: data, split: .valid), workers: 1)
      }
      let noModel = #expect(throws: EvaluationError.self) {
        try Evaluation.evaluate(modelPath: data, on: .init(path: data), workers: 1)
      }
      #expect(noModel?.description.hasPrefix(data) == true)
      let noData = #expect(throws: EvaluationError.self) {
        try Evaluation.evaluate(modelPath: model, on: .init(path: model), workers: 1)
      }
      #expect(noData?.description.hasPrefix(model) == true)
    }
  }

  @Test(
    "a set drawn from a task is judged by it, whatever the task",
    arguments: Catalog.all.map { $0.name })
  func drawnSets(task: String) throws {
    func set<Generator: ProblemGenerator>(_: Generator.Type) throws -> EvaluationSet {
      // The last preset is mostly the smallest.
      let generator = try Generator.make(preset: Generator.presetNames.last ?? "")
      return try EvaluationSet(
        task, drawing: HeldOutDraw(count: 2, seed: 2, share: 1), from: generator, workers: 1)
    }
    let set = try set(Catalog.task(named: task))
    #expect(set.problems.count == 2 && set.name == task && set.part == "seed 2")
    var options = EvaluationOptions()
    options.search.beamWidth = 1
    options.search.maximumLength = 12
    let report = try Evaluation.evaluate(
      MemorizedModel.untrained(set.task.vocabulary), on: set, options: options, workers: 1,
      examples: { #expect($0.searches.count == 1) })
    #expect(report.task == task && report.greedy.verified.count == 2)
  }

  @Test(
    "wrong answers have a text too, whatever the task", arguments: Catalog.all.map { $0.name })
  func textsOfWrongAnswers(task: String) throws {
    func check<Generator: ProblemGenerator>(_: Generator.Type) throws {
      let generator = try Generator.make(preset: Generator.presetNames.last ?? "")
      var worker = generator.makeWorker(seed: 3)
      var problem = Problem()
      var random = RandomStream(seed: 9)
      for index in 0..<3 {
        try worker.generate(UInt64(index), into: &problem)
        for _ in 0..<20 {
          var other = problem
          for _ in 0..<random.uniform(in: 1...3) {
            let token = TokenID(random.uniform(in: 0...generator.vocabulary.count - 1))
            let place = random.uniform(in: 0...other.target.count)
            switch random.uniform(in: 0...2) {
            case 0: other.target.insert(token, at: place)
            case 1 where place < other.target.count: other.target[place] = token
            case 2 where place < other.target.count: other.target.remove(at: place)
            default: other.target.removeLast(other.target.count - place)
            }
          }
          let text = generator.readableText(of: other).target
          #expect(!text.contains("\t") && !text.contains("\n"))
        }
      }
    }
    try check(Catalog.task(named: task))
  }
}
