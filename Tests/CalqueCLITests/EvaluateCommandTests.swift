import CalqueCLI
import Foundation
import Testing

@Suite struct EvaluateCommandTests {
  /// A folder with a dataset `data` of a task and a run `run` that was trained on it for a moment.
  static func withTrainedModel(
    of task: String = "integration-backward/first-course",
    _ body: (_ folder: String) async throws -> Void
  ) async throws {
    let parts = task.split(separator: "/").map(String.init)
    try await withTemporaryFolder { folder in
      let made = await TestConsole.run([
        "generate", parts[0], "--distribution", parts[1], "--count", "100",
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

  /// The parts of a line of `evaluate --json` that tests look at.
  private struct Line: Decodable {
    struct Share: Decodable { var successes, count: Int }
    struct Calibration: Decodable {
      struct Bin: Decodable { var right: Share }
      var measure: String
      var bins: [Bin]
    }
    struct Breakdown: Decodable {
      struct Row: Decodable {
        var value: Int
        var verified: Share
      }
      var label: String
      var rows: [Row]
    }
    struct Search: Decodable {
      var beamWidth: Int?
      var samples: Int?
      var breakdowns: [Breakdown]
      var verified: Share
      var calibration: [Calibration]
    }
    var model, data, part, task: String
    var problems: Int
    var greedy: Search
    var beam: Search?
    var sampling: Search?
  }

  /// The parts of a line of `evaluate --examples` that tests look at.
  private struct Example: Decodable {
    struct Hypothesis: Decodable {
      var target, verdict: String
      var text: String?
      var log_probability, score: Double
      var complete, correct: Bool
    }
    var model, data, source, reference, source_text, reference_text: String
    var index: Int
    var hypotheses: [String: [Hypothesis]]
  }

  private func lines<Line: Decodable>(_ type: Line.Type, _ text: String) throws -> [Line] {
    try text.split(separator: "\n").map { try JSONDecoder().decode(type, from: Data($0.utf8)) }
  }

  @Test func everySearchHasItsAccuracyAndOutcomes() async throws {
    try await Self.withTrainedModel { folder in
      let result = await TestConsole.run([
        "evaluate", "\(folder)/run", "--count", "12", "--beam", "3", "--samples", "2",
        "--workers", "1",
      ])
      #expect(result.status == .success)
      let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(
        lines.first == "\(folder)/run on \(folder)/data (test): 12 problems of integration-backward"
      )
      for start in [
        "search  ", "greedy  ", "beam 3  ", "2 samples  ", "outcome  ", "antiderivative operators",
        "probability  ", "calibration error: ",
      ] {
        #expect(lines.contains { $0.drop { $0 == " " }.hasPrefix(start) }, "\(start)")
      }
      #expect(result.errors.isEmpty)

      // A run, its model and its dataset may be named apart; greedy search alone has no beam.
      let json = await TestConsole.run([
        "evaluate", "\(folder)/run/model", "--data", "\(folder)/data", "--count", "5", "--beam",
        "1", "--json",
      ])
      #expect(json.status == .success)
      let report = try #require(try self.lines(Line.self, json.output).first)
      #expect(report.problems == 5 && report.greedy.beamWidth == 1 && report.beam == nil)
      #expect(report.data == "\(folder)/data" && report.part == "test")
      #expect(report.greedy.calibration.map(\.measure) == ["sequence", "perToken"])

      let solved = await TestConsole.run(["solve", "x", "--model", "\(folder)/run", "--json"])
      #expect(solved.output.hasPrefix(#"{"input":"x","answer":"#))
    }
  }

  @Test func modelsAndSetsMakeAMatrix() async throws {
    try await Self.withTrainedModel { folder in
      let arguments = [
        "evaluate", "\(folder)/run", "\(folder)/run/model", "--data", "\(folder)/data", "--task",
        "integration-backward/textbook", "--task", "differentiation", "--distribution",
        "first-course", "--held-out", "0.5", "--seed", "4", "--count", "4", "--beam", "2",
        "--length", "12",
      ]
      let text = await TestConsole.run(arguments)
      #expect(text.status == .success)
      let rows = text.output.split(separator: "\n").map(String.init)
      #expect(rows.first == "verified answers in %, with 95 % intervals; 4 problems each")
      // There are more sets than models, so these stand in the rows, once for each search.
      for name in [
        "\(folder)/data ", "integration-backward/textbook ", "differentiation/first-course ",
      ] {
        let found = rows.filter { $0.hasPrefix(name) }
        #expect(found.count == 2, "\(name)")
        #expect(found.allSatisfy { $0.count { $0 == "(" } == 2 })
      }

      let json = await TestConsole.run(arguments + ["--json", "--workers", "3"])
      let reports = try lines(Line.self, json.output)
      #expect(reports.map(\.model).filter { $0 == "\(folder)/run" }.count == 3)
      #expect(reports.map(\.part) == ["test", "seed 4", "seed 4", "test", "seed 4", "seed 4"])
      #expect(reports.map(\.task)[2] == "differentiation")
      // The run and its model are the same.
      for index in 0..<3 {
        let (one, other) = (reports[index].beam, reports[index + 3].beam)
        #expect(one?.verified.successes == other?.verified.successes)
      }
    }
  }

  @Test func examplesAreWrittenInOrderWithTheirVerdicts() async throws {
    try await Self.withTrainedModel { folder in
      var files: [String] = []
      for workers in ["1", "3"] {
        let file = "\(folder)/examples-\(workers).jsonl"
        let result = await TestConsole.run([
          "evaluate", "\(folder)/run", "--count", "12", "--beam", "2", "--samples", "3",
          "--length", "10", "--workers", workers, "--examples", file,
        ])
        #expect(result.status == .success)
        files.append(try String(contentsOfFile: file, encoding: .utf8))
        #expect(!FileManager.default.fileExists(atPath: "\(file).partial"))
      }
      #expect(files[0] == files[1])
      let examples = try lines(Example.self, files[0])
      #expect(examples.map(\.index) == Array(0..<12))
      for example in examples {
        #expect(example.hypotheses.mapValues(\.count) == ["greedy": 1, "beam": 2, "sampling": 3])
        #expect(example.source.hasPrefix("sub Y' ") && !example.source_text.contains("Y"))
        for hypothesis in example.hypotheses.values.joined() {
          #expect(hypothesis.log_probability <= 0 && hypothesis.score <= 0)
          if hypothesis.correct {
            let checked = await TestConsole.run(
              ["verify", example.source_text, try #require(hypothesis.text)])
            #expect(checked.status == .success)
          }
        }
      }
      let nowhere = await TestConsole.run(
        ["evaluate", "\(folder)/run", "--examples", "\(folder)/none/x.jsonl"])
      #expect(nowhere.status == .failure && nowhere.errors.contains("\(folder)/none/x.jsonl"))
    }
  }

  @Test func longListsOfLabelsAreCutForPeopleAlone() async throws {
    try await Self.withTrainedModel(of: "gcd/stratified") { folder in
      let arguments = [
        "evaluate", "\(folder)/run", "--task", "gcd/stratified", "--held-out", "1", "--count", "90",
        "--beam", "1", "--length", "4",
      ]
      let json = await TestConsole.run(arguments + ["--json"])
      let report = try #require(try lines(Line.self, json.output).first)
      let rows = try #require(report.greedy.breakdowns.first { $0.label == "gcd" }).rows
      #expect(rows.count > 20 && rows.map(\.value) == rows.map(\.value).sorted())
      #expect(rows.reduce(0) { $0 + $1.verified.count } == 90)
      let text = await TestConsole.run(arguments)
      #expect(text.output.contains("\n… \(rows.count - 20) more, with --json\n"))
    }
  }

  @Test func lengthsAreAskedForOneByOne() async throws {
    try await Self.withTrainedModel(of: "addition/five-digits") { folder in
      let result = await TestConsole.run([
        "evaluate", "\(folder)/run", "--lengths", "2...4", "--count", "6", "--beam", "1",
        "--length", "8", "--json",
      ])
      #expect(result.status == .success)
      let reports = try lines(Line.self, result.output)
      #expect(reports.map(\.data) == (2...4).map { "\(folder)/data \($0)x\($0)" })
      #expect(reports.allSatisfy { $0.problems == 6 && $0.task == "addition" })

      let foreign = await TestConsole.run(
        ["evaluate", "integration", "--task", "differentiation", "--lengths", "3"])
      #expect(foreign.status == .usage)
      #expect(foreign.errors.contains("'differentiation' has no operands"))
    }
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/gnuplot")),
    arguments: [[], ["--task", "integration-backward/textbook", "--held-out", "1"]])
  func picturesAreDrawn(_ more: [String]) async throws {
    try await Self.withTrainedModel { folder in
      let file = "\(folder)/it's a plot.svg"
      let test = TestConsole()
      let status = await CommandLineTool.run(
        [
          "evaluate", "\(folder)/run", "--data", "\(folder)/data", "--count", "4", "--beam", "1",
          "--length", "8", "--plot", file,
        ] + more, on: test.console(environment: ["PATH": "/usr/bin"]))
      #expect(status == .success, "\(test.errors)")
      let picture = try String(contentsOfFile: file, encoding: .utf8)
      #expect(picture.contains("</svg>"))
      #expect(picture.contains(more.isEmpty ? "reliability" : "integration-backward/textbook"))
    }
  }

  @Test func whatMakesNoSenseIsRefusedBeforeAnythingIsDecoded() async throws {
    try await Self.withTrainedModel { folder in
      let run = "\(folder)/run"
      for (arguments, status, message) in [
        (["--task", "integration-bakward"], CommandStatus.usage, "did you mean"),
        (["--task", "gcd/base-11"], .usage, "'base-1"),
        (["--distribution", "textbook"], .usage, "--distribution needs --task"),
        (["--task", "gcd/base-10"], .failure, "lacks 'V2'"),
        (["--samples", "-1"], .usage, "--samples takes a number from 0 to 1000"),
        (["--samples", "1001"], .usage, "--samples takes a number from 0 to 1000"),
        (["--samples", "2", "--temperature", "0"], .usage, "evaluate: --temperature: 0.0 is not"),
        (["--temperature", "-1"], .usage, "evaluate: --temperature: -1.0 is not"),
        (["--samples", "2", "--top-p", "1.5"], .usage, "evaluate: --top-p: 1.5 is not"),
        (["--top-p", "0"], .usage, "evaluate: --top-p: 0.0 is not"),
        (["--top-k", "-1"], .usage, "evaluate: --top-k: -1 is negative"),
        (["--length", "0"], .usage, "evaluate: --length: 0 is not in 1...1000000"),
        (["--length-penalty", "-1"], .usage, "evaluate: --length-penalty: -1.0 is not"),
        (["--count", "0", "--task", "integration-backward"], .usage, "--count must be at least 1"),
        (["--count", "0"], .usage, "--count must be at least 1"),
        (
          ["--split", "valid", "--task", "integration-backward"], .usage, "--split is for datasets"
        ),
        (["--held-out", "0.5"], .usage, "--held-out is for tasks"),
        (["--draws", "5"], .usage, "--draws is for tasks"),
        (["--held-out", "0", "--task", "integration-backward"], .failure, "share"),
        (["--plot", "x.pdf"], .failure, "a plot is a .png or .svg file"),
      ] {
        let result = await TestConsole.run(["evaluate", run] + arguments)
        #expect(result.status == status, "\(arguments): \(result.errors)")
        #expect(result.errors.contains(message), "\(arguments): \(result.errors)")
        #expect(result.output.isEmpty && result.errors.count { $0 == "\n" } == 1)
      }
    }
  }

  /// A model away from its run is asked about the tasks in its notes, as the shipped ones are.
  @Test func modelsAreMeasuredOnTheTasksThatTheyName() async throws {
    let command = ["--count", "5", "--beam", "1", "--seed", "3", "--json"]
    let named = await TestConsole.run(["evaluate", "arithmetic"] + command)
    #expect(named.status == .success)
    let found = try lines(Line.self, named.output)
    #expect(
      found.map(\.data) == ["tasks[0] addition", "tasks[1] subtraction", "tasks[2] multiplication"])
    #expect(found.map(\.problems) == [5, 5, 5])
  }

  @Test func folderWithoutModelIsNamed() async throws {
    try await withTemporaryFolder { folder in
      let missing = await TestConsole.run(["evaluate", folder, "--data", folder])
      #expect(missing.status == .failure)
      #expect(
        missing.errors == "calque: \(folder): no model here; "
          + "give the folder of a run, one with a config.json, or a shipped model's name: "
          + "integration, equations, sequences, arithmetic\n")
    }
  }
}
