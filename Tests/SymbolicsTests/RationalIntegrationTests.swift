import ExactArithmetic
import Polynomials
import Randomness
import Symbolics
import Testing

struct RationalIntegrationTests {
  /// An antiderivative whose derivative has been checked, in infix notation; nil where there is none.
  private func integral(_ text: String) throws -> String? {
    var arena = ExprArena()
    let node = arena.insert(try Expr(infix: text))
    guard let result = arena.rationalAntiderivative(node) else { return nil }
    let verdict = arena.verdict(thatDerivativeOf: result, equals: node)
    #expect(verdict.isVerified, "\(text): \(verdict)")
    return arena.expr(result)?.infix
  }

  @Test(arguments: [
    ("1/x", "ln(x)"), ("1/(x^2+1)", "atan(x)"), ("x/(x^2+1)", "ln(x^2 + 1)/2"),
    ("1/(x^2-1)", "-ln(x + 1)/2 + ln(x - 1)/2"), ("2*x/(x^2-1)", "ln(x^2 - 1)"),
    ("1/(x^2-2)", "sqrt(2)*ln(-(sqrt(2) - x)/(sqrt(2) + x))/4"),
    ("1/(x^2+x+1)", "2*sqrt(3)*atan(sqrt(3)*(2*x + 1)/3)/3"),
    ("1/(x^2+1)^2", "x/(2*(x^2 + 1)) + atan(x)/2"), ("x/(x^4+1)", "atan(x^2)/2"),
    ("(x^4+1)/(x^6+1)", "atan(x^3)/3 + atan(x)"), ("(3*x^2+1)/(x^3+x+1)", "ln(x^3 + x + 1)"),
    // Rioboo's example: one arctangent of a quotient would jump.
    (
      "(x^4-3*x^2+6)/(x^6-5*x^4+5*x^2+4)", "atan(x^5/2 - 3*x^3/2 + x/2) + atan(x^3) + atan(x)"
    ),
  ])
  func simpleIntegralsHaveTheirShortestForm(_ integrand: String, _ answer: String) throws {
    #expect(try integral(integrand) == answer)
  }

  @Test(arguments: [
    "1/(x^3+1)", "1/(x^3+2)", "1/(x^4+1)", "x^2/(x^4+1)", "1/(x^4+x^2+1)", "1/(x^6+1)",
    "1/(x^5-1)", "x/(x^5+2)", "(x^2-x+3)/(x^4+2)", "1/(x^4-2)", "1/(x^4+x^2+2)", "1/(x^4-10*x^2+1)",
    "1/(x^4-5*x^2+2)", "1/((x+1)^4+1)", "1/(x^6+2)", "1/(x^12-1)", "x^5/(x^12+1)",
    "x/(x^4+4*x^3+7*x^2+6*x+5)", "(2*x+3)^5/(x^2+1)^3", "1/(x^3+2)^2", "(x^3+x)/(x^8+3)^2*x^4",
  ])
  func harderIntegralsAreVerified(_ integrand: String) throws {
    #expect(try integral(integrand) != nil)
  }

  @Test(arguments: [
    "1/(x^3+x+1)", "1/(x^4+x+1)", "1/(x^8+1)", "1/(x^101+1)", "sin(x)/x", "1/(x^2+y)", "x^pi",
  ])
  func integralsOutsideTheMethodHaveNoAnswer(_ integrand: String) throws {
    #expect(try integral(integrand) == nil)
  }

  /// A product of linear and quadratic factors with multiplicities.
  private func denominator(_ random: inout RandomStream) -> Polynomial {
    var result = Polynomial.one
    for _ in 0..<random.uniform(in: 1...3) {
      var factor: Polynomial
      repeat {
        let degree = random.uniform(in: 1...2)
        factor = Polynomial((0...degree).map { _ in Rational(random.uniform(in: -5...5)) })
      } while factor.degree < 1
      for _ in 0..<random.uniform(in: 1...2) { result *= factor }
    }
    return result
  }

  @Test func derivativesOfAnswersAreTheIntegrandsExactly() throws {
    var random = RandomStream(seed: 6).child("exact")
    var arena = ExprArena()
    var exact = 0
    for _ in 0..<400 {
      arena.reset()
      let numerator = Polynomial((0...4).map { _ in Rational(random.uniform(in: -9...9)) })
      let function = RationalFunction(numerator, overNonzero: denominator(&random))
      let x = arena.symbol(.x)
      let found = arena.antiderivative(of: function, at: x)
      let answer = try #require(found)
      // Without irrational numbers the derivative is again a rational function over ℚ.
      let slope = arena.derivative(of: answer, withRespectTo: .x)
      guard let derivative = arena.rationalFunction(slope, in: .x) else { continue }
      exact += 1
      #expect(derivative == function)
    }
    #expect(exact > 100)
  }

  @Test func answersPassTheZeroTest() throws {
    var random = RandomStream(seed: 6).child("verdict")
    var arena = ExprArena()
    for _ in 0..<80 {
      arena.reset()
      let numerator = Polynomial((0...2).map { _ in Rational(random.uniform(in: -9...9)) })
      let function = RationalFunction(numerator, overNonzero: denominator(&random))
      let x = arena.symbol(.x)
      let found = arena.antiderivative(of: function, at: x)
      let answer = try #require(found)
      let integrand = arena.node(function, at: x)
      let verdict = arena.verdict(thatDerivativeOf: answer, equals: integrand)
      #expect(verdict.isVerified, "\(function): \(verdict)")
    }
  }

  @Test func functionsOfAnotherPartAreIntegratedOverThatPart() throws {
    var arena = ExprArena()
    // ∫ cos x/(sin² x + 1) dx = ∫ du/(u² + 1) at u = sin x.
    let sine = arena.insert(try Expr(infix: "sin(x)"))
    let function = RationalFunction(.one, overNonzero: Polynomial([1, 0, 1]))
    let found = arena.antiderivative(of: function, at: sine)
    let answer = try #require(found)
    #expect(arena.expr(answer)?.infix == "atan(sin(x))")
  }
}
