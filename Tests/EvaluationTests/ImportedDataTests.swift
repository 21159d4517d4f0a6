import Datasets
import Evaluation
import Foundation
import Generators
import Symbolics
import Testing
import Tokenization
import Transformer

@Suite("Evaluation on imported examples")
struct ImportedDataTests {
  @Test("takes the file's answer for the only right one")
  func exactMatch() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "calque-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var text = ""
    for lesson in MemorizedModel.lessons {
      let problem = try lesson.problem()
      let columns = [problem.source, problem.target].map { ids in
        ids.map { Vocabulary.symbolic[$0] }.joined(separator: " ")
      }
      text += "1|\(columns.joined(separator: "\t"))\n"
    }
    let file = folder.appending(path: "in.txt")
    try Data(text.utf8).write(to: file)
    let data = folder.appending(path: "data").path(percentEncoded: false)
    var conversion = DatasetImport(format: .symbolicMathematics)
    conversion.vocabulary = .symbolic
    conversion.splitFractions = SplitFractions(valid: 0, test: 1)
    try conversion.convert(file.path(percentEncoded: false), to: data)

    var options = EvaluationOptions()
    options.search.beamWidth = 1
    let report = try Evaluation.evaluate(
      try MemorizedModel.shared.get(), on: .init(path: data), options: options, workers: 1)
    #expect(report.task == "data")
    #expect(report.greedy.verified.count == 4)
    // One of the other two is right, but nothing says so where the task is unknown.
    #expect(report.greedy.verified.successes == 2)
    #expect(report.greedy.exactMatch.successes == 2)
  }
}
