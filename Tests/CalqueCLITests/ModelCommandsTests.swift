import CalqueCLI
import Foundation
import Testing

@Suite struct ModelCommandsTests {
  /// A folder with a run `run` that was trained for a moment.
  private func withRun(
    _ settings: [String] = [], _ body: (_ folder: String) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      let made = await TestConsole.run([
        "generate", "integration-backward", "--distribution", "first-course", "--count", "100",
        "--out", "\(folder)/data",
      ])
      #expect(made.status == .success)
      try TrainCommandTests.writeRecipe(to: folder)
      let changes = settings.flatMap { ["--set", $0] }
      let trained = await TestConsole.run(
        ["train", "\(folder)/tiny.json5", "--data", "\(folder)/data", "--out", "\(folder)/run"]
          + changes)
      #expect(trained.status == .success)
      try await body(folder)
    }
  }

  /// A line of `calque score`.
  private struct Score: Decodable {
    var source: String
    var target: String
    var log_probability: Double
    var tokens: [Double]
    var logits: [[Double]]?
  }

  /// A line of `calque decode`.
  private struct Decoded: Decodable {
    struct Answer: Decodable {
      var target: String
      var log_probability: Double
      var score: Double
      var complete: Bool
    }
    var source: String
    var answers: [Answer]
  }

  private func lines<Line: Decodable>(_ type: Line.Type, _ output: String) throws -> [Line] {
    try output.split(separator: "\n").map { try JSONDecoder().decode(type, from: Data($0.utf8)) }
  }

  @Test func exportForTransformersIsImportedToTheSameBits() async throws {
    try await withRun { folder in
      let exported = await TestConsole.run([
        "export", "\(folder)/run", "--out", "\(folder)/hf", "--format", "huggingface",
      ])
      #expect(exported.status == .success)
      #expect(
        exported.output.hasPrefix("\(folder)/hf: BlenderbotForConditionalGeneration, \(folder)/run")
      )
      let imported = await TestConsole.run(
        ["import", "\(folder)/hf", "--out", "\(folder)/back"])
      #expect(imported.status == .success)
      #expect(imported.output.hasPrefix("\(folder)/back: \(folder)/back, "))
      for file in ["model.safetensors", "vocab.json"] {
        let (before, after) = (
          try Data(contentsOf: URL(fileURLWithPath: "\(folder)/run/model/\(file)")),
          try Data(contentsOf: URL(fileURLWithPath: "\(folder)/back/\(file)"))
        )
        #expect(before == after, "\(file)")
      }
      let scores = await TestConsole.run(
        ["score", "\(folder)/run", "-", "--logits"], input: "x\tx\n")
      #expect(scores.status == .success)
      #expect(
        await TestConsole.run(["score", "\(folder)/back", "-", "--logits"], input: "x\tx\n").output
          == scores.output)
    }
  }

  @Test func shippedModelIsExportedByItsName() async throws {
    try await withTemporaryFolder { folder in
      let result = await TestConsole.run(
        ["export", "integration", "--out", "\(folder)/hf", "--format", "huggingface"])
      #expect(result.status == .success)
      #expect(
        result.output.hasPrefix(
          "\(folder)/hf: BlenderbotForConditionalGeneration, integration (shipped), "))
      let unknown = await TestConsole.run(["export", "integral", "--out", "\(folder)/hf"])
      #expect(unknown.errors.hasPrefix("calque: integral: no model here; "))
    }
  }

  @Test func modelWithoutCounterpartIsRefused() async throws {
    try await withRun(["model.positions=alibi"]) { folder in
      let result = await TestConsole.run([
        "export", "\(folder)/run", "--out", "\(folder)/hf", "--format", "huggingface",
      ])
      #expect(result.status == .failure)
      #expect(
        result.errors == "calque: positions: 'alibi' in a model of architecture 'encoderDecoder' "
          + "has no counterpart in transformers\n")
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/hf"))
    }
  }

  @Test func scoresAreTheLogarithmsOfProbabilities() async throws {
    try await withRun { folder in
      let result = await TestConsole.run(
        ["score", "\(folder)/run", "-", "--logits"], input: "x\tadd x INT+ 1\nx\t\n")
      #expect(result.status == .success)
      let scores = try lines(Score.self, result.output)
      #expect(scores.map(\.target) == ["add x INT+ 1", ""])
      #expect(scores.map(\.tokens.count) == [5, 1])
      for score in scores {
        #expect(abs(score.tokens.reduce(0, +) - score.log_probability) < 1e-9)
        let rows = try #require(score.logits)
        #expect(rows.count == score.tokens.count)
        for (row, token) in zip(rows, score.tokens) {
          // One of the shares of the vocabulary, which add up to 1.
          let total = row.reduce(0) { $0 + exp($1) }
          #expect(row.contains { abs($0 - log(total) - token) < 1e-6 })
        }
      }
    }
  }

  @Test(arguments: ["encoderDecoder", "encoderOnly", "decoderOnly"])
  func decodedAnswersHaveTheirScores(architecture: String) async throws {
    try await withRun(["model.architecture=\(architecture)"]) { folder in
      for beam in [1, 4] {
        let result = await TestConsole.run(
          ["decode", "\(folder)/run", "-", "--beam", "\(beam)", "--length", "5"],
          input: "x\nadd x INT+ 2\n")
        #expect(result.status == .success)
        let decoded = try lines(Decoded.self, result.output)
        #expect(decoded.map(\.source) == ["x", "add x INT+ 2"])
        for line in decoded {
          #expect(line.answers.count == beam)
          #expect(line.answers.map(\.score) == line.answers.map(\.score).sorted(by: >))
          for answer in line.answers {
            let scored = await TestConsole.run(
              ["score", "\(folder)/run", "-"], input: "\(line.source)\t\(answer.target)\n")
            let score = try #require(try lines(Score.self, scored.output).first)
            let tokens = answer.complete ? score.tokens : score.tokens.dropLast()
            #expect(abs(tokens.reduce(0, +) - answer.log_probability) < 1e-3)
            #expect(abs(answer.log_probability / Double(tokens.count) - answer.score) < 1e-3)
          }
        }
      }
    }
  }

  @Test func samplesDependOnTheSeedAndTheProblemAlone() async throws {
    try await withRun { folder in
      func decode(_ input: String, _ options: [String] = []) async throws -> [Decoded] {
        let result = await TestConsole.run(
          ["decode", "\(folder)/run", "-", "--samples", "6", "--length", "4"] + options,
          input: input)
        #expect(result.status == .success)
        return try lines(Decoded.self, result.output)
      }
      let both = try await decode("x\nadd x INT+ 2\n")
      #expect(both.map(\.answers.count) == [6, 6])
      let targets = both.map { $0.answers.map(\.target) }
      #expect(try await decode("add x INT+ 2\n")[0].answers.map(\.target) == targets[1])
      #expect(try await decode("x\n", ["--seed", "1"])[0].answers.map(\.target) != targets[0])
      // With one token to draw from, every sample is the greedy answer.
      let cold = try await decode("x\n", ["--top-k", "1"])[0].answers.map(\.target)
      let greedy = await TestConsole.run(
        ["decode", "\(folder)/run", "-", "--length", "4"], input: "x\n")
      #expect(Set(cold) == Set(try lines(Decoded.self, greedy.output)[0].answers.map(\.target)))
      let two = await TestConsole.run(
        ["decode", "\(folder)/run", "-", "--samples", "2", "--beam", "2"], input: "x\n")
      #expect(two.status == .usage && two.errors.contains("choose one"))
    }
  }

  @Test func linesThatMakeNoSenseAreNamedAndTheRestAnswered() async throws {
    try await withRun { folder in
      let scores = await TestConsole.run(
        ["score", "\(folder)/run", "-"], input: "x\nx\tx x\nx\tnonsense\n")
      #expect(scores.status == .failure)
      let lines = scores.output.split(separator: "\n")
      #expect(lines.count == 3)
      #expect(
        lines.first
          == #"{"input":"x","error":"expected the tokens of a problem, a tab, and those of an answer"}"#
      )
      #expect(lines.last == #"{"input":"x\tnonsense","error":"the model has no token 'nonsense'"}"#)
      let long = String(repeating: "x ", count: 600)
      let decoded = await TestConsole.run(["decode", "\(folder)/run", "-"], input: long)
      #expect(decoded.status == .failure)
      #expect(decoded.output.contains("has 601 tokens, the model takes at most 512"))
      for option in [
        "--beam=0", "--length=0", "--length-penalty=-1", "--temperature=0", "--top-p=2",
        "--top-k=-1", "--samples=-1",
      ] {
        let refused = await TestConsole.run(["decode", "\(folder)/run", "-", option], input: "x")
        #expect(refused.status == .usage)
        #expect(refused.errors.hasPrefix("calque: decode: \(option.prefix { $0 != "=" })"))
      }
    }
  }
}
