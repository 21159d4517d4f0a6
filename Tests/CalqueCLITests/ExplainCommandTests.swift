import CalqueCLI
import Foundation
import Testing

@Suite struct ExplainCommandTests {
  private struct Attention: Decodable {
    struct Head: Decodable {
      var head: Int
      var weights: [[Double]]
    }
    var source, target, part: String
    var layer: Int
    var queries, keys: [String]
    var heads: [Head]
  }

  private struct Divisors: Decodable {
    struct Row: Decodable {
      struct Answer: Decodable { var answer, count: Int }
      var gcd, unread: Int
      var answers: [Answer]
    }
    struct Rule: Decodable { var exceptions: [Int] }
    var base: Int
    var rightDivisors, productsOfBasePrimes: [Int]
    var rules: [Rule]
    var divisors: [Row]
  }

  private func decoded<Value: Decodable>(_ type: Value.Type, _ output: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(output.utf8))
  }

  @Test(arguments: ["encoder", "decoder", "cross"])
  func attentionOfTheShippedModelIsShown(part: String) async throws {
    let arguments = ["explain", "attention", "integration", "x*cos(x)", "--part", part]
    let text = await TestConsole.run(arguments)
    #expect(text.status == .success)
    let lines = text.output.split(separator: "\n").map(String.init)
    #expect(lines[0] == "problem: sub Y' mul x cos x </s>")
    #expect(lines[1].hasPrefix("answer:  "))
    #expect(lines[2].hasPrefix("\(part) attention, layer "))

    let json = await TestConsole.run(arguments + ["--json", "--layer", "1"])
    let attention = try decoded(Attention.self, json.output)
    #expect(attention.part == part && attention.layer == 1)
    #expect(attention.queries.first == (part == "encoder" ? "sub" : "<s>"))
    #expect(attention.keys.first == (part == "decoder" ? "<s>" : "sub"))
    for head in attention.heads {
      #expect(head.weights.count == attention.queries.count)
      #expect(head.weights.allSatisfy { abs($0.reduce(0, +) - 1) < 1e-3 })
    }
    let one = await TestConsole.run(arguments + ["--json", "--layer", "1", "--head", "2"])
    let second = try decoded(Attention.self, one.output)
    #expect(second.heads.map(\.head) == [2])
    #expect(second.heads[0].weights == attention.heads[1].weights)
  }

  @Test func anAnswerMayBeGiven() async throws {
    let result = await TestConsole.run([
      "explain", "attention", "integration", "sub Y' x", "--answer", "mul x x", "--json",
    ])
    let attention = try decoded(Attention.self, result.output)
    #expect(attention.source == "sub Y' x </s>" && attention.target == "mul x x")
    #expect(attention.queries == ["<s>", "mul", "x", "x"])
    let unknown = await TestConsole.run(
      ["explain", "attention", "integration", "x", "--answer", "nonsense"])
    #expect(unknown.errors == "calque: the model has no token 'nonsense'\n")
  }

  @Test func answersOfAGcdModelAreCounted() async throws {
    try await EvaluateCommandTests.withTrainedModel(of: "gcd/base-10") { folder in
      let arguments = [
        "explain", "gcd", "\(folder)/run", "--divisors", "12", "--pairs", "5", "--workers", "2",
      ]
      let text = await TestConsole.run(arguments)
      #expect(text.status == .success)
      #expect(text.output.hasPrefix("\(folder)/run, base 10: 12 divisors, 5 pairs of each\n"))
      #expect(text.output.contains("right gcds are products of primes of the base"))
      let json = await TestConsole.run(arguments + ["--json"])
      let report = try decoded(Divisors.self, json.output)
      #expect(report.base == 10 && report.rules.count == 3)
      #expect(report.productsOfBasePrimes == [1, 2, 4, 5, 8, 10])
      #expect(report.divisors.map(\.gcd) == Array(1...12))
      for row in report.divisors {
        #expect(row.answers.reduce(row.unread) { $0 + $1.count } == 5)
      }
      let other = await TestConsole.run(["explain", "gcd", "integration"])
      #expect(other.status == .usage && other.errors.contains("give --distribution"))
      let named = await TestConsole.run([
        "explain", "gcd", "\(folder)/run/model", "--distribution", "base-10", "--divisors", "12",
        "--pairs", "5", "--json",
      ])
      #expect(try decoded(Divisors.self, named.output).rightDivisors == report.rightDivisors)
      let foreign = await TestConsole.run(
        ["explain", "gcd", "\(folder)/run", "--distribution", "base-30"])
      #expect(foreign.errors.contains("the model's vocabulary lacks '10'"))
    }
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/gnuplot")))
  func picturesAreDrawn() async throws {
    try await EvaluateCommandTests.withTrainedModel(of: "gcd/base-10") { folder in
      for (name, arguments) in [
        ("gcd.svg", ["gcd", "\(folder)/run", "--divisors", "6", "--pairs", "3"]),
        ("map.svg", ["attention", "integration", "x"]),
      ] {
        let test = TestConsole()
        let status = await CommandLineTool.run(
          ["explain"] + arguments + ["--plot", "\(folder)/\(name)"],
          on: test.console(environment: ["PATH": "/usr/bin"]))
        #expect(status == .success, "\(test.errors)")
        let picture = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
        #expect(picture.contains("</svg>"))
      }
    }
  }

  @Test(arguments: [
    ("equations", "y' = x*y", "add mul INT- 1 mul x Y Y' </s>"),
    ("arithmetic", "12 + 34", "2 1 + 4 3 </s>"),
    ("sequences", "1, 20000, 3, 4, 5, ?", "+ 1 + 2 0 + 3 + 4 + 5 </s>"),
  ])
  func problemsAreTypedAsToSolveThem(
    _ example: (model: String, problem: String, source: String)
  ) async throws {
    let result = await TestConsole.run([
      "explain", "attention", example.model, example.problem, "--json",
    ])
    #expect(result.status == .success, "\(result.errors)")
    #expect(try decoded(Attention.self, result.output).source == example.source)
  }

  @Test(arguments: [
    (["attention", "arithmetic", "x*cos(x)"], "the model has not learned such problems"),
    (["attention", "integration"], "missing argument PROBLEM"),
    (["attention", "integration", "x", "--layer", "99"], "--layer takes a number from 1 to"),
    (["attention", "integration", "x", "--layer", "0"], "--layer takes a number from 1 to"),
    (["attention", "integration", "x", "--head", "-1"], "--head one from 1 to"),
    (["attention", "integration", "x", "--layer", "\(Int.min)"], "--layer takes a number from 1"),
    (["attention", "integration", "x", "--head", "\(Int.min)"], "--head one from 1 to"),
    (["attention", "integration", "x", "--divisors", "9"], "--divisors goes with gcd"),
    (["attention", "integration", "x", "--pairs", "9"], "--pairs goes with gcd"),
    (["attention", "integration", "x", "--threshold", "0.9"], "--threshold goes with gcd"),
    (["attention", "integration", "x", "--seed", "0"], "--seed goes with gcd"),
    (["attention", "integration", "x", "--workers", "1"], "--workers goes with gcd"),
    (["attention", "integration", "x", "--distribution", "a"], "--distribution goes with gcd"),
    (["gcd", "integration", "--layer", "1"], "--layer goes with attention"),
    (["gcd", "integration", "--head", "1"], "--head goes with attention"),
    (["gcd", "integration", "--part", "cross"], "--part goes with attention"),
    (["gcd", "integration", "--answer", "x"], "--answer goes with attention"),
    (["attention", "integration", "x)", "--json"], "x)"),
    (["attention", "integration", "x", "--part", "sideways"], "encoder, decoder, cross"),
    (["gcd", "integration"], "give --distribution"),
    (["gcd", "integration", "12 18"], "takes no problem"),
    (["gcd", "integration", "--distribution", "base-10"], "lacks 'V2'"),
    (["gcd", "integration", "--distribution", "base-10", "--pairs", "0"], "pairs: 0 is not in"),
    (["gcd", "integration", "--threshold", "0.5"], "--threshold takes a share above 0.5"),
    (["integral", "integration"], "gcd, attention"),
  ])
  func whatMakesNoSenseIsRefused(_ arguments: [String], _ message: String) async {
    let result = await TestConsole.run(["explain"] + arguments)
    #expect(result.status == .usage || result.status == .failure)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(result.output.isEmpty)
  }
}
