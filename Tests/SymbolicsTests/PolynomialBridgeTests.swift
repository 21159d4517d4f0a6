import ExactArithmetic
import Polynomials
import Randomness
import Symbolics
import Testing

struct PolynomialBridgeTests {
  @Test func polynomialsSurviveTheRoundTrip() {
    var random = RandomStream(seed: 7).child("round trip")
    var arena = ExprArena()
    for _ in 0..<300 {
      let polynomial = Polynomial(
        (0...random.uniform(in: 0...8)).map { _ in
          Rational(random.uniform(in: -9...9), overNonzero: random.uniform(in: 1...4))
        })
      let node = arena.node(polynomial, at: arena.symbol(.y))
      let read = arena.polynomial(node, in: .y)
      #expect(read == polynomial)
    }
  }

  @Test func expressionsAreReadAsTheirValues() throws {
    var random = RandomStream(seed: 7).child("values")
    var read = 0
    for _ in 0..<1_000 {
      var arena = ExprArena()
      let expr = randomExpression(&random, operators: random.uniform(in: 1...7))
      let node = arena.insert(expr)
      guard let function = arena.rationalFunction(node, in: .x) else { continue }
      read += 1
      for point in [Rational(7, overNonzero: 3), Rational(-5, overNonzero: 4)] {
        guard let value = function.value(at: point)?.doubleValue else { continue }
        let plain = plainValue(expr, at: point.doubleValue)
        #expect(plain.isNaN || agree(plain, value), "\(expr.infix)")
      }
    }
    #expect(read > 150)
  }

  @Test(arguments: [
    ("1/(x^2-1)", "(x - 1)^(-1)/2 - (x + 1)^(-1)/2"), ("x^3/(x-1)", "x + x^2 + 1/(x - 1) + 1"),
    ("1/(e^(2*x)-e^x)", "1/(exp(x) - 1) - exp(-x)"), ("1/(e^(2*x)-1)", "1/(exp(2*x) - 1)"),
    ("1/(sin(x)^2-sin(x))", "-1/sin(x) + 1/(sin(x) - 1)"),
    ("1/(x-sqrt(x))", "-1/sqrt(x) + 1/(sqrt(x) - 1)"), ("sin(x)/x", "sin(x)/x"),
    ("1/(x^2+y)", "1/(x^2 + y)"), ("3", "3"),
  ])
  func partialFractionsOfExpressions(_ text: String, _ expected: String) throws {
    var arena = ExprArena()
    let node = arena.insert(try Expr(infix: text))
    let result = arena.apart(node)
    let other = arena.insert(try Expr(infix: expected))
    #expect(result == other, "\(arena.expr(result)?.infix ?? "undefined")")
  }

  @Test func partialFractionsOfRandomFunctionsAddUp() throws {
    var random = RandomStream(seed: 7).child("apart")
    var arena = ExprArena()
    for _ in 0..<150 {
      arena.reset()
      let numerator = Polynomial((0...5).map { _ in Rational(random.uniform(in: -9...9)) })
      var denominator = Polynomial.one
      for _ in 0..<3 {
        denominator *= Polynomial([Rational(random.uniform(in: -3...3)), 1])
      }
      let function = RationalFunction(numerator, overNonzero: denominator)
      let apart = arena.apart(arena.node(function, at: arena.symbol(.x)))
      let sum = arena.rationalFunction(apart, in: .x)
      #expect(sum == function)
    }
  }

  @Test(arguments: ["x^201", "(x^20+1)^11", "(x+1)^1000", "1/x^500", "x^(1/2)", "x^x", "pi*x"])
  func whatIsNoRationalFunctionOrTooLargeIsRefused(_ text: String) throws {
    var arena = ExprArena()
    let node = arena.insert(try Expr(infix: text))
    let function = arena.rationalFunction(node, in: .x)
    #expect(function == nil)
    let apart = arena.apart(node)
    #expect(apart == node)
  }
}
