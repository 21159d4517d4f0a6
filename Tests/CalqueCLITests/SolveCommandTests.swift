import CalqueCLI
import Symbolics
import Testing

@Suite struct SolveCommandTests {
  private func solve(
    _ configure: (inout SolveCommand) -> Void, input: String = ""
  ) throws -> (status: CommandStatus, output: String) {
    var command = SolveCommand()
    configure(&command)
    let test = TestConsole()
    let status = try command.run(
      on: test.console(input: input), shelf: FakeModels.shelf(paths: command.models))
    return (status, test.output.withoutTimes)
  }

  private let sineInLaTeX: String
  init() throws { sineInLaTeX = try TypedExpression("sin(x)").expression.latex }

  @Test func firstLineIsTheAnswerAlone() throws {
    let result = try solve { $0.problem = "cos(x)" }
    #expect(result.status == .success)
    #expect(result.output.hasPrefix("sin(x)\n\(sineInLaTeX)\nproved"))
  }

  @Test func noVerifiedAnswerIsStatus2() throws {
    let result = try solve { $0.problem = "exp(x^2)" }
    #expect(result.status == .noVerifiedAnswer)
    #expect(result.output == "no verified answer · 10 hypotheses checked · ? ms\n")
  }

  @Test func rulesAnswerWhereTheModelDoesNotAndSaySo() throws {
    let result = try solve { ($0.problem, $0.modelOnly) = ("x", false) }
    #expect(result.status == .success)
    #expect(result.output.hasPrefix("x^2/2\n"))
    #expect(
      result.output.hasSuffix(" · by rules; none of the model's 10 hypotheses was right · ? ms\n"))
    let modelAlone = try solve { ($0.problem, $0.modelOnly) = ("x", true) }
    #expect(modelAlone.output == "no verified answer · 10 hypotheses checked · ? ms\n")
  }

  @Test func batchAnswersEveryLineInOrder() throws {
    let result = try solve({ $0.batch = "-" }, input: "cos(x)\n@\n\nexp(x^2)\n")
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(result.status == .failure)
    #expect(lines.count == 4)
    let latex = JSONOutput.string(sineInLaTeX).description
    #expect(
      lines.first == #"{"input":"cos(x)","answer":"sin(x)","latex":"# + latex
        + #","kind":"integral","verdict":"proved","by":"model","detail":"proved (same canonical form)","hypotheses":10,"#
        + #""model":"shipped","note":null,"milliseconds":?}"#
    )
    #expect(lines[1].hasPrefix(#"{"input":"@","line":2,"error":"column 1: "#))
    #expect(lines[2].hasPrefix(#"{"input":"","line":3,"error":"nothing to solve; "#))
    #expect(
      lines.last
        == #"{"input":"exp(x^2)","answer":null,"latex":null,"kind":"integral","verdict":"unverified","by":null,"#
        + #""detail":"no hypothesis was verified","hypotheses":10,"model":"shipped","note":null,"milliseconds":?}"#
    )
  }

  @Test func batchMayMixKinds() throws {
    let texts = [
      "12 + 34", "cos(x)", "1, 4, 9, 16, 25, ?", "gcd(12, 18)", "1 + 1", "y' = y", "cos(x)",
    ]
    let result = try solve({ $0.batch = "-" }, input: texts.joined(separator: "\n"))
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines.count == texts.count)
    for (text, line) in zip(texts, lines) {
      #expect(line.hasPrefix(#"{"input":"\#(text)","answer":"#))
      // Alone or among others, the answer is the same.
      let alone = try solve {
        $0.problem = text
        $0.json = true
      }
      #expect(alone.output == line + "\n")
    }
    #expect(lines[2].contains(#""next":["36","49","64","#))
  }

  @Test func batchOfManyLinesKeepsTheirOrder() throws {
    let texts = (0..<1_000).map { $0 % 7 == 3 ? "(" : $0 % 2 == 0 ? "\($0) + 1" : "gcd(\($0), 6)" }
    let result = try solve({ $0.batch = "-" }, input: texts.joined(separator: "\n"))
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == texts.count && result.status == .failure)
    for (number, (text, line)) in zip(texts, lines).enumerated() {
      #expect(line.hasPrefix(#"{"input":"\#(text)""#))
      #expect(line.contains(#""line":\#(number + 1),"error""#) == (text == "("))
      if text.hasSuffix("+ 1") && text != "(" {
        #expect(line.contains(#""answer":"\#(number + 1)""#))
      }
    }
  }

  @Test func unreadableLineDoesNotStopTheRest() throws {
    let long = String(repeating: "1", count: LineReader.maximumLineLength + 1)
    let result = try solve({ $0.batch = "-" }, input: "1 + 1\n\(long)\n2 + 2\n")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 3 && result.status == .failure)
    #expect(
      lines[1] == #"{"input":null,"line":2,"error":"longer than 1048576 bytes"}"#)
    #expect(lines[2].contains(#""answer":"4""#))
  }

  @Test func batchWithoutAnswerButWithoutErrorIsStatus2() throws {
    #expect(try solve({ $0.batch = "-" }, input: "cos(x)\nexp(x^2)\n").status == .noVerifiedAnswer)
    #expect(try solve({ $0.batch = "-" }, input: "cos(x)\n").status == .success)
  }

  @Test func missingModelIsNamed() {
    #expect(throws: FakeModels.MissingModel.self) {
      try solve {
        $0.problem = "x"
        $0.models = ["absent"]
      }
    }
  }

  @Test(arguments: [
    ([], "missing argument PROBLEM"),
    (["x", "--batch", "-"], "give a PROBLEM or --batch FILE, not both"),
    (["x", "--beam", "0"], "--beam: '0' is not valid; expected a number from 1 to 1000"),
  ])
  func misuseIsStatus64(_ arguments: [String], _ message: String) async {
    let result = await TestConsole.run(["solve"] + arguments)
    #expect(result.status == .usage)
    #expect(result.errors == "calque: solve: \(message) (see 'calque help solve')\n")
  }
}
