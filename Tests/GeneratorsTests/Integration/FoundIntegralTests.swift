import Generators
import Symbolics
import Testing
import Tokenization

/// Problems whose answer rests on an integral that the rules found.
struct FoundIntegralTests {
  private func problems(of generator: some ProblemGenerator, count: UInt64) throws -> [Problem] {
    var worker = generator.makeWorker(seed: 12)
    return try (0..<count).map { index in
      var problem = Problem()
      try worker.generate(index, into: &problem)
      return problem
    }
  }

  /// Central differences of the answer against the integrand, apart from all symbolic rules.
  private func expectSlopesAgree(_ problems: [Problem]) throws {
    var arena = ExprArena()
    var compared = 0
    for problem in problems {
      arena.reset()
      // An expectation cannot hold the arena, which is not copied.
      let (readIntegrand, readAnswer) = (
        arena.node(prefix: problem.source.dropFirst(2)), arena.node(prefix: problem.target[...])
      )
      let (integrand, answer) = (try #require(readIntegrand), try #require(readAnswer))
      for point in [0.37, 0.81, 1.7, 2.9, -0.6] {
        let step = 1e-5
        let values = [-2, -1, 1, 2].map { arena.value(of: answer, at: point + $0 * step) }
        let near = values[2] - values[1]
        let far = values[3] - values[0]
        let (slope, expected) = (
          (8 * near - far) / (12 * step), arena.value(of: integrand, at: point)
        )
        // Large values cost digits; where two steps disagree the answer is too steep.
        guard expected.isFinite, slope.isFinite, values.allSatisfy({ abs($0) < 1e4 }),
          abs(2 * near - far) <= 1e-4 * abs(far)
        else { continue }
        compared += 1
        let text = arena.expr(integrand)?.infix ?? ""
        #expect(
          abs(slope - expected) <= 1e-4 * max(1, abs(expected)), "∫ \(text) at \(point)")
      }
    }
    #expect(compared > problems.count)
  }

  @Test(arguments: IntegrationForward.presetNames)
  func forwardAnswersHaveTheRightSlope(_ preset: String) throws {
    try expectSlopesAgree(problems(of: IntegrationForward.make(preset: preset), count: 10))
  }

  @Test(arguments: IntegrationByParts.presetNames)
  func answersByPartsHaveTheRightSlope(_ preset: String) throws {
    try expectSlopesAgree(problems(of: IntegrationByParts.make(preset: preset), count: 10))
  }

  @Test func limitsOfTheDistributionHold() throws {
    var law = try IntegrationByParts.make(preset: "released").distribution
    law.first.maximumLength = 40
    for problem in try problems(of: IntegrationByParts(distribution: law), count: 10) {
      #expect(problem.source.count + 2 <= 40 && problem.target.count + 2 <= 40)
    }
  }
}
