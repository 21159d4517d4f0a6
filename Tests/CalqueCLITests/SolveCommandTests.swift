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
    let status = try command.run(on: test.console(input: input), loadSolver: FakeSolver.load)
    return (status, test.output.withoutTimes)
  }

  private let sineInLaTeX: String
  init() throws { sineInLaTeX = try TypedExpression("sin(x)").expression.latex }

  @Test func firstLineIsTheAnswerAlone() throws {
    let result = try solve { $0.integrand = "cos(x)" }
    #expect(result.status == .success)
    #expect(result.output.hasPrefix("sin(x)\n\(sineInLaTeX)\nproved"))
  }

  @Test func noVerifiedAnswerIsStatus2() throws {
    let result = try solve { $0.integrand = "exp(x^2)" }
    #expect(result.status == .noVerifiedAnswer)
    #expect(result.output == "no verified answer · 10 hypotheses checked · ? ms\n")
  }

  @Test func rulesAnswerWhereTheModelDoesNotAndSaySo() throws {
    let result = try solve { ($0.integrand, $0.modelOnly) = ("x", false) }
    #expect(result.status == .success)
    #expect(result.output.hasPrefix("x^2/2\n"))
    #expect(
      result.output.hasSuffix(" · by rules; none of the model's 10 hypotheses was right · ? ms\n"))
    let modelAlone = try solve { ($0.integrand, $0.modelOnly) = ("x", true) }
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
        + #","verdict":"proved","by":"model","detail":"proved (same canonical form)","hypotheses":10,"milliseconds":?}"#
    )
    #expect(lines[1].hasPrefix(#"{"input":"@","error":"column 1: "#))
    #expect(lines[2].hasPrefix(#"{"input":"","error":"column 1: "#))
    #expect(
      lines.last
        == #"{"input":"exp(x^2)","answer":null,"latex":null,"verdict":"unverified","by":null,"#
        + #""detail":"no hypothesis was verified","hypotheses":10,"milliseconds":?}"#)
  }

  @Test func batchWithoutAnswerButWithoutErrorIsStatus2() throws {
    #expect(try solve({ $0.batch = "-" }, input: "cos(x)\nexp(x^2)\n").status == .noVerifiedAnswer)
    #expect(try solve({ $0.batch = "-" }, input: "cos(x)\n").status == .success)
  }

  @Test func missingModelIsNamed() {
    #expect(throws: FakeSolver.MissingModel.self) {
      try solve {
        $0.integrand = "x"
        $0.model = "absent"
      }
    }
  }

  @Test(arguments: [
    ([], "missing argument INTEGRAND"),
    (["x", "--batch", "-"], "give an INTEGRAND or --batch FILE, not both"),
    (["x", "--beam", "0"], "--beam: '0' is not valid; expected a number from 1 to 1000"),
  ])
  func misuseIsStatus64(_ arguments: [String], _ message: String) async {
    let result = await TestConsole.run(["solve"] + arguments)
    #expect(result.status == .usage)
    #expect(result.errors == "calque: solve: \(message) (see 'calque help solve')\n")
  }
}
