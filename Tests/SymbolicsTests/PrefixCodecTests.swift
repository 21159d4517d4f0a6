import ExactArithmetic
import Randomness
import Symbolics
import Testing
import Tokenization

struct PrefixCodecTests {
  static let golden: [(tokens: String, infix: String)] = [
    ("INT+ 2 3 5 4", "2354"),
    ("INT- 3 4", "-34"),
    ("INT+ 0", "0"),
    ("div INT- 1 INT+ 2", "-1/2"),
    ("pow x INT+ 2", "x^2"),
    ("pow x INT- 1", "1/x"),
    ("pow x div INT- 1 INT+ 2", "1/sqrt(x)"),
    ("sqrt x", "sqrt(x)"),
    ("mul INT- 1 x", "-x"),
    ("add x add y z", "x + y + z"),
    ("sub Y' mul INT+ 2 x", "Y' - 2*x"),
    ("add sqrt x mul div INT- 1 INT+ 2 x", "sqrt(x) - x/2"),
    ("ln E", "ln(e)"),
    ("mul a8 exp Y''", "a8*exp(Y'')"),
  ]

  @Test(arguments: golden)
  func shapesAreThoseOfTheReference(_ example: (tokens: String, infix: String)) throws {
    let expr = try Expr(prefix: example.tokens.split(separator: " "))
    #expect(expr.infix == example.infix)
    #expect(expr.prefixText == example.tokens)
  }

  @Test func chainsAreNaryAndRationalsAreNumbers() throws {
    let x = Expr.symbol(.x)
    let chain = try Expr(prefix: ["add", "x", "add", "x", "x"])
    #expect(chain == .apply(.add, [x, x, x]))
    let nested = try Expr(prefix: ["add", "add", "x", "x", "x"])
    #expect(nested == .apply(.add, [.apply(.add, [x, x]), x]))
    let half = try Expr(prefix: ["div", "INT-", "1", "INT+", "2"])
    #expect(half == .number(Rational(-1, overNonzero: 2)))
    // Not in lowest terms, or not over an integer above 1: a quotient.
    for tokens in ["div INT+ 2 INT+ 4", "div INT+ 2 INT+ 1", "div INT+ 1 INT- 2"] {
      guard case .apply(.div, _) = try Expr(prefix: tokens.split(separator: " ")) else {
        Issue.record("\(tokens) is not read as a quotient")
        continue
      }
    }
  }

  @Test func powersWithExponentOneHalfAreSquareRoots() {
    let half = Expr.number(Rational(1, overNonzero: 2))
    #expect(Expr.apply(.pow, [.symbol(.x), half]).prefixTokens == ["sqrt", "x"])
  }

  @Test(arguments: 0..<20)
  func tokensReadBackToTheSameTokensAndIDs(seed: UInt64) throws {
    var random = RandomStream(seed: seed).child("prefix")
    for size in 0..<300 {
      let expr = NotationRandomTree.expression(&random, operators: size % 15)
      let read = try Expr(prefix: expr.prefixTokens)
      #expect(read.prefixTokens == expr.prefixTokens)
      #expect(read.notationNormalForm == expr.notationNormalForm)
      #expect(try Expr(prefixIDs: expr.prefixIDs) == read)
      #expect(expr.prefixIDs.map { Vocabulary.symbolic[$0] } == expr.prefixTokens)
      // What has been read once is read again exactly.
      #expect(try Expr(prefix: read.prefixTokens) == read)
    }
  }

  @Test func theVocabularyIsThatOfTrainedModels() {
    let golden = """
      <s> <pad> </s> \
      add sub mul div pow sqrt exp ln abs sign sin cos tan cot sec csc asin acos atan acot asec acsc \
      sinh cosh tanh coth sech csch asinh acosh atanh acoth asech acsch \
      x y z t a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 pi E Y Y' Y'' \
      INT+ INT- 0 1 2 3 4 5 6 7 8 9
      """
    #expect(Vocabulary.symbolic.tokens.joined(separator: " ") == golden)
  }
}
