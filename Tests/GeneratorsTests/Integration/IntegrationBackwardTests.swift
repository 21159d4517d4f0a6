import Generators
import Symbolics
import Testing
import Tokenization

struct IntegrationBackwardTests {
  private static let marker = ["sub", "Y'"].compactMap { Vocabulary.symbolic.id(of: $0) }

  private func problems(_ preset: String, count: Int) throws -> [Problem] {
    var worker = try IntegrationBackward.make(preset: preset).makeWorker(seed: 11)
    return try (0..<count).map { index in
      var problem = Problem()
      try worker.generate(UInt64(index), into: &problem)
      return problem
    }
  }

  private func node(
    _ tokens: ArraySlice<TokenID>, in arena: inout ExprArena
  ) throws -> ExprArena.Node {
    let node = arena.node(prefix: tokens)
    return try #require(node)
  }

  @Test(arguments: IntegrationBackward.presetNames)
  func theDerivativeOfTheAnswerIsTheProblem(_ preset: String) throws {
    var arena = ExprArena()
    for problem in try problems(preset, count: 200) {
      arena.reset()
      #expect(Array(problem.source.prefix(2)) == Self.marker)
      let integrand = try node(problem.source.dropFirst(2), in: &arena)
      let antiderivative = try node(problem.target[...], in: &arena)
      let derivative = arena.derivative(of: antiderivative, withRespectTo: .x)
      for point in [0.37, 0.81, 1.7, -0.6] {
        let expected = arena.value(of: derivative, at: point)
        let found = arena.value(of: integrand, at: point)
        guard expected.isFinite, found.isFinite, abs(expected) < 1e6 else { continue }
        // Cancellation may cost digits; a wrong derivative is wrong by far more.
        #expect(abs(expected - found) <= 1e-5 * max(1, abs(expected)))
      }
    }
  }

  @Test(arguments: IntegrationBackward.presetNames)
  func bothSidesAreInCanonicalForm(_ preset: String) throws {
    var arena = ExprArena()
    for problem in try problems(preset, count: 200) {
      arena.reset()
      var again: [TokenID] = Self.marker
      let integrand = try node(problem.source.dropFirst(2), in: &arena)
      arena.appendPrefix(of: integrand, to: &again)
      #expect(again == problem.source)
      again = []
      let antiderivative = try node(problem.target[...], in: &arena)
      arena.appendPrefix(of: antiderivative, to: &again)
      #expect(again == problem.target)
    }
  }

  @Test(arguments: IntegrationBackward.presetNames)
  func limitsOfTheDistributionHold(_ preset: String) throws {
    let law = try IntegrationBackward.make(preset: preset).distribution
    for problem in try problems(preset, count: 200) {
      #expect(problem.source.count + 2 <= law.maximumLength)
      #expect(problem.target.count + 2 <= law.maximumLength)
      #expect(problem.target.contains(try #require(Vocabulary.symbolic.id(of: "x"))))
    }
  }

  @Test func labelsCountOperators() throws {
    let generator = try IntegrationBackward.make(preset: "released")
    func ids(_ text: String) -> [TokenID] {
      text.split(separator: " ").compactMap { Vocabulary.symbolic.id(of: $0) }
    }
    let problem = Problem(
      source: ids("sub Y' mul INT+ 2 x"), target: ids("pow x INT+ 2"))
    #expect(
      generator.labels(of: problem) == [
        ProblemLabel(name: "integrand operators", value: 1),
        ProblemLabel(name: "antiderivative operators", value: 1),
      ])
    #expect(generator.readableText(of: problem) == ("2*x", "x^2"))
  }
}
