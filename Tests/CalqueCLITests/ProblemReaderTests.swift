import CalqueCLI
import Evaluation
import ExactArithmetic
import Generators
import Symbolics
import Testing

@Suite struct ProblemReaderTests {
  private func read(_ text: String) throws -> any SolvableProblem { try ProblemReader.read(text) }

  @Test(arguments: ["x*cos(x)", "5", "2^10", "x*y", "1.5 + 2", "2(3)", "-3", "|x|", "gcdx"])
  func otherTextIsAnIntegrandOrNone(_ text: String) {
    let problem = try? read(text)
    #expect(problem == nil || problem is IntegralProblem)
  }

  @Test(arguments: [
    ("∫ x*cos(x) dx", "x*cos(x)"), ("∫x*cos(x)dx", "x*cos(x)"), ("∫ 2xdx", "2x"), ("∫ x", "x"),
    ("x*cos(x) dx", "x*cos(x)"), (" ln(x)dx ", "ln(x)"), ("∫ dx", "1"), ("x", "x"),
  ])
  func integralMayBeWrittenWithItsSign(_ example: (text: String, integrand: String)) throws {
    let problem = try #require(try read(example.text) as? IntegralProblem)
    let expected = try IntegralProblem(Expr(infix: example.integrand))
    #expect(problem == expected)
  }

  @Test func errorsOfAnIntegralAreAtItsColumns() throws {
    let error = try #require(throws: TypedExpressionError.self) { try read("∫ x*(2 dx") }
    #expect(error.text == "∫ x*(2 dx")
    #expect(error.description == "column 10: the '(' in column 5 is not closed")
    let other = try #require(throws: (any Error).self) { try read("∫ t dt") }
    #expect("\(other)" == "integrals are with respect to x; write x in place of t")
    #expect(throws: TypedExpressionError.self) { try read("x dt") }
  }

  @Test(arguments: [
    "y'' + y = 0", "Y'' + Y = 0", "y''(x) + y(x) = 0", "y″ + y = 0", "-y = y''", "y’’ = -y",
    "d^2y/dx^2 = -y", "y′′ + y = 0 ",
  ])
  func equationMayBeWrittenInManyWays(_ text: String) throws {
    let problem = try #require(try read(text) as? DifferentialEquationProblem)
    let task = try DifferentialEquations<SecondOrder>.make(preset: "first-course")
    #expect(problem.order == 2 && problem.taskNames == ["ode-second-order", "ode-linear"])
    let source = try #require(try problem.inquiry(in: task).sources.last)
    #expect(task.text(of: source) == "add Y Y''")
  }

  @Test func firstOrderIsTold() throws {
    for text in ["y' = x*y", "dy/dx = x*y", "y'(x) - x*y(x) = 0"] {
      let problem = try #require(try read(text) as? DifferentialEquationProblem)
      #expect(problem.order == 1)
    }
  }

  @Test(arguments: [
    "1, 1, 2, 3, 5, 8, ?", "1,1,2,3,5,8", " 1, 1, 2, 3, 5, 8, ...", "1, 1, 2, +3, 5, 8, …",
    "1,1,2,3,5,8,",
  ])
  func sequenceMayEndInManyWays(_ text: String) throws {
    #expect(try read(text) as? SequenceProblem == SequenceProblem([1, 1, 2, 3, 5, 8]))
  }

  static let operations: [(String, ArithmeticOperation, [Int])] = [
    ("12345 * 678", .multiplication, [12_345, 678]), ("12345·678", .multiplication, [12_345, 678]),
    ("3 − 5", .subtraction, [3, 5]), ("-3 - -5", .subtraction, [-3, -5]),
    ("(-3) + (5)", .addition, [-3, 5]), ("100 / 7", .division, [100, 7]),
    ("100 div 7", .division, [100, 7]), ("100 % 7", .division, [100, 7]),
    ("(5 + 9) mod 7", .modularAddition, [5, 9, 7]),
    ("5*9 (mod 7)", .modularMultiplication, [5, 9, 7]),
    ("5 + 9 mod 7", .modularAddition, [5, 9, 7]), ("(5 + 9)", .addition, [5, 9]),
  ]

  @Test(arguments: operations)
  func arithmeticIsTwoIntegersAndASign(
    _ example: (text: String, operation: ArithmeticOperation, numbers: [Int])
  ) throws {
    let problem = try #require(try read(example.text) as? ArithmeticProblem)
    #expect(problem.operation == example.operation)
    #expect(
      [problem.first, problem.second] + [problem.modulus].compactMap(\.self)
        == example.numbers.map { BigInteger($0) })
  }

  @Test func divisorsAreReadWithSpaces() throws {
    #expect(try read("GCD ( 12 , -18 )") as? DivisorProblem == DivisorProblem(12, -18))
  }

  static let errors: [(text: String, message: String)] = [
    ("", "nothing to solve; type \(ProblemReader.examples)"),
    ("  ", "nothing to solve; type \(ProblemReader.examples)"),
    (
      "y' + y",
      "an expression with a derivative and no '='; a differential equation has one, "
        + "as in y'' + y = 0"
    ),
    ("y' = y = 2", "two signs '='; a differential equation has one, as in y'' + y = 0"),
    ("y' =", "nothing on the right of '='; write y'' + y = 0"),
    ("y'''' = 0", "column 1: derivatives go up to the second, Y''"),
    ("y' = @", "column 6: unexpected character '@'"),
    ("dy/dx = x +", "column 12: "),
    ("y = x", SolverError.noDerivative.description),
    ("y' = t", SolverError.foreignVariable("t").description),
    ("gcd(12)", "gcd takes two integers, as in gcd(12, 18)"),
    ("gcd(12, x)", "gcd takes two integers, as in gcd(12, 18)"),
    ("gcd", "gcd takes two integers, as in gcd(12, 18)"),
    ("gcd(", "gcd takes two integers, as in gcd(12, 18)"),
    ("1, x, 3", "term 2, 'x', is not an integer; a sequence is written 1, 1, 2, 3, 5, 8, ?"),
    ("1, , 3", "term 2, '', is not an integer; a sequence is written 1, 1, 2, 3, 5, 8, ?"),
    ("1, 2, ?", "2 terms; a sequence has at least 3, as in 1, 1, 2, 3, 5, 8, ?"),
    ("1,", "1 term; a sequence"),
    ("1 + 2 + 3", "arithmetic takes two integers and one of"),
    ("1 mod", "unknown name 'mod'"),
    // In programs % binds as * does.
    ("5 + 9 % 7", "arithmetic takes two integers and one of"),
    ("y' = y(1)", "'y(1)' is a value of the solution; conditions are not read"),
    ("y'(0) = y", "'y'(0)' is a value of the solution"), ("y'' = y( -2.5 )", "is a value of"),
    ("1/(x-x)", SolverError.undefined.description),
    ("x*Y", SolverError.unknownFunction.description),
    ("5 - 9 mod 7", "a modulus goes with + or *, as in (5 + 9) mod 7"),
    ("5 + 9 mod 0", "a modulus is at least 1"),
    ("5 / 0", "a division by 0 has no answer"),
  ]

  @Test(arguments: errors)
  func errorNamesTheRemedy(_ example: (text: String, message: String)) {
    let error = #expect(throws: (any Error).self) { try read(example.text) }
    #expect("\(error.map { "\($0)" } ?? "")".contains(example.message))
    #expect(!"\(error.map { "\($0)" } ?? "")".contains("\n"))
  }

  /// Long and deep texts are refused or read, and never end the process.
  @Test func hostileTextIsRefusedInOneLine() {
    let texts = [
      String(repeating: "9", count: 20_000) + " + 1",
      "gcd(" + String(repeating: "9", count: 20_000) + ", 2)",
      (0..<10_000).map(String.init).joined(separator: ", "),
      "1, 2, " + String(repeating: "7", count: 10_001),
      "y" + String(repeating: "'", count: 50_000) + " = 0",
      String(repeating: "(", count: 50_000) + "1 + 1",
      String(repeating: "y'(x) = ", count: 5_000),
      String(repeating: ",", count: 10_000), String(repeating: "=", count: 10_000),
      "y' = " + String(repeating: "(", count: 2_000) + "x" + String(repeating: ")", count: 2_000),
    ]
    for text in texts {
      let error = #expect(throws: (any Error).self) { try read(text) }
      let message = error.map { "\($0)" } ?? ""
      #expect(message.count < 250 && !message.contains("\n"), "\(text.prefix(20))")
    }
    #expect(throws: Never.self) {
      try read(String(repeating: "9", count: 10_000) + "*" + String(repeating: "9", count: 10_000))
    }
  }
}
