import Symbolics
import Testing

@Suite struct ZeroTestTests {
  static let right: [(f: String, F: String)] = [
    ("x*cos(x)", "x*sin(x) + cos(x)"), ("ln(x)", "x*ln(x) - x"), ("x*exp(x^2)", "exp(x^2)/2"),
    ("sin(x)^2", "x/2 - sin(x)*cos(x)/2"), ("sin(x)^2", "x/2 - sin(2x)/4"),
    ("tan(x)", "-ln(cos(x))"), ("1/(x^2 + 1)", "atan(x)"), ("1/(x^2 - 1)", "ln((x-1)/(x+1))/2"),
    ("1/sqrt(1 - x^2)", "-acos(x)"), ("sec(x)", "ln(sec(x) + tan(x))"),
    ("1/sqrt(x^2 + 1)", "ln(x + sqrt(x^2 + 1))"), ("tanh(x)", "ln(cosh(x))"),
    ("2*sin(x)*cos(x)", "-cos(2x)/2"), ("cosh(x)", "(exp(x) - exp(-x))/2"),
    ("abs(x)", "x*abs(x)/2"), ("sqrt(x-20)", "2*(x-20)^(3/2)/3"),
    ("abs(x^2-4)", "sign(x^2-4)*(x^3/3-4x) + 16/3*(sign(x-2) + sign(x+2))"),
    ("abs(x-2)", "sign(x-2)*(x-2)^2/2"), ("sign(x-1)*x", "sign(x-1)*(x^2-1)/2"),
    // Only where the integrand has a value must an antiderivative be continuous.
    ("x^2", "x^3/3 + sign(x^4 + x^2 + 1)"), ("cos(x)", "sin(x) + sign(3 + sin(x))"),
    ("(1 - 5x^4)/(x^5-x-1)^2", "1/(x^5-x-1) + sign(x^5-x-1)"),
    ("1/x", "ln(abs(x)) + sign(x)"), ("1/(x-1)^2", "sign(x-1) - 1/(x-1)"),
    // Neighbouring corners do not make a jump together.
    (
      "2abs(x-1000000) + 2abs(x-1000001)", "(x-1000000)*abs(x-1000000) + (x-1000001)*abs(x-1000001)"
    ),
    ("2abs(x-1) + 2abs(x-1.0000001)", "(x-1)*abs(x-1) + (x-1.0000001)*abs(x-1.0000001)"),
    // Where tanh is 1 to many bits.
    ("csch(x)", "ln(abs(tanh(x/2)))"), ("csch(20x)", "ln(abs(tanh(10x)))/20"),
    ("sech(x)*csch(x)", "ln(abs(tanh(x)))"), ("sech(abs(x))^2", "tanh(abs(x))*sign(x)"),
    ("csch(x)^3", "-coth(x)*csch(x)/2 - ln(abs(tanh(x/2)))/2"),
    ("exp(x)*sech(exp(x))", "2atan(tanh(exp(x)/2))"), ("exp(x)*csch(exp(x))", "ln(tanh(exp(x)/2))"),
    ("exp(-abs(x))", "sign(x)*(1 - cosh(x) + sinh(abs(x)))"),
    ("exp(x)/(exp(2x) - 1)", "ln(abs(tanh(x/2)))/2"), ("1/sqrt(x)", "2sqrt(abs(x))"),
    // Jumps of functions of a pole do not count, nor places where the problem divides by zero.
    ("1/(x^2 + 1)", "-atan(1/x)"), ("1/(2 + cos(x))", "2/sqrt(3)*atan(tan(x/2)/sqrt(3))"),
    ("-1/(x^2*sqrt(x^2 + 1))", "sqrt(x^2 + 1)/x"), ("1/sqrt(x^2 - 1)", "acosh(x)"),
    ("x*(x-1)^5", "(x-1)^7/7 + (x-1)^6/6"), ("4^x", "2^(2x)/ln(4)"), ("x^x*(ln(x) + 1)", "x^x"),
  ]

  @Test(arguments: right) func aRightAnswerIsAccepted(_ pair: (f: String, F: String)) throws {
    let verdict = try Expr(infix: pair.F).verdict(asAntiderivativeOf: Expr(infix: pair.f))
    #expect(verdict.isVerified, "\(verdict)")
  }

  static let wrong: [(f: String, F: String)] = [
    ("x*cos(x)", "x*sin(x) - cos(x)"), ("ln(x)", "x*ln(x)"), ("x*exp(x^2)", "exp(x^2)"),
    ("1/x", "ln(x)/ln(2)"), ("sqrt(x^2)", "x^2/2"), ("abs(x)", "x^2/2"),
    ("sin(x)", "cos(x)"), ("x^2", "x^3/3 + x/1000000000000000000000000000000"),
    // The wrong term is below 2^-256 of the rest wherever the root is real and large.
    ("1/(2*sqrt(x - exp(16 - 4*x^3)))", "sqrt(x - exp(16 - 4*x^3))"),
    ("cos(x)", "sin(x) + exp(-exp(exp(exp(x))))"),
    ("1/0", "x"), ("x", "1/0"),
    // Right near 0 only.
    ("abs(x-10)", "10x - x^2/2"), ("abs(x+7)", "x^2/2 + 7x"),
    ("sqrt(x^2 - 100x + 2500)", "50x - x^2/2"), ("sqrt(x^2 + 60x + 900)", "x^2/2 + 30x"),
    ("exp(400)*sin(2x) + exp(-200)*x", "exp(400)*sin(x)^2"),
    ("abs(x)", "x^2/2 + exp(150)*(x+1)^2 - exp(150)*x^2 - 2exp(150)*x"),
    ("abs(x-10)", "10x - x^2/2 + 10^13*x*sin(x)^2 + 10^13*x*cos(x)^2 - 10^13*x"),
    ("abs(x-10000000)", "10000000x - x^2/2"),
    // Terms that vanish beside others, within functions too.
    ("pi^500*exp(exp(-565-x^2)) - pi^500", "1"), ("pi^500*cos(exp(-300-x^2)) - pi^500", "1"),
    ("pi^500*tanh(300+x^2) - pi^500", "1"),
    ("exp(5000)*(pi*(sin(3x) - 3sin(x) + 4sin(x)^3) + exp(-720-x^2))", "1"),
    // Zero at the multiples of a fraction.
    ("sin(1048576*pi*abs(x))", "1"),
    // Values nowhere.
    ("x", "x^2/2 + 1/(sin(x)^2 + cos(x)^2 - 1)"), ("x", "x^2/2 + ln(sin(x)^2 + cos(x)^2 - 1)"),
    ("x", "x^2/2 + cot(sin(x)^2 + cos(x)^2 - 1)"),
    // Real on a half of the line only.
    ("ln(abs(x))", "x*ln(x) - x"), ("ln(abs(x))/x", "ln(x)^2/2"), ("sqrt(abs(x))", "2/3*x*sqrt(x)"),
    // Right between jumps only.
    ("sqrt(1-cos(x)^2)", "-cos(x)*sqrt(1-cos(x)^2)/sin(x)"),
    ("x", "x^2/2 + sqrt(x^2-2x+1)/(x-1)"), ("x", "x^2/2 + sqrt(1-cos(x)^2)/sin(x)"),
    ("x", "x^2/2 + atan((x-1)/sqrt(x^2-2x+1))"),
    ("x", "x^2/2 + sign(x-2)*((x^2-4)/((x-2)*(x+2)))"),
    ("sin(abs(x-2))", "-sign(x-2)*cos(x-2)"),
    ("abs(x-3)*sin(x)", "sin(x)*sign(x-3) - cos(x)*abs(x-3)"),
    ("abs(x^2-4)", "sign(x^2-4)*(x^3/3-4x)"), ("x^2", "x^3/3 + sign(x)"),
    ("x^2", "x^3/3 + abs(x-1)/(x-1)"),
    ("abs(x^2-4)", "sign(x^2-4)*(x^3/3-4x) + 16/3*(sign(x-2) - sign(x+2))"),
    ("abs(sin(x))", "-sign(sin(x))*cos(x)"),
    // Where the zeros of the sign's argument are seen, not solved for.
    ("x^2", "x^3/3 + sign(x^5 - x - 1)"), ("cos(x)", "sin(x) + sign(x + cos(x))/100"),
    ("abs(sin(x))", "-sign(sin(x))*cos(x) - sign(x) + sign(x - pi)"),
    ("exp(x)", "exp(x) + sign(x*exp(x) - 20)*(x - 1)^2"),
    ("x^2", "x^3/3 + sign(x^5 - x - 1)/100000"),
  ]

  @Test(arguments: wrong) func aWrongAnswerIsRefused(_ pair: (f: String, F: String)) throws {
    let verdict = try Expr(infix: pair.F).verdict(asAntiderivativeOf: Expr(infix: pair.f))
    #expect(!verdict.isVerified, "\(verdict)")
  }

  static let rungs: [(text: String, verdict: String)] = [
    ("x - x", "proved (same canonical form)"),
    ("tan(x) - sin(x)/cos(x)", "proved (difference normalises to 0)"),
    ("(x+1)^3 - x^3 - 3x^2 - 3x - 1", "proved (difference normalises to 0)"),
    ("cosh(x)^2 - sinh(x)^2 - 1", "proved (difference normalises to 0)"),
    ("1/(x+1) - 1/(x+2) - 1/(x^2+3x+2)", "proved (difference normalises to 0)"),
    ("atan(x) + atan(1/x) - pi/2*sign(x)", "verified numerically"),
    ("sin(x + 1) - sin(x)cos(1) - cos(x)sin(1)", "proved (difference normalises to 0)"),
    ("cos(3x) - 4cos(x)^3 + 3cos(x)", "proved (difference normalises to 0)"),
    ("tan(2x) - 2tan(x)/(1 - tan(x)^2)", "proved (difference normalises to 0)"),
    ("asin(x) + acos(x) - pi/2", "verified numerically"),
    ("sin(x) - x", "refuted"), ("3", "refuted"), ("abs(ln(x - 300))", "refuted"),
    ("abs(ln(-1 - x^2))", "undecided"),
  ]

  @Test(arguments: rungs) func theRungThatDecidesIsNamed(_ example: (text: String, verdict: String))
    throws
  {
    var arena = ExprArena()
    let node = arena.insert(try Expr(infix: example.text))
    let verdict = arena.zeroTest(node)
    #expect(verdict.description.hasPrefix(example.verdict), "\(verdict)")
  }
}
