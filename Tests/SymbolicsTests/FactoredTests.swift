import ExactArithmetic
import Polynomials
import Randomness
import Testing

@testable import Symbolics

struct FactoredTests {
  @Test(arguments: 0..<4) func productHasTheSameValue(_ seed: UInt64) throws {
    var random = RandomStream(seed: seed).child("factored")
    var arena = ExprArena()
    var compared = 0
    for _ in 0..<60 {
      arena.reset()
      let node = arena.insert(randomRational(&random, operators: 2 + random.uniform(below: 7)))
      guard let expr = arena.expr(node) else { continue }
      let factored = arena.factored(node)
      let written = arena.expr(factored)
      compared += expectEqualValues(expr, try #require(written))
      #expect(arena.factored(factored) == factored, "\(expr.infix)")
    }
    #expect(compared > 80)
  }

  /// Factoring a product finds its factors again, and multiplying out is its inverse.
  @Test func factoredAndExpandedAreInverse() {
    var random = RandomStream(seed: 12).child("inverse")
    var arena = ExprArena()
    for _ in 0..<60 {
      arena.reset()
      let symbols = [arena.symbol(.x), arena.apply(.exp, arena.symbol(.x)), arena.symbol(.y)]
      var parts: [ExprArena.Node] = []
      for _ in 0..<3 {
        var addends = [arena.integer(random.uniform(in: -4...4))]
        for _ in 0..<2 {
          addends.append(
            arena.scale(
              arena.power(
                symbols[random.uniform(below: 3)], arena.integer(1 + random.uniform(below: 3))),
              by: arena.integer(random.uniform(in: -3...3))))
        }
        parts.append(arena.sum(addends))
      }
      let product = arena.product(parts)
      let expanded = arena.expanded(product)
      let factored = arena.factored(expanded)
      #expect(arena.expanded(factored) == expanded)
      #expect(arena.factored(product) == factored)
    }
  }

  static let forms: [(input: String, form: String)] = [
    ("x^4 - y^4", "(x-y)*(x+y)*(x^2+y^2)"), ("x^2 + 2*x*y + y^2", "(x+y)^2"),
    ("exp(2*x) - 1", "(exp(x)-1)*(exp(x)+1)"), ("x*y + x + y + 1", "(x+1)*(y+1)"),
    ("x^2 - y^2 + x + y", "(x+y)*(x-y+1)"), ("x^5 + x + 1", "(x^2+x+1)*(x^3-x^2+1)"),
    ("sin(x)^3 - sin(x)", "sin(x)*(sin(x)-1)*(sin(x)+1)"), ("x^2 - 2", "x^2 - 2"),
    ("1/x - 1/x^3", "(x-1)*(x+1)/x^3"), ("x^3*y - x*y^3", "x*y*(x-y)*(x+y)"),
    ("x/6 + x^2/4", "x*(3*x+2)/12"), ("2*x + 2", "2*x + 2"),
  ]

  @Test(arguments: forms) func writesTheProduct(_ example: (input: String, form: String)) throws {
    var arena = ExprArena()
    let node = arena.insert(try Expr(infix: example.input))
    #expect(arena.factored(node) == arena.insert(try Expr(infix: example.form)))
  }
}
