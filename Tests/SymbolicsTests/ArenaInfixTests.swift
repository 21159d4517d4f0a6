import Randomness
import Symbolics
import Testing

/// Infix text read into an arena and written from it must agree with the way through trees.
@Suite struct ArenaInfixTests {
  @Test func textIsReadAsItsTreeIs() throws {
    var random = RandomStream(seed: 51).child("arena-infix-read")
    var arena = ExprArena()
    var defined = 0
    for _ in 0..<1_500 {
      let text = randomExpression(&random, operators: random.uniform(in: 0...9)).infix
      arena.reset()
      let direct = try arena.node(infix: text)
      let throughTree = arena.insert(try Expr(infix: text))
      #expect(direct == throughTree, "\(text)")
      if !arena.isUndefined(direct) { defined += 1 }
    }
    #expect(defined > 1_000)
  }

  @Test(arguments: [
    "(2*(x + 1))*y", "-(2*(x + 1))*y/3", "-x*-y", "1/2/x*y*z/t", "2x(x + 1)/(3(y - 1))",
    "x - (y - z) - -t", "((x*y))*(z*2)^2", "sin^2 x cos x", "cbrt(x)*3*(x - 2)", "|x - |y||",
    "e^2*e^x", "-(-(x/2))", "0*(1/0)", "-(1 - x)/(2*(y - 1))", "2^-x", "3*-(x + 1)*2", "−x·π",
  ])
  func bracketsSignsAndDivisionsAgree(_ text: String) throws {
    var arena = ExprArena()
    #expect(try arena.node(infix: text) == arena.insert(try Expr(infix: text)))
  }

  @Test func nodesPrintAsTheirTreesDo() {
    var random = RandomStream(seed: 52).child("arena-infix-print")
    var arena = ExprArena()
    var defined = 0
    for _ in 0..<1_500 {
      arena.reset()
      let expr =
        random.chance(0.5)
        ? randomExpression(&random, operators: random.uniform(in: 0...9))
        : NotationRandomTree.expression(&random, operators: random.uniform(in: 0...9))
      let node = arena.insert(expr)
      for node in [node, arena.derivative(of: node)] {
        #expect(arena.infix(node) == arena.expr(node)?.infix)
        if !arena.isUndefined(node) { defined += 1 }
      }
    }
    #expect(defined > 1_000)
  }

  @Test func errorsAreThoseOfTrees() {
    var arena = ExprArena()
    for text in ["", "x +", "(x", "sin", "2 3", "foo(x)", "x^(1"] {
      var expected: InfixError?
      do throws(InfixError) { _ = try Expr(infix: text) } catch { expected = error }
      #expect(expected != nil)
      do throws(InfixError) {
        _ = try arena.node(infix: text)
        Issue.record("\(text) was read")
      } catch {
        #expect(error == expected)
      }
    }
  }

  @Test func deepTextIsRefused() {
    var arena = ExprArena()
    let text =
      String(repeating: "sin(", count: 999) + String(repeating: "1+sin ", count: 9) + "x"
      + String(repeating: ")", count: 999)
    #expect(throws: InfixError.self) { try arena.node(infix: text) }
  }
}
