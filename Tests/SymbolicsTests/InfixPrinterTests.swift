import ExactArithmetic
import Randomness
import Symbolics
import Testing

struct InfixPrinterTests {
  struct Printing: CustomTestStringConvertible {
    let prefix: String
    let infix: String
    init(_ prefix: String, _ infix: String) {
      self.prefix = prefix
      self.infix = infix
    }
    var testDescription: String { infix }
  }

  static let printings = [
    Printing("add mul x sin x cos x", "x*sin(x) + cos(x)"),
    Printing("div pow x INT+ 2 INT+ 2", "x^2/2"),
    Printing("mul div INT+ 1 INT+ 2 pow x INT+ 2", "x^2/2"),
    Printing("mul div INT- 1 INT+ 2 x", "-x/2"),
    Printing("pow add x INT+ 1 INT- 1", "1/(x + 1)"),
    Printing("sqrt x", "sqrt(x)"),
    Printing("pow x div INT- 1 INT+ 2", "1/sqrt(x)"),
    Printing("mul INT+ 2 mul x exp pow x INT+ 2", "2*x*exp(x^2)"),
    Printing("mul div INT+ 1 INT+ 2 mul x pow add x INT+ 1 INT- 1", "x/(2*(x + 1))"),
    Printing("mul div INT+ 3 INT+ 2 x", "3*x/2"),
    Printing("add x mul INT- 2 y", "x - 2*y"),
    Printing("add x INT- 1", "x - 1"),
    Printing("add x div INT- 1 INT+ 2", "x - 1/2"),
    Printing("add mul INT- 1 x y", "-x + y"),
    Printing("sub x sub y z", "x - (y - z)"),
    Printing("sub x mul INT- 1 y", "x - (-y)"),
    Printing("add x mul INT- 1 add y z", "x - (y + z)"),
    Printing("mul x INT- 2", "x*(-2)"),
    Printing("pow INT- 2 x", "(-2)^x"),
    Printing("pow div INT+ 1 INT+ 2 x", "(1/2)^x"),
    Printing("pow pow x y z", "(x^y)^z"),
    Printing("pow x pow y z", "x^y^z"),
    Printing("pow x mul INT- 1 y", "x^(-y)"),
    Printing("pow x add y INT+ 1", "x^(y + 1)"),
    Printing("pow x div INT+ 2 INT+ 3", "x^(2/3)"),
    Printing("pow sin x INT+ 2", "sin(x)^2"),
    Printing("mul add x INT+ 1 sub x INT+ 1", "(x + 1)*(x - 1)"),
    Printing("div x mul y z", "x/(y*z)"),
    Printing("div div x y z", "x/y/z"),
    Printing("div x div y z", "x/(y/z)"),
    Printing("mul x div y z", "x*(y/z)"),
    Printing("mul pow x INT- 2 pow y INT- 1", "1/(x^2*y)"),
    Printing("abs x", "abs(x)"),
    Printing("mul INT- 1 E", "-e"),
    Printing("add Y'' mul INT- 1 Y'", "Y'' - Y'"),
    Printing("mul a8 pi", "a8*pi"),
  ]

  @Test(arguments: printings)
  func expressionsPrintWithAsFewBracketsAsPrecedenceAllows(_ example: Printing) throws {
    let expr = try Expr(prefix: example.prefix.split(separator: " "))
    #expect(expr.infix == example.infix)
  }

  @Test(arguments: 0..<20)
  func printedTextReadsBackToTheSameNormalForm(seed: UInt64) throws {
    var random = RandomStream(seed: seed).child("infix")
    for size in 0..<300 {
      let expr = NotationRandomTree.expression(&random, operators: size % 15)
      let read = try Expr(infix: expr.infix)
      #expect(
        read.notationNormalForm == expr.notationNormalForm, "\(expr.prefixText): \(expr.infix)")
    }
  }

  @Test(arguments: 0..<20)
  func theTextOfANormalFormIsPrintedAgain(seed: UInt64) throws {
    var random = RandomStream(seed: seed).child("again")
    for size in 0..<300 {
      let form = NotationRandomTree.expression(&random, operators: size % 15).notationNormalForm
      #expect(try Expr(infix: form.infix).infix == form.infix)
    }
  }

  @Test(arguments: InfixParserTests.operators + InfixParserTests.functions + InfixParserTests.bars)
  func textThatAPersonTypedReadsBackToTheSameNormalForm(_ reading: InfixParserTests.Reading) throws
  {
    let expr = try Expr(infix: reading.text)
    #expect(try Expr(infix: expr.infix).notationNormalForm == expr.notationNormalForm)
  }

  @Test(arguments: 0..<20)
  func theNormalFormIsItsOwnNormalForm(seed: UInt64) {
    var random = RandomStream(seed: seed).child("normal")
    for size in 0..<200 {
      let form = NotationRandomTree.expression(&random, operators: size % 15).notationNormalForm
      #expect(form.notationNormalForm == form, "\(form.prefixText)")
    }
  }
}
