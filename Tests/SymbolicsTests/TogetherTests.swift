import ExactArithmetic
import Polynomials
import Randomness
import Testing

@testable import Symbolics

struct TogetherTests {
  @Test(arguments: 0..<4) func onePrimitiveFractionOfTheSameValue(_ seed: UInt64) throws {
    var random = RandomStream(seed: seed).child("together")
    var arena = ExprArena()
    var compared = 0
    for _ in 0..<60 {
      arena.reset()
      let node = arena.insert(randomRational(&random, operators: 2 + random.uniform(below: 7)))
      guard let expr = arena.expr(node) else { continue }
      for result in [arena.together(node), arena.cancelled(node)] {
        let written = arena.expr(result)
        compared += expectEqualValues(expr, try #require(written))
      }
      let quotient = arena.kernelFraction(of: node)
      let fraction = try #require(quotient).fraction
      let common = SparsePolynomial.greatestCommonDivisor(fraction.numerator, fraction.denominator)
      #expect(common?.isOne == true)
    }
    #expect(compared > 150)
  }

  /// Two equal rational functions have one form: a sum in any order, a fraction extended by a factor.
  @Test func formDependsOnlyOnTheFunction() {
    var random = RandomStream(seed: 11).child("form")
    var arena = ExprArena()
    for _ in 0..<80 {
      arena.reset()
      let symbols = [arena.symbol(.x), arena.symbol(.y)]
      func sample(_ arena: inout ExprArena, _ random: inout RandomStream) -> ExprArena.Node {
        var parts = [arena.integer(random.uniform(in: 1...5))]
        for _ in 0..<2 {
          let power = arena.power(
            symbols[random.uniform(below: 2)], arena.integer(1 + random.uniform(below: 2)))
          parts.append(arena.scale(power, by: arena.integer(1 + random.uniform(below: 4))))
        }
        return arena.sum(parts)
      }
      let parts = (0..<5).map { _ in sample(&arena, &random) }
      let first = arena.divide(parts[0], by: parts[1])
      let second = arena.divide(parts[2], by: parts[3])
      let sum = arena.add(first, second)
      let extended = arena.divide(
        arena.expanded(arena.multiply(parts[0], parts[4])),
        by: arena.expanded(arena.multiply(parts[1], parts[4])))
      let together = arena.together(sum)
      #expect(arena.together(arena.add(second, extended)) == together)
      #expect(arena.together(together) == together)
      let cancelled = arena.cancelled(sum)
      #expect(arena.cancelled(together) == cancelled)
      #expect(arena.cancelled(cancelled) == cancelled)
      #expect(arena.together(arena.subtract(sum, extended)) == arena.together(second))
    }
  }

  static let forms: [(input: String, form: String)] = [
    ("1/x + 1/y", "(x + y)/(x*y)"), ("1/(x-1) + 1/(x+1)", "2*x/((x-1)*(x+1))"),
    ("(x^2-1)/(x-1)", "x+1"), ("1/(1+1/(1+1/x))", "(x+1)/(2*x+1)"),
    ("(exp(2*x)-1)/(exp(x)-1)", "exp(x)+1"), ("(x-1)/(sqrt(x)-1)", "sqrt(x)+1"),
    ("sqrt(x+1) + 1/sqrt(x+1)", "(x+2)/sqrt(x+1)"), ("(sqrt(2)+x)*(sqrt(2)-x)/x", "(2-x^2)/x"),
    ("x/(x-1) - x/(x-1)", "0"), ("x^y/(x^(2*y)-x^y)", "1/(x^y-1)"),
    ("sin(x)^2/(sin(x)^2+sin(x)) + 1/(sin(x)+1)", "1"),
  ]

  @Test(arguments: forms) func writesTheFraction(_ example: (input: String, form: String)) throws {
    var arena = ExprArena()
    let node = arena.insert(try Expr(infix: example.input))
    #expect(arena.together(node) == arena.insert(try Expr(infix: example.form)))
  }

  @Test func largeInputsAreReturned() throws {
    var arena = ExprArena()
    for text in ["1/(x+y+z+t+1)^60 + 1/x", "(x+1)^40000/x + 1", "x^(1/1009)+1/x"] {
      let node = arena.insert(try Expr(infix: text))
      #expect(arena.together(node) == node)
      #expect(arena.cancelled(node) == node)
    }
  }
}
