import Randomness
import Symbolics
import Testing

/// The guess at what rules can do, and the quick search that trusts it.
struct IntegrandShapeTests {
  private static let few = IntegrationEffort(steps: 60, usesParallelRisch: false)

  private func isHard(_ text: String) throws -> Bool {
    var arena = ExprArena()
    let node = arena.insert(try Expr(infix: text))
    return arena.isHardToIntegrate(node)
  }

  @Test(arguments: [
    "exp(x)/x", "sin(x)*ln(x)", "sqrt(x)*cos(x)", "exp(x^2)", "sin(x^4)", "exp(sin(x))", "1/ln(x)",
    "ln(sin(x))", "tan(x)*atan(x)", "x^x", "1/(x + sin(x))", "sqrt(x + exp(x))",
    "(x + 1)*(sin(x^2) + 3)",
  ])
  func functionsThatDoNotMixLookHard(_ text: String) throws {
    #expect(try isHard(text))
  }

  @Test(arguments: [
    "x^3*exp(2*x + 1)", "sin(x)^2*cosh(x)", "x^2*ln(x)", "atan(sqrt(x))", "sin(ln(x))",
    "sqrt(exp(x) - 1)", "cos(sqrt(x))", "x*sqrt(x^2 + 1)", "exp(abs(x))", "ln(x*exp(x^2))",
    "1/(exp(x) + 1)", "exp(asin(x))", "(x + 1)^3/(x^2 + 1)", "x^(2/3)*ln(x + 1)", "x^a1",
  ])
  func whatRulesIntegrateDoesNot(_ text: String) throws {
    #expect(try !isHard(text))
    #expect(throws: Never.self) { try Expr(infix: text).antiderivative() }
  }

  /// Substitutions and sums that come apart are found although they look hard.
  @Test(arguments: [
    "x*exp(x^2)", "exp(x)*cos(exp(x))", "x*(sin(x^2) + 3)", "sin(x)*(x^2 + x)/x", "1/(x*ln(x))",
    "(1 + cos(x))/(x + sin(x))", "x^3*cos(x^4) + x",
  ])
  func aFewRulesFindLuckyIntegrals(_ text: String) throws {
    #expect(try isHard(text))
    var arena = ExprArena()
    let node = arena.insert(try Expr(infix: text))
    let found = try arena.antiderivative(of: node, effort: Self.few)
    #expect(found.verdict.isVerified)
  }

  @Test func givingUpEarlyLosesFewAnswers() throws {
    var random = RandomStream(seed: 30_105)
    var (full, few) = (0, 0)
    for index in 0..<80 {
      let integrand = randomExpression(&random, operators: 1 + index % 7)
      var arena = ExprArena()
      let node = arena.insert(integrand)
      let found = try? arena.antiderivative(of: node, effort: Self.few)
      if found != nil { few += 1 }
      if let found, let answer = arena.expr(found.node) {
        #expect(answer.verdict(asAntiderivativeOf: integrand).isVerified, "\(integrand.infix)")
      }
      if found != nil || (try? integrand.antiderivative()) != nil { full += 1 }
    }
    #expect(few > 25 && 10 * few >= 8 * full, "\(few) of \(full)")
  }

  @Test func lookingIsBoundedByTheSizeOfTheExpression() throws {
    var arena = ExprArena()
    var tower = arena.symbol(.x)
    for _ in 0..<200 { tower = arena.apply(.sin, arena.apply(.add, tower, arena.symbol(.x))) }
    let isHard = arena.isHardToIntegrate(tower)
    #expect(isHard)
  }
}
