import Generators
import Randomness
import Symbolics
import Testing
import Tokenization

@testable import Evaluation

/// The exact methods for differential equations, without a model.
struct DifferentialEquationMethodTests {
  /// Equations of a first course, written as zero, and one general solution of each.
  ///
  /// SymPy 1.14, putting them in at random points and constants, finds all these solutions right.
  static let textbook: [(equation: String, solution: String)] = [
    // y′ = f(x) and y″ = f(x).
    ("Y' - 2*x", "x^2 + a8"), ("Y' - x*exp(x)", "(x - 1)*exp(x) + a8"),
    ("Y' - 1/(x^2 + 1)", "atan(x) + a8"), ("Y''", "a8*x + a9"), ("Y'' - x", "x^3/6 + a8*x + a9"),
    ("Y'' - sin(x)", "a8*x + a9 - sin(x)"), ("x*Y'' - 1", "x*ln(x) - x + a8*x + a9"),
    // Linear of the first order.
    ("Y' - Y", "a8*exp(x)"), ("Y' + Y - 1", "1 + a8*exp(-x)"), ("Y' - x*Y", "a8*exp(x^2/2)"),
    ("x*Y' - 2*Y", "a8*x^2"), ("x*Y' + Y", "a8/x"),
    ("Y' + 2*Y - exp(x)", "exp(x)/3 + a8*exp(-2*x)"),
    ("Y' + Y - x", "x - 1 + a8*exp(-x)"), ("Y' - Y - exp(x)", "(x + a8)*exp(x)"),
    ("x*Y' + Y - cos(x)", "(sin(x) + a8)/x"), ("x*Y' - Y - x^2", "x^2 + a8*x"),
    ("Y' + Y*tan(x)", "a8*cos(x)"), ("Y' + 2*x*Y - x", "1/2 + a8*exp(-x^2)"),
    ("Y' + Y - sin(x)", "(sin(x) - cos(x))/2 + a8*exp(-x)"),
    ("x*Y' + 2*Y - ln(x)", "ln(x)/2 - 1/4 + a8/x^2"), ("Y' - 3*Y/x - x^3", "x^4 + a8*x^3"),
    ("(x^2 + 1)*Y' + 2*x*Y - 1", "(x + a8)/(x^2 + 1)"),
    ("cos(x)*Y' + sin(x)*Y - 1", "sin(x) + a8*cos(x)"), ("a0*Y - Y'", "a8*exp(a0*x)"),
    ("Y' + a0*Y - a1", "a1/a0 + a8*exp(-a0*x)"),
    // Separable.
    ("Y' - Y^2", "-1/(x + a8)"), ("Y' - x*Y^2", "-2/(x^2 + a8)"), ("Y' - 1 - Y^2", "tan(x + a8)"),
    ("Y' - exp(Y)", "-ln(a8 - x)"), ("Y' - exp(x + Y)", "-ln(a8 - exp(x))"),
    ("Y' - exp(x - Y)", "ln(exp(x) + a8)"), ("Y' - Y*(1 - Y)", "1/(1 + a8*exp(-x))"),
    ("Y' - Y^2 + 1", "(1 + a8*exp(2*x))/(1 - a8*exp(2*x))"),
    ("Y' - Y*ln(x)", "a8*exp(x*ln(x) - x)"),
    ("x*Y' - Y^2", "1/(a8 - ln(x))"), ("Y' - cos(x)*Y^2", "-1/(sin(x) + a8)"),
    ("x^2*Y' - Y^2", "x/(1 + a8*x)"), ("(1 + x)*Y' - Y - 1", "a8*(x + 1) - 1"),
    ("Y' - x*(1 + Y^2)", "tan(x^2/2 + a8)"), ("Y' - 3*Y*(2 - Y)", "2/(1 + a8*exp(-6*x))"),
    ("(x^2 + 1)*Y' - x*Y", "a8*sqrt(x^2 + 1)"),
    // Linear of the second order with constant coefficients.
    ("Y'' + Y", "a8*sin(x) + a9*cos(x)"), ("Y'' - Y", "a8*exp(x) + a9*exp(-x)"),
    ("Y'' - 3*Y' + 2*Y", "a8*exp(x) + a9*exp(2*x)"), ("Y'' + 2*Y' + Y", "(a8 + a9*x)*exp(-x)"),
    ("Y'' + 4*Y' + 13*Y", "exp(-2*x)*(a8*sin(3*x) + a9*cos(3*x))"),
    ("Y'' - 2*Y", "a8*exp(sqrt(2)*x) + a9*exp(-sqrt(2)*x)"),
    ("Y'' + 3*Y", "a8*sin(sqrt(3)*x) + a9*cos(sqrt(3)*x)"),
    ("Y'' + Y' + Y", "exp(-x/2)*(a8*sin(sqrt(3)*x/2) + a9*cos(sqrt(3)*x/2))"),
    ("2*Y'' + 3*Y' + Y", "a8*exp(-x) + a9*exp(-x/2)"), ("Y'' - 4*Y'", "a8 + a9*exp(4*x)"),
    ("Y'' + a0^2*Y", "a8*sin(a0*x) + a9*cos(a0*x)"),
    ("Y'' - 3*Y' + 2*Y - exp(x)", "a8*exp(x) + a9*exp(2*x) - x*exp(x)"),
    ("Y'' + Y - x", "x + a8*sin(x) + a9*cos(x)"),
    ("Y'' + Y - sin(x)", "a8*sin(x) + a9*cos(x) - x*cos(x)/2"),
    ("Y'' + 4*Y - cos(x)", "a8*sin(2*x) + a9*cos(2*x) + cos(x)/3"),
    ("Y'' - Y - x^2", "a8*exp(x) + a9*exp(-x) - x^2 - 2"),
    ("Y'' + Y - 1/cos(x)", "a8*sin(x) + a9*cos(x) + x*sin(x) + cos(x)*ln(cos(x))"),
    ("Y'' - 2*Y' + Y - exp(x)/x", "exp(x)*(a8 + a9*x + x*ln(x))"),
    ("Y'' + 2*Y' + 5*Y - exp(x)", "exp(-x)*(a8*sin(2*x) + a9*cos(2*x)) + exp(x)/8"),
    // Euler's form.
    ("x^2*Y'' + x*Y' - Y", "a8*x + a9/x"), ("x^2*Y'' - 2*Y", "a8*x^2 + a9/x"),
    ("x^2*Y'' + x*Y' + Y", "a8*sin(ln(x)) + a9*cos(ln(x))"),
    ("x^2*Y'' - x*Y' + Y", "x*(a8 + a9*ln(x))"),
    ("x^2*Y'' + x*Y' - Y - x^2", "x^2/3 + a8*x + a9/x"),
    // Of the first order in y′.
    ("x*Y'' + Y'", "a8*ln(x) + a9"), ("x*Y'' - Y' - x^2", "x^3/3 + a8*x^2 + a9"),
    ("Y'' - Y'^2", "a9 - ln(x + a8)"),
    ("Y'' - x*Y'/(x^2 + 1)", "a8*(x*sqrt(x^2 + 1) + asinh(x)) + a9"),
  ]

  private func problem(_ text: String) throws -> DifferentialEquationProblem {
    try DifferentialEquationProblem(Expr(infix: text))
  }

  @Test func theSolutionsOfTheTextbookAreAccepted() throws {
    let judge = LinearEquations.makeJudge()
    for (equation, solution) in Self.textbook {
      let judgement = try judge.judge(
        Expr(infix: solution).prefixIDs, to: Expr(infix: equation).prefixIDs)
      #expect(judgement.isCorrect, "\(equation), \(solution): \(judgement)")
    }
  }

  @Test(arguments: textbook.indices) func textbookEquationsAreSolved(_ index: Int) throws {
    let equation = Self.textbook[index].equation
    let answer = try problem(equation).exactAnswer()
    #expect(answer != nil, "\(equation)")
    guard let answer, let family = answer.expression else { return }
    #expect(answer.origin == .rules && answer.text == "y = \(family.infix)")
    // Not much longer than the book's.
    let book = try Expr(infix: Self.textbook[index].solution).prefixIDs.count
    #expect(family.prefixIDs.count <= 2 * book + 12, "\(equation): \(answer.text)")
    #expect(try !problem(equation).explanation(of: answer).isEmpty)
  }
}

extension DifferentialEquationMethodTests {
  /// Generated equations of one order with constant coefficients, and their solutions.
  private func generated(count: Int) throws -> [Problem] {
    var law = try LinearEquations.make(preset: "first-course").distribution
    law.kinds = .init(constantFirstOrder: 1, constantSecondOrder: 2)
    var worker = try LinearEquations(distribution: law).makeWorker(seed: 7)
    return try (0..<count).map { index in
      var problem = Problem()
      try worker.generate(UInt64(index), into: &problem)
      return problem
    }
  }

  @Test func generatedEquationsWithConstantCoefficientsAreSolved() throws {
    let problems = try generated(count: 200)
    let equations = try problems.map {
      try DifferentialEquationProblem(Expr(prefixIDs: $0.source))
    }
    let results = Solver(.failure(.noModel(task: "ode-linear"))).solve(equations, workers: 2)
    let missing = try zip(equations, results).filter { try $1.get().answer == nil }.map {
      $0.0.equation.infix
    }
    #expect(missing.count <= 20, "\(missing)")
    for (equation, result) in zip(equations, results) {
      guard case .verdict(let verdict)? = try result.get().answer?.check else { continue }
      #expect(verdict.isVerified, "\(equation.equation.infix)")
    }
  }

  /// A changed number, function or sign in an answer of the methods is refused, unless the constants absorb it.
  @Test func changedAnswersAreRefused() throws {
    let judge = LinearEquations.makeJudge()
    var (changed, accepted) = (0, 0)
    for (equation, _) in Self.textbook {
      guard let family = try problem(equation).exactAnswer()?.expression else { continue }
      let source = try Expr(infix: equation).prefixIDs
      for extra in ["1", "x", "exp(3*x)/7", "sin(5*x)"] {
        let wrong = Expr.apply(.add, [family, try Expr(infix: extra)])
        changed += 1
        if judge.judge(wrong.prefixIDs, to: source).isCorrect { accepted += 1 }
      }
      for scale in ["2", "x"] {
        let wrong = family.substituting(
          .apply(.mul, [try Expr(infix: scale), .symbol(.x)]), for: .x)
        changed += 1
        if judge.judge(wrong.prefixIDs, to: source).isCorrect { accepted += 1 }
      }
    }
    // y + 1 and y + x do solve what holds neither y nor y'.
    #expect(changed >= 300 && accepted * 8 < changed, "\(accepted) of \(changed)")
  }

  @Test(
    "hostile equations end without a trap",
    arguments: [
      "Y'' + 99999999999999999999999999999999999999*Y' + 7^99*Y",
      "999999^9999*Y'' - Y", "Y'' + Y - tan(tan(tan(tan(x))))", "Y' - Y^Y^Y",
      "Y'^7 + Y^5 + x^3 + 1",
      "Y'' - x^99*Y'^99", "Y' - (x + 1)^60*(Y + 1)^60", "Y''*0 + Y' - ln(Y - Y + 1)*Y",
      "Y' - exp(exp(exp(exp(exp(Y)))))", "Y''^2 - 1", "Y'' + sqrt(-2)*Y", "Y'*(Y' - x)*(Y' - Y)",
      "Y' - a0*a1*a2*a3*a4*a5*a6*a7*a8*a9*Y", "x^2*Y'' + 10^40*x*Y' + Y - x^(10^20)",
    ])
  func hostile(text: String) throws {
    let solver = Solver(.failure(.noModel(task: "ode-linear")))
    _ = try? solver.solve(problem(text))
  }

  @Test func deepEquationsEndWithoutATrap() throws {
    let solver = Solver(.failure(.noModel(task: "ode-linear")))
    let nested = "Y' - " + String(repeating: "sin(x + ", count: 150) + "Y"
    _ = try? solver.solve(problem(nested + String(repeating: ")", count: 150)))
  }

  @Test func constantsAreNotThoseOfTheEquation() throws {
    let answer = try problem("a8*Y' - a9*Y").exactAnswer()
    let text = try #require(answer?.text)
    #expect(text.contains("a0") && text.contains("a8") && text.contains("a9"))
  }
}
