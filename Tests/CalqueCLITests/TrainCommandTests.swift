import CalqueCLI
import Foundation
import Testing
import Training

@Suite struct TrainCommandTests {
  private static let recipe = """
    {
      // The smallest model there can be.
      model: {
        modelDimension: 8, headCount: 1, encoderLayerCount: 1, decoderLayerCount: 1,
        feedForwardDimension: 8,
      },
      batch: {size: 4}, budget: {steps: 6}, validation: {everySteps: 3}, workers: 1,
    }
    """

  /// Writes the recipe as `tiny.json5`.
  static func writeRecipe(to folder: String) throws {
    try Data(recipe.utf8).write(to: URL(fileURLWithPath: "\(folder)/tiny.json5"))
  }

  /// A folder with a dataset `data` and a recipe `tiny.json5`.
  private func withDataAndRecipe(_ body: (_ folder: String) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let made = await TestConsole.run([
        "generate", "integration-backward", "--distribution", "first-course", "--count", "100",
        "--validation", "0.2", "--out", "\(folder)/data",
      ])
      #expect(made.status == .success)
      try Self.writeRecipe(to: folder)
      try await body(folder)
    }
  }

  @Test func runIsReportedAndResumedToTheSameBits() async throws {
    try await withDataAndRecipe { folder in
      let start = ["train", "\(folder)/tiny.json5", "--data", "\(folder)/data", "--out"]
      let whole = await TestConsole.run(start + ["\(folder)/whole"])
      #expect(whole.status == .success)
      #expect(whole.output.hasPrefix("\(folder)/whole: 6 steps, 24 examples"))
      #expect(
        whole.output.hasSuffix("next: calque evaluate \(folder)/whole\n"))
      #expect(whole.errors.hasPrefix("step 3 · held-out loss "))

      let half = await TestConsole.run(start + ["\(folder)/parts", "--set", "budget.steps=4"])
      #expect(half.status == .success)
      let rest = await TestConsole.run([
        "train", "\(folder)/parts", "--set", "budget.steps=6", "--json",
      ])
      #expect(rest.status == .success)
      #expect(rest.output.contains(#""complete":true,"step":6,"#))
      #expect(rest.errors.hasPrefix("\(folder)/parts: going on after step 4\n"))
      let weights = try ["whole", "parts"].map {
        try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)/model/model.safetensors"))
      }
      #expect(weights.first == weights.last)
      // A complete run has no step to go, and so no loss of one.
      #expect(whole.output.contains("training loss "))
      let again = await TestConsole.run(["train", "\(folder)/whole"])
      #expect(again.status == .success)
      #expect(!again.output.contains("training loss "))
    }
  }

  @Test func newRunDoesNotTouchAnOldOne() async throws {
    try await withDataAndRecipe { folder in
      let words = [
        "train", "\(folder)/tiny.json5", "--data", "\(folder)/data", "--out", "\(folder)/run",
        "--new",
      ]
      #expect(await TestConsole.run(words).status == .success)
      let again = await TestConsole.run(words)
      #expect(again.status == .failure)
      #expect(again.errors.hasPrefix("calque: \(folder)/run: "))
    }
  }

  struct Refused: CustomTestStringConvertible, Sendable {
    let options: [String]
    let message: String
    var testDescription: String { options.joined(separator: " ") }
  }

  static let refused = [
    Refused(options: [], message: "FOLDER/tiny.json5: data: name the folder of a dataset"),
    Refused(
      options: ["--set", "budget.stepss=5"],
      message: "--set: budget.stepss: unknown field; did you mean 'steps'?"),
    Refused(
      options: ["--set", "budget.steps=0"], message: "--set: budget.steps: 0 is less than 1"),
    Refused(options: ["--set", "workers=many"], message: "--set: workers: "),
    Refused(options: ["--set", "seed.x=1"], message: "--set: seed: "),
    Refused(options: ["--data", "FOLDER/none"], message: "FOLDER/none: "),
    // Before the data are read, which are not there.
    Refused(
      options: [
        "--data", "FOLDER/none", "--set", "schedule.decay=cosine", "--set",
        "schedule.warmupSteps=1000",
      ], message: "recipe: budget.steps: "),
    Refused(
      options: ["--set", "steps"],
      message: "train: --set: 'steps' is not valid; expected key=value"),
    Refused(
      options: ["--set", "a..b=1"],
      message: "train: --set: 'a..b=1' is not valid; expected key=value"),
  ]

  @Test(arguments: refused)
  func mistakeIsOneLineAndLeavesNothing(_ example: Refused) async throws {
    try await withTemporaryFolder { folder in
      try Self.writeRecipe(to: folder)
      let options = example.options.map { $0.replacing("FOLDER", with: folder) }
      let result = await TestConsole.run(
        ["train", "\(folder)/tiny.json5", "--out", "\(folder)/run"] + options)
      #expect(result.status == (example.message.hasPrefix("train:") ? .usage : .failure))
      #expect(result.output.isEmpty)
      #expect(
        result.errors.hasPrefix("calque: \(example.message.replacing("FOLDER", with: folder))"))
      #expect(result.errors.filter { $0 == "\n" }.count == 1)
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/run"))
    }
  }
}
