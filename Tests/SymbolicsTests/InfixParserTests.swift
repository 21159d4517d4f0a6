import Symbolics
import Testing

struct InfixParserTests {
  struct Reading: CustomTestStringConvertible {
    let text: String
    let prefix: String
    init(_ text: String, _ prefix: String) {
      self.text = text
      self.prefix = prefix
    }
    var testDescription: String { text }
  }

  static let operators = [
    Reading("2x", "mul INT+ 2 x"),
    Reading("2 x", "mul INT+ 2 x"),
    Reading("x^2", "pow x INT+ 2"),
    Reading("x**2", "pow x INT+ 2"),
    Reading("x+y+z", "add x add y z"),
    Reading("x+(y+z)", "add x add y z"),
    Reading("x-y", "sub x y"),
    Reading("x-y-z", "add x add mul INT- 1 y mul INT- 1 z"),
    Reading("x^2 - 3x + 2", "add pow x INT+ 2 add mul INT- 3 x INT+ 2"),
    Reading("x*y*z", "mul x mul y z"),
    Reading("x/y/z", "div div x y z"),
    Reading("x/y*z", "mul div x y z"),
    Reading("x/2y", "mul div x INT+ 2 y"),
    Reading("1/2x", "mul div INT+ 1 INT+ 2 x"),
    Reading("x^y^z", "pow x pow y z"),
    Reading("(x^y)^z", "pow pow x y z"),
    Reading("-x", "mul INT- 1 x"),
    Reading("-2", "INT- 2"),
    Reading("-x^2", "mul INT- 1 pow x INT+ 2"),
    Reading("(-x)^2", "pow mul INT- 1 x INT+ 2"),
    Reading("2^-x", "pow INT+ 2 mul INT- 1 x"),
    Reading("2^-x^2", "pow INT+ 2 mul INT- 1 pow x INT+ 2"),
    Reading("2^-x*y", "mul pow INT+ 2 mul INT- 1 x y"),
    Reading("x^-1", "pow x INT- 1"),
    Reading("-2x", "mul INT- 2 x"),
    Reading("-x*y", "mul INT- 1 mul x y"),
    Reading("x*-y", "mul x mul INT- 1 y"),
    Reading("x/-y*z", "mul div x mul INT- 1 y z"),
    Reading("-x/2", "div mul INT- 1 x INT+ 2"),
    Reading("x - -y", "sub x mul INT- 1 y"),
    Reading("--x", "x"),
    Reading("+x", "x"),
    Reading("x + -y", "add x mul INT- 1 y"),
    Reading("(x+1)(x-1)", "mul add x INT+ 1 sub x INT+ 1"),
    Reading("x(x+1)", "mul x add x INT+ 1"),
    Reading("xy", "mul x y"),
    Reading("xyzt", "mul x mul y mul z t"),
    Reading("[x+1]{y}", "mul add x INT+ 1 y"),
    Reading("  x\t+ 1 ", "add x INT+ 1"),
  ]

  static let numbers = [
    Reading("0.5", "div INT+ 1 INT+ 2"),
    Reading(".25x", "mul div INT+ 1 INT+ 4 x"),
    Reading("1e3", "INT+ 1 0 0 0"),
    Reading("2.5e-1", "div INT+ 1 INT+ 4"),
    Reading("2e", "mul INT+ 2 E"),
    Reading("2e^x", "mul INT+ 2 exp x"),
    Reading("1/2", "div INT+ 1 INT+ 2"),
    Reading("-1/2", "div INT- 1 INT+ 2"),
    Reading("x^(1/2)", "sqrt x"),
    Reading("4/2", "div INT+ 4 INT+ 2"),
    Reading("1/0", "div INT+ 1 INT+ 0"),
    Reading("007", "INT+ 7"),
    Reading("123456789012345678901", "INT+ 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1"),
    Reading("2+3", "add INT+ 2 INT+ 3"),
  ]

  static let functions = [
    Reading("sin x", "sin x"),
    Reading("sin(x)", "sin x"),
    Reading("SIN(x)", "sin x"),
    Reading("sin 2x", "sin mul INT+ 2 x"),
    Reading("sin2x", "sin mul INT+ 2 x"),
    Reading("sin x^2", "sin pow x INT+ 2"),
    Reading("ln x^2", "ln pow x INT+ 2"),
    Reading("sin(x)^2", "pow sin x INT+ 2"),
    Reading("sin^2(x)", "pow sin x INT+ 2"),
    Reading("sin^2 x", "pow sin x INT+ 2"),
    Reading("sin^(2) 2x", "pow sin mul INT+ 2 x INT+ 2"),
    Reading("sin²x + cos²x", "add pow sin x INT+ 2 pow cos x INT+ 2"),
    Reading("sin^-1(x)", "asin x"),
    Reading("sin⁻¹ x", "asin x"),
    Reading("asin^-1(x)", "sin x"),
    Reading("tanh^{-1}(x)", "atanh x"),
    Reading("exp^-1(x)", "ln x"),
    Reading("sin x cos x", "mul sin x cos x"),
    Reading("2sin(x)cos(x)", "mul INT+ 2 mul sin x cos x"),
    Reading("sin cos x", "sin cos x"),
    Reading("ln sin x cos x", "mul ln sin x cos x"),
    Reading("sin(x)(x+1)", "mul sin x add x INT+ 1"),
    Reading("sin 2(x+1)", "sin mul INT+ 2 add x INT+ 1"),
    Reading("sin (x) y", "mul sin x y"),
    Reading("sin x * y", "mul sin x y"),
    Reading("sin x/2", "div sin x INT+ 2"),
    Reading("sin x + 1", "add sin x INT+ 1"),
    Reading("sin -x", "sin mul INT- 1 x"),
    Reading("exp -x^2", "exp mul INT- 1 pow x INT+ 2"),
    Reading("2^sin x", "pow INT+ 2 sin x"),
    Reading("x sin x", "mul x sin x"),
    Reading("xsin(x)", "mul x sin x"),
    Reading("x^2cos(x)", "mul pow x INT+ 2 cos x"),
    Reading("e^x", "exp x"),
    Reading("exp(x)", "exp x"),
    Reading("e^x^2", "exp pow x INT+ 2"),
    Reading("e^-x", "exp mul INT- 1 x"),
    Reading("e^2x", "mul exp INT+ 2 x"),
    Reading("xe^x", "mul x exp x"),
    Reading("e", "E"),
    Reading("√x", "sqrt x"),
    Reading("√(x+1)", "sqrt add x INT+ 1"),
    Reading("√2x", "mul sqrt INT+ 2 x"),
    Reading("√x^2", "pow sqrt x INT+ 2"),
    Reading("sqrt(x)", "sqrt x"),
    Reading("∛x", "pow x div INT+ 1 INT+ 3"),
    Reading("cbrt(x+1)", "pow add x INT+ 1 div INT+ 1 INT+ 3"),
    Reading("log(x)", "ln x"),
    Reading("arcsin(x) + asin(x)", "add asin x asin x"),
    Reading("arctanh(x) + artanh(x)", "add atanh x atanh x"),
    Reading("sgn(x)", "sign x"),
  ]

  static let bars = [
    Reading("|x|", "abs x"),
    Reading("|x+1|", "abs add x INT+ 1"),
    Reading("|x|y|z|", "mul abs x mul y abs z"),
    Reading("||x|+1|", "abs add abs x INT+ 1"),
    Reading("|-|x||", "abs mul INT- 1 abs x"),
    Reading("2|x|", "mul INT+ 2 abs x"),
    Reading("|(x|y|)|", "abs mul x abs y"),
    Reading("ln|x|", "ln abs x"),
    Reading("ln|x| y", "mul ln abs x y"),
    Reading("|x|^2", "pow abs x INT+ 2"),
    Reading("abs(x)", "abs x"),
  ]

  static let symbols = [
    Reading("π", "pi"),
    Reading("2pi", "mul INT+ 2 pi"),
    Reading("Pi x", "mul pi x"),
    Reading("a0 x + a9", "add mul a0 x a9"),
    Reading("a0x", "mul a0 x"),
    Reading("xa8", "mul x a8"),
    Reading("Y' - Y", "sub Y' Y"),
    Reading("y''+y", "add Y'' y"),
    Reading("Y″ + Y′", "add Y'' Y'"),
    Reading("xY'", "mul x Y'"),
    Reading("x·y×z÷t − 1", "sub div mul x mul y z t INT+ 1"),
    Reading("x²³", "pow x INT+ 2 3"),
    Reading("x⁻¹y", "mul pow x INT- 1 y"),
  ]

  @Test(arguments: operators + numbers + functions + bars + symbols)
  func textIsReadAsAPersonMeansIt(_ reading: Reading) throws {
    #expect(try Expr(infix: reading.text).prefixText == reading.prefix)
  }

  @Test func aDifferenceOfTwoTermsStaysADifference() throws {
    let expected = Expr.apply(.sub, [.symbol(.x), .integer(1)])
    #expect(try Expr(infix: "x - 1") == expected)
  }

  @Test func longSumsAndProductsAreOneNode() throws {
    let sum = try Expr(infix: "x" + String(repeating: "-x+x", count: 10_000))
    guard case .apply(.add, let terms) = sum else {
      Issue.record("\(sum.infix.prefix(40)) is not a sum")
      return
    }
    #expect(terms.count == 20_001)
    let product = try Expr(infix: String(repeating: "x*", count: 20_000) + "y z")
    guard case .apply(.mul, let factors) = product else {
      Issue.record("\(product.infix.prefix(40)) is not a product")
      return
    }
    #expect(factors.count == 20_002)
  }
}
