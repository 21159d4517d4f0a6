import Symbolics
import Testing

struct IntegrationFailureTests {
  @Test(arguments: [
    "exp(x^2)", "sin(x)/x", "1/ln(x)", "x^x", "exp(x)/x", "sqrt(1 - x^4)", "ln(x)/(x + 1)",
    "cos(x^2)", "sin(sin(x))",
  ])
  func integralsThatAreNotElementaryHaveNoRule(_ text: String) throws {
    let integrand = try Expr(infix: text)
    var arena = ExprArena()
    let node = arena.insert(integrand)
    #expect {
      try arena.antiderivative(of: node)
    } throws: { error in
      if case .noRule? = error as? IntegrationFailure { true } else { false }
    }
    // Quickly: the work is a fraction of what the bounds allow.
    #expect(arena.nodeCount < 30_000)
  }

  @Test func theFailingPartIsNamed() throws {
    let integrand = try Expr(infix: "x^2 + exp(x^2) + cos(x)")
    let part = try Expr(infix: "exp(x^2)")
    #expect(throws: IntegrationFailure.noRule(part)) { try integrand.antiderivative() }
  }

  @Test func integrandsWithoutMeaningAreRefused() throws {
    #expect(throws: IntegrationFailure.undefinedIntegrand) {
      try Expr(infix: "x/0").antiderivative()
    }
    #expect(throws: IntegrationFailure.unknownFunction) {
      try Expr(infix: "x*Y'").antiderivative()
    }
  }

  @Test func failuresArePrintedOnOneLine() throws {
    let failures: [IntegrationFailure] = [
      .undefinedIntegrand, .unknownFunction, .tooLong(tokens: 900, limit: 500),
      .noRule(try Expr(infix: "exp(x^2)")), .stepLimit(400),
    ]
    for failure in failures {
      #expect(!failure.description.isEmpty && !failure.description.contains("\n"))
    }
    #expect(failures[3].description == "no rule applies to exp(x^2)")
  }

  /// Inputs made to exhaust a search: each ends within the bounds, whatever the outcome.
  @Test(arguments: [
    "x^1000*exp(x)", "(1 + x)^500", "x^400*ln(x)", "(1 + x + x^2)^200", "(x + sin(x))^40",
    "(exp(x) + exp(2*x) + exp(3*x))^60", "sin(x)^300*cos(x)^301", "x^(10^40)",
    "(x^1000000 + 1)^(1/7)",
  ])
  func hugePowersStayWithinTheBounds(_ text: String) throws {
    var arena = ExprArena()
    let node = arena.insert(try Expr(infix: text))
    if let found = try? arena.antiderivative(of: node) { #expect(found.verdict.isVerified) }
    #expect(arena.nodeCount < 400_000)
  }

  @Test func deepTowersStayWithinTheBounds() throws {
    for op in [Operator.sin, .exp, .ln, .sqrt, .atan] {
      var tower = Expr.symbol(.x)
      for _ in 0..<120 { tower = .apply(op, [.apply(.add, [tower, .integer(1)])]) }
      var arena = ExprArena()
      let node = arena.insert(tower)
      _ = try? arena.antiderivative(of: node)
      #expect(arena.nodeCount < 400_000)
    }
  }

  @Test func longIntegrandsAreRefused() throws {
    let terms = (1...300).map { Expr.apply(.exp, [.apply(.pow, [.symbol(.x), .integer($0)])]) }
    #expect {
      try Expr.apply(.add, terms).antiderivative()
    } throws: { error in
      if case .tooLong? = error as? IntegrationFailure { true } else { false }
    }
  }
}
