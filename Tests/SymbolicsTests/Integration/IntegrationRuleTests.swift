import Symbolics
import Testing

/// Integrals by the rule that is to find them.
struct IntegrationRuleTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var integrand: String
    var rule: String
    var testDescription: String { integrand }

    init(_ integrand: String, _ rule: String) {
      (self.integrand, self.rule) = (integrand, rule)
    }
  }

  static let cases: [Case] = [
    Case("5", "constant"),
    Case("7*x^4", "constant factor"),
    Case("x^5", "table"),
    Case("x^a1", "table"),
    Case("1/(3*x + 1)", "table"),
    Case("(2*x + 1)^10", "table"),
    Case("1/x^(1/3)", "table"),
    Case("2^(3*x)", "table"),
    Case("exp(a0*x + a1)", "table"),
    Case("tan(2*x)", "table"),
    Case("sec(x)", "table"),
    Case("csc(x + 1)", "table"),
    Case("tanh(x)", "table"),
    Case("sech(x)", "table"),
    Case("csch(2*x)", "table"),
    Case("coth(x)", "table"),
    Case("3*x^2 + 2*x + 1", "sum"),
    Case("exp(x) + sin(x) - 1/x", "sum"),
    Case("x*exp(x^2)", "substitution"),
    Case("x*(x^2 + 1)^5", "substitution"),
    Case("ln(x)^3/x", "substitution"),
    Case("1/(x*ln(x))", "substitution"),
    Case("sin(x)*exp(cos(x))", "substitution"),
    Case("exp(x)/(1 + exp(x))", "substitution"),
    Case("exp(sqrt(x))/sqrt(x)", "substitution"),
    Case("x/sqrt(x^2 + 1)", "substitution"),
    Case("atan(x)^2/(1 + x^2)", "substitution"),
    Case("cos(ln(x))/x", "substitution"),
    Case("x^2*cos(x^3)", "substitution"),
    Case("exp(x)*cos(exp(x))", "substitution"),
    Case("cosh(x)*sinh(x)^4*exp(sinh(x)^5)", "substitution"),
    Case("x*exp(x)", "integration by parts"),
    Case("x^2*exp(3*x)", "integration by parts"),
    Case("x*2^x", "integration by parts"),
    Case("x^2*ln(x)", "integration by parts"),
    Case("ln(x)", "integration by parts"),
    Case("ln(x)^2", "integration by parts"),
    Case("ln(x)/x^2", "integration by parts"),
    Case("asin(x)", "integration by parts"),
    Case("acos(x)", "integration by parts"),
    Case("x*atan(x)", "integration by parts"),
    Case("x^2*atan(x)", "integration by parts"),
    Case("acosh(x)", "integration by parts"),
    Case("atanh(x)", "integration by parts"),
    Case("asin(x)^2", "integration by parts"),
    Case("x*sec(x)^2", "integration by parts"),
    Case("x*(1 + x)^500", "inverse substitution"),
    Case("exp(sqrt(x))", "substitution"),
    Case("sin(sqrt(x))", "substitution"),
    Case("sin(ln(x))", "inverse substitution"),
    Case("1/(1 + sqrt(x))", "substitution"),
    Case("sqrt(exp(x) - 1)", "inverse substitution"),
    Case("sqrt(1 + sqrt(x))", "inverse substitution"),
    Case("1/(x^(1/2) + x^(1/3))", "inverse substitution"),
    Case("sqrt(x + 1)/x", "inverse substitution"),
    Case("sin(x)/sqrt(1 - 16*sin(x)^2)", "inverse substitution"),
    Case("1/(exp(2*x) + exp(x))", "substitution"),
    Case("(sqrt(x) + 1)*(x^2 + x)", "expansion"),
    Case("x^20*exp(x)", "repeated integration by parts"),
    Case("1/(x^2 - 1)", "partial fractions"),
    Case("(x + 1)/(x^2 + x + 1)", "partial fractions"),
    Case("1/(x^4 + 1)", "partial fractions"),
    Case("1/(x^2 + pi)", "completing the square"),
    Case("(x + 1)/(sqrt(2)*x^2 + 3*x + e^2)", "completing the square"),
    Case("exp(x)/x + exp(x)*ln(x)", "ansatz"),
    Case("exp(x)*(x - 1)/(x + exp(x))^2", "ansatz"),
    Case("2*x*atan(x)*ln(x) + x*atan(x) + x^2*ln(x)/(1 + x^2)", "ansatz"),
    Case("exp(x^2) + 2*x^2*exp(x^2)", "ansatz"),
    Case("exp(x)*(tan(x)^2 + tan(x) + 1)", "ansatz"),
    Case("sin(x)/x^2 - cos(x)/x", "ansatz"),
    Case("x^x*(ln(x) + 1)", "substitution"),
  ]

  @Test(arguments: cases)
  func integralsAreFoundByTheirRule(_ test: Case) throws {
    let integrand = try Expr(infix: test.integrand)
    let found = try integrand.antiderivative()
    #expect(found.verdict.isVerified)
    #expect(found.expression.verdict(asAntiderivativeOf: integrand).isVerified)
    let rules = found.steps.map(\.rule)
    #expect(rules.contains(test.rule), "found by \(rules)")
    #expect(found.steps.first?.depth == 0)
  }

  @Test func answersReadPleasantly() throws {
    let answers = [
      "x*cos(x)": "x*sin(x) + cos(x)", "1/x": "ln(x)", "x*exp(x)": "x*exp(x) - exp(x)",
      "exp(x)*sin(x)": "exp(x)*sin(x)/2 - exp(x)*cos(x)/2", "ln(x)": "x*ln(x) - x",
      "x/(x^2 + 1)": "ln(x^2 + 1)/2",
    ]
    for (integrand, answer) in answers {
      #expect(try Expr(infix: integrand).antiderivative().expression.infix == answer)
    }
  }

  @Test func aWorkedSolutionNamesItsParts() throws {
    let steps = try Expr(infix: "x^2*exp(3*x)").antiderivative().steps
    let first = try #require(steps.first)
    #expect(
      first.infix == "∫ x^2*exp(3*x) dx = x^2*exp(3*x)/3 - 2*x*exp(3*x)/9 + 2*exp(3*x)/27"
        + "    [integration by parts: u = x^2, dv = exp(3*x) dx, v = exp(3*x)/3]")
    #expect(steps.contains { $0.integrand.infix == "x*exp(3*x)" && $0.depth == 2 })
    #expect(first.latex.hasPrefix("\\int x^{2}"))
  }

  @Test func anIntegralThatReturnsIsSolvedFor() throws {
    let steps = try Expr(infix: "exp(x)*sin(x)").antiderivative().steps
    let lines = steps.map(\.infix)
    #expect(lines[0].contains("I = exp(x)*sin(x) - exp(x)*cos(x) - I"))
    #expect(steps.contains { $0.rule == "integral sought" })
  }

  @Test func aSubstitutionChangesTheVariable() throws {
    let steps = try Expr(infix: "x*exp(x^2)").antiderivative().steps
    #expect(steps[0].details.contains { $0.name == "t" })
    #expect(steps.dropFirst().allSatisfy { $0.variable == .t })
  }

  @Test func otherVariablesAndParametersAreIntegratedAlike() throws {
    let integrand = try Expr(infix: "x*y*exp(y)*cos(x*t)")
    let found = try integrand.antiderivative(in: .y)
    let slope = try #require(found.expression.derivative(withRespectTo: .y)?.simplified())
    #expect(slope == integrand.simplified())
    #expect(found.steps.allSatisfy { $0.variable == .y })
  }
}
