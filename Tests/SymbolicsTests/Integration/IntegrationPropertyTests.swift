import Randomness
import Symbolics
import Testing

struct IntegrationPropertyTests {
  /// The derivative of `expression` at x by central differences, independent of the kernel.
  ///
  /// NaN where two steps give different slopes: there the function is too steep for differences.
  private func slope(_ expression: Expr, at x: Double) -> Double {
    let step = 1e-5 * max(1, abs(x))
    let near = plainValue(expression, at: x + step) - plainValue(expression, at: x - step)
    let far = plainValue(expression, at: x + 2 * step) - plainValue(expression, at: x - 2 * step)
    let isSteep = abs(2 * near - far) > 1e-4 * abs(far)
    return isSteep ? .nan : (8 * near - far) / (12 * step)
  }

  @Test func integralsOfDerivativesAreRightOrRefused() throws {
    var random = RandomStream(seed: 20_260_301)
    var arena = ExprArena()
    var (solved, refused, compared) = (0, 0, 0)
    for index in 0..<160 {
      arena.reset()
      let source = arena.insert(randomExpression(&random, operators: 1 + index % 6))
      let integrand = arena.derivative(of: source)
      guard arena.contains(integrand, .x), let expression = arena.expr(integrand) else { continue }
      guard let found = try? arena.antiderivative(of: integrand) else {
        refused += 1
        continue
      }
      solved += 1
      let shown = arena.expr(found.node)
      let answer = try #require(shown)
      #expect(found.verdict.isVerified)
      for point in kernelTestPoints {
        let (expected, difference) = (plainValue(expression, at: point), slope(answer, at: point))
        guard expected.isFinite, difference.isFinite, abs(plainValue(answer, at: point)) < 1e6
        else { continue }
        compared += 1
        #expect(
          abs(expected - difference) <= 1e-4 * max(1, abs(expected)),
          "∫ \(expression.infix) is not \(answer.infix) at \(point)")
      }
    }
    #expect(solved > 3 * refused)
    #expect(compared > 200)
  }

  @Test func theOutcomeDoesNotDependOnWhatTheArenaHeldBefore() throws {
    var random = RandomStream(seed: 7_070)
    var used = ExprArena()
    for index in 0..<60 {
      let integrand = randomExpression(&random, operators: 1 + index % 6)
      var fresh = ExprArena()
      let alone = try? fresh.antiderivative(of: fresh.insert(integrand))
      let among = try? used.antiderivative(of: used.insert(integrand))
      let first = alone.flatMap { fresh.expr($0.node)?.infix }
      let second = among.flatMap { used.expr($0.node)?.infix }
      #expect(first == second, "\(integrand.infix)")
    }
  }
}
