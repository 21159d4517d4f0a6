import Evaluation
import Generators
import Symbolics
import Testing
import Tokenization
import Training
import Transformer

@Suite("Solver of integrals")
struct SolverTests {
  private func solver(_ folder: ModelFolder, beamWidth: Int) throws -> Solver {
    let task = try IntegrationBackward.make(preset: IntegrationBackward.presetNames[0])
    var solver = Solver(.success(Solver.Model(folder, task: task)))
    solver.search.beamWidth = beamWidth
    solver.usesExactMethods = false
    return solver
  }

  private func solve(_ text: String, beamWidth: Int = 2) throws -> SolverResult {
    try solver(MemorizedModel.shared.get(), beamWidth: beamWidth)
      .solve(IntegralProblem(Expr(infix: text)))
  }

  @Test("answers with what it has verified", arguments: ["2*x", "x + x", "cos(x)", "exp(x)"])
  func verified(text: String) throws {
    let solution = try solve(text)
    let answer = try #require(solution.answer)
    let expression = try #require(answer.expression)
    #expect(expression.verdict(asAntiderivativeOf: try Expr(infix: text)).isVerified)
    #expect(answer.text == expression.infix && answer.latex == expression.latex)
    #expect(answer.origin == .model)
    #expect(solution.hypothesesTried >= 1 && solution.milliseconds > 0)
  }

  @Test("never presents what it has not verified")
  func refuted() throws {
    let solution = try solve("sin(x)", beamWidth: 1)
    #expect(solution.answer == nil)
    #expect(solution.attempts.count == 1)
    #expect(solution.attempts[0].hypothesis.text == "cos(x)")
    #expect(!solution.attempts[0].hypothesis.isAccepted)
  }

  @Test("ranks verified hypotheses first and simpler ones before longer")
  func ranking() throws {
    let solution = try solve("cos(x)", beamWidth: 10)
    let isAccepted = solution.attempts.map(\.hypothesis.isAccepted)
    #expect(isAccepted.first == true)
    #expect(isAccepted == isAccepted.filter(\.self) + isAccepted.filter { !$0 })
    #expect(try #require(solution.answer).text == "sin(x)")
  }

  @Test("lets the rules answer where no hypothesis is right, and says so")
  func rules() throws {
    var solver = try solver(MemorizedModel.shared.get(), beamWidth: 1)
    solver.usesExactMethods = true
    let problem = try IntegralProblem(Expr(infix: "sin(x)"))
    let answer = try #require(try solver.solve(problem).answer)
    #expect(answer.text == "-cos(x)" && answer.origin == .rules)
    #expect(!problem.explanation(of: answer).isEmpty)
  }

  @Test("refuses what is no problem")
  func errors() throws {
    #expect(throws: SolverError.undefined) { try solve("1/(x-x)") }
    #expect(throws: SolverError.unknownFunction) { try solve("Y + x") }
  }

  @Test("says why the model was not asked")
  func obstacles() throws {
    let long = try solve("x*sin(x)*cos(x)*tan(x)*exp(x)*ln(x)*asin(x)*acos(x)*atan(x)*sinh(x)")
    guard case .tooLong(_, limit: 24) = long.obstacle else {
      Issue.record("the obstacle is \(String(describing: long.obstacle))")
      return
    }
    #expect(
      try solve("x", beamWidth: 0).obstacle
        == .search("beamWidth: 0 is not in 1...1000000"))
    let model = MemorizedModel.untrained(
      Vocabulary(words: ["sub", "Y'", "mul", "INT+", "2", "x", "sin"]))
    let narrow = try solver(model, beamWidth: 4)
    #expect(
      try narrow.solve(IntegralProblem(Expr(infix: "cosh(x)"))).obstacle == .unknownToken("cosh"))
    #expect(try narrow.solve(IntegralProblem(Expr(infix: "2*sin(x)"))).hypothesesTried == 4)
  }

  @Test("answers a batch like its problems alone, whatever the number of threads")
  func batch() throws {
    let texts = ["2*x", "sin(x)", "tanh(x)", "cos(x)", "exp(x)", "cosh(x)", "x + x"]
    let problems = try texts.map { try IntegralProblem(Expr(infix: $0)) }
    var solver = try solver(MemorizedModel.shared.get(), beamWidth: 2)
    solver.search.rowsPerBatch = 6
    let alone = problems.map { problem in
      Result { () throws(SolverError) in try solver.solve(problem) }
    }
    for workers in [1, 3] {
      let together = solver.solve(problems, workers: workers)
      for (one, other) in zip(alone, together) {
        switch (one, other) {
        case (.success(let one), .success(let other)): #expect(one.answer == other.answer)
        case (.failure(let one), .failure(let other)): #expect(one == other)
        default: Issue.record("\(one) alone, \(other) together")
        }
      }
    }
  }
}
