import Generators
import Symbolics
import Testing
import Tokenization

struct DifferentialEquationTests {
  private func problems<Order: EquationOrder>(
    _: Order.Type, _ preset: String, count: Int
  ) throws -> [Problem] {
    var worker = try DifferentialEquations<Order>.make(preset: preset).makeWorker(seed: 21)
    return try (0..<count).map { index in
      var problem = Problem()
      try worker.generate(UInt64(index), into: &problem)
      return problem
    }
  }

  private func expectSolutions<Order: EquationOrder>(
    _ order: Order.Type, _ preset: String, count: Int
  ) throws {
    var checked = 0
    for problem in try problems(order, preset, count: count) {
      let family = try Expr(prefixIDs: problem.target)
      let equation = try Expr(prefixIDs: problem.source)
      let check = try NumericSolutionCheck(family, in: equation, order: Order.constants.count)
      #expect(check.differing == 0, "\(equation.infix) = 0, y = \(family.infix)")
      if check.agreeing > 0 && check.determined > 0 { checked += 1 }
    }
    #expect(checked * 10 >= count * 8)
  }

  @Test(arguments: DifferentialEquations<FirstOrder>.presetNames)
  func familiesOfOneConstantSolveTheirEquations(_ preset: String) throws {
    try expectSolutions(FirstOrder.self, preset, count: 60)
  }

  @Test(arguments: DifferentialEquations<SecondOrder>.presetNames)
  func familiesOfTwoConstantsSolveTheirEquations(_ preset: String) throws {
    try expectSolutions(SecondOrder.self, preset, count: 25)
  }

  /// Sources and targets are canonical, hold what they must and nothing else, and keep their lengths.
  private func expectForm<Order: EquationOrder>(
    _ order: Order.Type, _ preset: String, count: Int
  ) throws {
    let law = try DifferentialEquations<Order>.make(preset: preset).distribution
    var arena = ExprArena()
    let allowed: Set<Symbol> = [.x, .pi, .e]
    let unknowns: [Symbol] = Array(
      [.unknown, .unknownPrime, .unknownSecond][...Order.constants.count])
    for problem in try problems(order, preset, count: count) {
      arena.reset()
      #expect(max(problem.source.count, problem.target.count) + 2 <= law.maximumLength)
      for (tokens, symbols) in [
        (problem.source, allowed.union(unknowns)), (problem.target, allowed.union(Order.constants)),
      ] {
        let read = arena.node(prefix: tokens)
        let node = try #require(read)
        var again: [TokenID] = []
        arena.appendPrefix(of: node, to: &again)
        #expect(again == tokens)
        var found: Set<Symbol> = []
        for symbol in Symbol.allCases where arena.contains(node, symbol) { found.insert(symbol) }
        #expect(found.isSubset(of: symbols))
        let needed = tokens == problem.source ? [Order.highestDerivative] : [.x] + Order.constants
        #expect(found.isSuperset(of: needed))
      }
    }
  }

  @Test(arguments: DifferentialEquations<FirstOrder>.presetNames)
  func firstOrderProblemsHaveTheirForm(_ preset: String) throws {
    try expectForm(FirstOrder.self, preset, count: 60)
  }

  @Test(arguments: DifferentialEquations<SecondOrder>.presetNames)
  func secondOrderProblemsHaveTheirForm(_ preset: String) throws {
    try expectForm(SecondOrder.self, preset, count: 25)
  }

  @Test func textIsReadBackAsTheProblem() throws {
    let generator = try DifferentialEquations<SecondOrder>.make(preset: "first-course")
    for problem in try problems(SecondOrder.self, "first-course", count: 25) {
      let text = generator.readableText(of: problem)
      #expect(text.source.hasSuffix(" = 0") && text.target.hasPrefix("y = "))
      #expect(text.source.contains("y''") && !text.source.contains("Y"))
      let equation = try Expr(infix: String(text.source.dropLast(4)).replacing("y", with: "Y"))
      var arena = ExprArena()
      var tokens: [TokenID] = []
      arena.appendPrefix(of: arena.insert(equation), to: &tokens)
      #expect(tokens == problem.source)
    }
  }

  @Test func labelsCountOperators() throws {
    let generator = try DifferentialEquations<FirstOrder>.make(preset: "released")
    func ids(_ text: String) -> [TokenID] {
      text.split(separator: " ").compactMap { Vocabulary.symbolic.id(of: $0) }
    }
    let problem = Problem(
      source: ids("add mul INT- 1 Y Y'"), target: ids("mul a8 exp x"))
    #expect(
      generator.labels(of: problem) == [
        ProblemLabel(name: "equation operators", value: 2),
        ProblemLabel(name: "solution operators", value: 2),
      ])
  }

  @Test func lawsWithoutRoomForTheirSymbolsAreRefused() throws {
    let published = try DifferentialEquations<SecondOrder>.make(preset: "released").distribution
    func message(_ change: (inout EquationDistribution<SecondOrder>) -> Void) -> String {
      var law = published
      change(&law)
      do throws(DistributionError) {
        _ = try DifferentialEquations<SecondOrder>(distribution: law)
        return "accepted"
      } catch {
        return error.field
      }
    }
    #expect(message { _ in } == "accepted")
    #expect(message { $0.expression.leaves.variableCount = 3 } == "accepted")
    #expect(message { $0.expression.leaves.variableCount = 4 } == "expression.leaves.variableCount")
    #expect(
      message { $0.expression.leaves.coefficientCount = 9 } == "expression.leaves.coefficientCount")
    #expect(
      message { $0.expression.shapeWeights = .init(binary: 0) } == "expression.shapeWeights.binary")
    #expect(message { $0.expression.operatorCount = .uniform(0...1) } == "expression.operatorCount")
    #expect(message { $0.maximumLength = 3 } == "maximumLength")
    #expect(message { $0.simplifyProbability = 2 } == "simplifyProbability")
  }

  @Test func constantsMayOccurMoreThanOnceAndEquationsMayHaveParameters() throws {
    var law = try DifferentialEquations<FirstOrder>.make(preset: "first-course").distribution
    law.expression.leaves.variableCount = 2
    law.expression.leaves.coefficient = 0.3
    law.expression.leaves.coefficientCount = 2
    let generator = try DifferentialEquations<FirstOrder>(distribution: law)
    var worker = generator.makeWorker(seed: 4)
    let judge = generator.makeJudge()
    var (problem, right) = (Problem(), 0)
    let parameter = try #require(Vocabulary.symbolic.id(of: "a0"))
    var withParameter = 0
    for index in 0..<50 {
      try worker.generate(UInt64(index), into: &problem)
      if judge.judge(problem.target, to: problem.source).isCorrect { right += 1 }
      if problem.source.contains(parameter) { withParameter += 1 }
    }
    #expect(right >= 49 && withParameter > 5)
  }
}
