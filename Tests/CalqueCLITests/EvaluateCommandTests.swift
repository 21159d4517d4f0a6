import CalqueCLI
import Testing

@Suite struct EvaluateCommandTests {
  /// A folder with a dataset `data` and a run `run` that was trained on it for a moment.
  private func withTrainedModel(_ body: (_ folder: String) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let made = await TestConsole.run([
        "generate", "integration-backward", "--distribution", "first-course", "--count", "100",
        "--test", "0.3", "--out", "\(folder)/data",
      ])
      #expect(made.status == .success)
      try TrainCommandTests.writeRecipe(to: folder)
      let trained = await TestConsole.run([
        "train", "\(folder)/tiny.json5", "--data", "\(folder)/data", "--out", "\(folder)/run",
      ])
      #expect(trained.status == .success)
      try await body(folder)
    }
  }

  @Test func everySearchHasItsAccuracyAndOutcomes() async throws {
    try await withTrainedModel { folder in
      let result = await TestConsole.run(
        ["evaluate", "\(folder)/run", "--count", "12", "--beam", "3", "--workers", "1"])
      #expect(result.status == .success)
      let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(
        lines.first == "\(folder)/run on \(folder)/data (test): 12 problems of integration-backward"
      )
      for start in ["search  ", "greedy  ", "beam 3  ", "outcome  ", "antiderivative operators"] {
        #expect(lines.contains { $0.drop { $0 == " " }.hasPrefix(start) }, "\(start)")
      }
      #expect(result.errors.isEmpty)

      // A run, its model and its dataset may be named apart; greedy search alone has no beam.
      let json = await TestConsole.run([
        "evaluate", "\(folder)/run/model", "--data", "\(folder)/data", "--count", "5", "--beam",
        "1", "--json",
      ])
      #expect(json.status == .success)
      #expect(json.output.contains(#""problems":5,"greedy":{"beamWidth":1,"verified":{"#))
      #expect(json.output.contains(#""beam":null"#))

      let solved = await TestConsole.run(["solve", "x", "--model", "\(folder)/run", "--json"])
      #expect(solved.output.hasPrefix(#"{"input":"x","answer":"#))
    }
  }

  @Test func folderWithoutModelIsNamed() async throws {
    try await withTemporaryFolder { folder in
      let unknown = await TestConsole.run(["evaluate", folder])
      #expect(unknown.status == .usage)
      let missing = await TestConsole.run(["evaluate", folder, "--data", folder])
      #expect(missing.status == .failure)
      #expect(
        missing.errors == "calque: \(folder): no model here; "
          + "give the folder of a run or one with a config.json\n")
    }
  }
}
