import ExactArithmetic
import Polynomials
import Randomness
import Testing

@testable import Symbolics

struct ExpandedTests {
  @Test(arguments: 0..<4) func sumHasTheSameValue(_ seed: UInt64) throws {
    var random = RandomStream(seed: seed).child("expanded")
    var arena = ExprArena()
    var compared = 0
    for _ in 0..<80 {
      arena.reset()
      let node = arena.insert(randomRational(&random, operators: 2 + random.uniform(below: 7)))
      guard let expr = arena.expr(node) else { continue }
      let expanded = arena.expanded(node)
      let written = arena.expr(expanded)
      compared += expectEqualValues(expr, try #require(written))
      #expect(arena.expanded(expanded) == expanded, "\(expr.infix)")
    }
    #expect(compared > 80)
  }

  /// The polynomial path and the quick path of the kernel write the same sums.
  @Test func bothPathsAgree() throws {
    var random = RandomStream(seed: 13).child("paths")
    var arena = ExprArena()
    for _ in 0..<40 {
      arena.reset()
      let factors = try (0..<3).map { _ in
        let inner = randomExpression(&random, operators: 1)
        let text = "(x + y + \(random.uniform(in: 1...5)))"
        return arena.sum([arena.insert(inner), arena.insert(try Expr(infix: text))])
      }
      let product = arena.product(factors)
      guard product != .undefined else { continue }
      let square = arena.power(product, .two)
      #expect(arena.expanded(square) == arena.expanded(arena.distributedThroughout(square)))
    }
  }

  @Test(arguments: ["(1+x)^1000", "(x+y+z+t)^50", "(x+1)^(-3)", "(1+x)^101"])
  func whatWouldBlowUpStays(_ text: String) throws {
    var arena = ExprArena()
    let node = arena.insert(try Expr(infix: text))
    #expect(arena.expanded(node) == node)
  }

  static let forms: [(input: String, form: String)] = [
    ("(x+1)^2", "x^2+2*x+1"), ("(1/x + x)^9*x^9 - (x^2+1)^9", "0"),
    ("(sqrt(x)+1)^10*(sqrt(x)-1)^10 - (x-1)^10", "0"), ("exp(x)*(exp(x)+1)", "exp(2*x)+exp(x)"),
    ("sin((x+1)*x)", "sin(x^2+x)"), ("(x+1)*(x-1)/(x+2)", "x^2/(x+2)-1/(x+2)"),
  ]

  @Test(arguments: forms) func writesTheSum(_ example: (input: String, form: String)) throws {
    var arena = ExprArena()
    let node = arena.insert(try Expr(infix: example.input))
    #expect(arena.expanded(node) == arena.insert(try Expr(infix: example.form)))
  }
}
