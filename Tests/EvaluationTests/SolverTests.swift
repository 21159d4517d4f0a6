import Evaluation
import Generators
import Symbolics
import Testing
import Tokenization
import Training

@Suite("Solver")
struct SolverTests {
  @Test("answers with what it has verified", arguments: ["2*x", "x + x", "cos(x)", "exp(x)"])
  func verified(text: String) throws {
    let integrand = try Expr(infix: text)
    let result = try Solver(model: MemorizedModel.shared.get()).solve(integrand, beamWidth: 2)
    let answer = try #require(result.answer)
    #expect(answer.verdict.isVerified)
    #expect(answer.expression.verdict(asAntiderivativeOf: integrand).isVerified)
    #expect(result.hypothesesTried >= 1 && result.attempts.count == result.hypothesesTried)
    #expect(result.milliseconds > 0)
  }

  @Test("never presents what it has not verified")
  func refuted() throws {
    let result = try Solver(model: MemorizedModel.shared.get())
      .solve(Expr(infix: "sin(x)"), beamWidth: 1)
    #expect(result.answer == nil)
    #expect(result.attempts.count == 1)
    #expect(result.attempts[0].judgement.name == "refuted")
    #expect(try result.attempts[0].expression == Expr(infix: "cos(x)"))
  }

  @Test("ranks verified hypotheses first and simpler ones before longer")
  func ranking() throws {
    let result = try Solver(model: MemorizedModel.shared.get())
      .solve(Expr(infix: "cos(x)"), beamWidth: 10)
    let isCorrect = result.attempts.map(\.judgement.isCorrect)
    #expect(isCorrect.first == true)
    #expect(isCorrect == isCorrect.filter(\.self) + isCorrect.filter { !$0 })
    let answer = try #require(result.answer)
    #expect(try answer.expression == Expr(infix: "sin(x)"))
  }

  struct Refused: CustomTestStringConvertible, Sendable {
    let text: String
    let error: SolverError
    var testDescription: String { text }
  }

  static let refused = [
    Refused(text: "1/(x-x)", error: .undefined),
    Refused(text: "Y + x", error: .unknownFunction),
    Refused(
      text: "x*sin(x)*cos(x)*tan(x)*exp(x)*ln(x)*asin(x)*acos(x)*atan(x)*sinh(x)",
      error: .tooLong(tokens: 33, limit: 24)),
  ]

  @Test("refuses integrands that the model cannot read", arguments: refused)
  func refusals(_ example: Refused) throws {
    let solver = Solver(model: try MemorizedModel.shared.get())
    let integrand = try Expr(infix: example.text)
    let error = #expect(throws: SolverError.self) { try solver.solve(integrand, beamWidth: 2) }
    switch (error, example.error) {
    case (.tooLong, .tooLong): break
    default: #expect(error == example.error)
    }
  }

  @Test("names a token that the model lacks")
  func unknownToken() throws {
    let model = MemorizedModel.untrained(
      Vocabulary(words: ["sub", "Y'", "mul", "INT+", "2", "x", "sin"]))
    let solver = Solver(model: model)
    #expect(throws: SolverError.unknownToken("cosh")) {
      try solver.solve(Expr(infix: "cosh(x)"), beamWidth: 2)
    }
    let result = try solver.solve(Expr(infix: "2*sin(x)"), beamWidth: 4)
    #expect(result.hypothesesTried == 4)
  }
}
