import Foundation
import Testing

@testable import CalqueCLI

/// Training from tasks, and what is done with runs: drawing and comparing them.
@Suite struct RunCommandsTests {
  private static let recipe = """
    {
      tasks: [
        {task: "addition", distribution: "five-digits"},
        {task: "two-set:primality", weight: [[0, 0.5], [1, 2]]},
      ],
      curriculumExamples: 40,
      model: {
        modelDimension: 8, headCount: 1, encoderLayerCount: 1, decoderLayerCount: 1,
        feedForwardDimension: 8, maximumLength: 32, dropout: 0.1,
      },
      batch: {size: 4}, budget: {steps: 8}, metricsEverySteps: 2, workers: 2,
      validation: {everySteps: 4, examples: 10}, verification: {everySteps: 4, problems: 6},
      keepBest: {metric: "validationLoss", count: 1},
    }
    """

  /// A folder with a recipe `mix.json5`.
  private func withRecipe(_ body: (_ folder: String) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      try Data(Self.recipe.utf8).write(to: URL(fileURLWithPath: "\(folder)/mix.json5"))
      try await body(folder)
    }
  }

  private func train(_ folder: String, _ name: String, _ options: [String] = []) async {
    let result = await TestConsole.run(
      ["train", "\(folder)/mix.json5", "--out", "\(folder)/\(name)"] + options)
    #expect(result.status == .success, "\(result.errors)")
  }

  @Test func aRunOfTasksIsResumedToTheSameBits() async throws {
    try await withRecipe { folder in
      let whole = await TestConsole.run(
        ["train", "\(folder)/mix.json5", "--out", "\(folder)/whole"])
      #expect(whole.status == .success, "\(whole.errors)")
      #expect(whole.output.contains("\nverified "))
      #expect(whole.output.contains("\nbest: "))
      #expect(whole.errors.contains("step 4 · verified "))
      #expect(whole.errors.contains(": addition "))
      await train(folder, "parts", ["--set", "budget.steps=3"])
      let rest = await TestConsole.run([
        "train", "\(folder)/parts", "--set", "budget.steps=8", "--json",
      ])
      #expect(rest.status == .success, "\(rest.errors)")
      #expect(rest.output.contains(#""verified":{"successes":"#))
      #expect(rest.errors.hasPrefix("\(folder)/parts: going on after step 3\n"))
      let weights = try ["whole", "parts"].map {
        try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)/model/model.safetensors"))
      }
      #expect(weights.first == weights.last)
      // Its first recipe still fits, another mixture does not.
      await train(folder, "parts")
      let other = await TestConsole.run([
        "train", "\(folder)/parts", "--set", "tasks.0.weight=2",
      ])
      #expect(other.errors.contains("tasks.0.weight: differs from the run's"))
    }
  }

  @Test func settingsInListsAreChanged() async throws {
    try await withRecipe { folder in
      await train(
        folder, "run",
        [
          "--set", "tasks.1.distribution={preset: 'natural', setSize: 9}",
          "--set", "tasks.2.task=gcd", "--set", "budget.steps=1",
        ])
      let recipe = try String(
        contentsOf: URL(fileURLWithPath: "\(folder)/run/recipe.json"), encoding: .utf8)
      #expect(recipe.contains(#""setSize" : 9"#) && recipe.contains(#""task" : "gcd""#))
      for (change, message) in [
        ("tasks.0.wieght=2", "--set: tasks[0].wieght: unknown field; did you mean 'weight'?"),
        (
          "tasks.7.weight=2",
          "--set: tasks: no element '7'; there are 2 (0…1), 2 adds one"
        ),
        (
          "additionalData.1.copies=2",
          "--set: additionalData: no element '1'; there are 0 (none), 0 adds one"
        ),
        ("tasks.0=2", "--set: tasks[0]: expected an object"),
      ] {
        let result = await TestConsole.run([
          "train", "\(folder)/mix.json5", "--out", "\(folder)/none", "--set", change,
        ])
        #expect(result.status == .failure)
        #expect(result.errors.hasPrefix("calque: \(message)"), "\(result.errors)")
      }
    }
  }

  @Test func runsAreDrawnInLettersAndAsPoints() async throws {
    try await withRecipe { folder in
      await train(folder, "run")
      let text = await TestConsole.run(["plot", "\(folder)/run", "--metric", "loss,verified"])
      #expect(text.status == .success, "\(text.errors)")
      #expect(text.output.contains("training loss") && text.output.contains("verified answers"))
      #expect(text.output.contains("* \(folder)/run"))
      let json = await TestConsole.run([
        "plot", "\(folder)/run", "--metric", "validationLoss", "--by", "examples", "--json",
      ])
      let start = #"{"charts":[{"title":"held-out loss","by":"examples","series":[{"name":""#
      #expect(json.output.hasPrefix(start + "\(folder)/run"))
      let points = json.output.components(separatedBy: #""points":[["#).last ?? ""
      #expect(points.hasPrefix("16.0,") && points.contains("],[32.0,"))
      for (options, message) in [
        (["\(folder)/none"], "\(folder)/none: no run here"),
        (["\(folder)/mix.json5"], "\(folder)/mix.json5: neither the folder of a run nor a report"),
        (["\(folder)/run", "--out", "a.pdf"], "a.pdf: a plot is a .png or .svg file"),
        (["\(folder)/run", "--metric", "los"], "plot: --metric: 'los' is not valid"),
        ([], "plot: missing argument RUN"),
      ] {
        let result = await TestConsole.run(["plot"] + options)
        #expect(result.status != .success)
        #expect(result.errors.hasPrefix("calque: \(message)"), "\(result.errors)")
      }
    }
  }

  /// A share that the run did not keep out of training is drawn from all the same, but not without a word.
  @Test func problemsThatMayHaveBeenTrainedOnAreWarnedOf() async throws {
    try await withRecipe { folder in
      await train(folder, "run", ["--set", "heldOut.test=0.2"])
      for (share, isWarned) in [("0.2", false), ("0.5", true), (nil, false)] as [(String?, Bool)] {
        let result = await TestConsole.run(
          ["evaluate", "\(folder)/run", "--count", "2", "--beam", "1", "--length", "4"]
            + (share.map { ["--held-out", $0] } ?? []))
        #expect(result.status == .success, "\(result.errors)")
        #expect(
          result.errors
            == (isWarned
              ? "calque: \(folder)/run held out 0.2 of the problems of its tasks; of those drawn "
                + "from a share of 0.5, the others may have been trained on\n" : ""))
      }
      let split = await TestConsole.run(["evaluate", "\(folder)/run", "--split", "valid"])
      #expect(split.status == .usage && split.errors.contains("--split is for datasets"))
    }
  }

  @Test func whatWasNotMeasuredIsNamed() async throws {
    try await withRecipe { folder in
      await train(folder, "run", ["--set", "verification.everySteps=0"])
      let result = await TestConsole.run(["plot", "\(folder)/run", "--metric", "verified"])
      #expect(result.errors == "calque: \(folder)/run: 'verified' has not been measured\n")
    }
  }

  /// The report of an evaluation as the command prints it, with made-up counts.
  private static let report = """
    {"model":"m","data":"d","split":"test","task":"gcd","problems":30,"greedy":{"beamWidth":1,
    "verified":{"successes":9,"count":30,"share":0.3,"low":0.1,"high":0.5},"breakdowns":[
    {"label":"divisor","rows":[{"value":1,"verified":{"successes":8,"count":10}},
    {"value":2,"verified":{"successes":1,"count":20}}]}]},"beam":null}
    """

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/gnuplot")))
  func picturesAreDrawn() async throws {
    try await withRecipe { folder in
      await train(folder, "it's a run")
      try Data(Self.report.utf8).write(to: URL(fileURLWithPath: "\(folder)/report.json"))
      for (name, start) in [("all.svg", Data("<?xml".utf8)), ("all.png", Data([0x89, 0x50]))] {
        let result = await TestConsole.run(
          [
            "plot", "\(folder)/it's a run", "\(folder)/report.json", "--out", "\(folder)/\(name)",
          ], environment: ["PATH": "/usr/bin"])
        #expect(result.status == .success, "\(result.errors)")
        #expect(result.output == "\(folder)/\(name): 5 charts\n")
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
        #expect(data.prefix(start.count) == start && data.count > 5_000)
      }
    }
  }

  @Test func reportsAreDrawnByTheirLabelsWithIntervals() async throws {
    try await withTemporaryFolder { folder in
      try Data(Self.report.utf8).write(to: URL(fileURLWithPath: "\(folder)/report.json"))
      let json = await TestConsole.run(["plot", "\(folder)/report.json", "--json"])
      #expect(
        json.output.contains(#""by":"divisor","series":[{"name":"m on d, greedy","points":[["#))
      let chart = EvaluationFile.charts([try EvaluationFile.read("\(folder)/report.json")])[0]
      let points = chart.series[0].points
      #expect(points.map(\.x) == [1, 2] && points.map(\.y) == [0.8, 0.05])
      #expect(points.allSatisfy { $0.interval?.contains($0.y) == true })
    }
  }

  @Test func comparisonsShowWhatDiffersAndTheFigures() async throws {
    try await withRecipe { folder in
      await train(folder, "a")
      await train(folder, "b", ["--set", "optimizer.learningRate=0.01", "--set", "batch.size=8"])
      let result = await TestConsole.run(["compare", "\(folder)/a", "\(folder)/b"])
      #expect(result.status == .success, "\(result.errors)")
      let lines = result.output.split(separator: "\n").map { $0.split(separator: " ") }
      #expect(lines.contains(["batch.size", "4", "8"]))
      #expect(lines.contains(["optimizer.learningRate", "0.001", "0.01"]))
      #expect(!result.output.contains("seed"))
      #expect(lines.contains(["examples", "32", "64"]))
      #expect(lines.contains { $0.first == "verified" && $0.contains("%") })
      let json = await TestConsole.run(["compare", "\(folder)/a", "\(folder)/a", "--json"])
      #expect(
        json.output.contains(#""settings":[],"figures":[{"name":"steps","values":[8.0,8.0]}"#))
      // As many examples as there are integers, all predicted.
      let metrics = URL(fileURLWithPath: "\(folder)/a/metrics.jsonl")
      let text = try String(contentsOf: metrics, encoding: .utf8)
        .replacing(#/"exact_match":[^,]*,"examples":10,/#) { _ in
          #""exact_match":1,"examples":\#(Int.max),"#
        }
      #expect(text.contains("\(Int.max)"))
      try Data(text.utf8).write(to: metrics)
      let huge = await TestConsole.run(["compare", "\(folder)/a", "\(folder)/b"])
      #expect(huge.status == .success && huge.output.contains("100.0 % (100.0–100.0)"))
      let mixed = await TestConsole.run(["compare", "\(folder)/a", "x"])
      #expect(mixed.status == .usage && mixed.errors.contains("'x' is not the folder of a run"))
      let one = await TestConsole.run(["compare", "\(folder)/a"])
      #expect(one.status == .usage && one.errors.contains("give a second run"))
    }
    #expect(await TestConsole.run(["compare", "x"]).status == .usage)
    let nowhere = await TestConsole.run(["compare", "x", "runs/x"])
    #expect(
      nowhere.errors.hasPrefix("calque: compare: 'runs/x': no run here, and not an expression"))
    #expect(await TestConsole.run(["compare", "2x", "x + x"]).status == .success)
  }
}
