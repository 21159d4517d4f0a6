import Symbolics
import Testing

struct ConstantAbsorptionTests {
  /// A family and how it is written with a0 absorbing what it can; the first ones are of the code of Lample and Charton.
  static let cases = [
    ("sqrt(x)*y*sqrt(1/a0)", "a0*sqrt(x)*y"), ("1/cos(x + sqrt(a0))", "1/cos(x + a0)"),
    ("x^(-cos(a0))*y^cos(a0)", "x^(-a0)*y^a0"), ("sqrt(10)*a0*x", "a0*x"),
    ("sin(a0 + x + 9/7)", "sin(a0 + x)"), ("2*a0*x + 1 - 3*a0*cos(x)", "-2/3*a0*x + 1 + a0*cos(x)"),
    ("tan(sqrt(a0)*x) + 4", "tan(a0*x) + 4"), ("ln(a1)*a0*x", "a0*x"), ("a0", "a0"),
    ("x + cos(a0) + exp(a0) + 3", "x + a0"), ("a0*x + a0^2", "a0*x + a0^2"),
    ("(a0 + 3)*x + ln(a0 + 3)", "a0*x + ln(a0)"), ("x + a1", "x + a1"),
    ("a0 + a1*x", "a0 + a1*x"), ("pi*a0*x + sin(x)*pi*a0", "a0*x + a0*sin(x)"),
  ]

  @Test(arguments: cases) func theConstantAbsorbsWhatItCan(
    _ family: String, _ expected: String
  ) throws {
    var arena = ExprArena()
    let (node, wanted) = try (arena.node(infix: family), arena.node(infix: expected))
    let found = arena.absorbing(intoConstant: .a0, node)
    let text = arena.expr(found)?.infix ?? "undefined"
    let isWanted = found == wanted
    #expect(isWanted, "\(text)")
    let again = arena.absorbing(intoConstant: .a0, found)
    let isStable = again == found
    #expect(isStable)
  }

  /// Equations and the product of the factors that hold Y'.
  static let factors = [
    ("x*(Y' - Y)*exp(Y/x)", "Y' - Y"), ("2*Y'/x - 4", "Y' - 2*x"),
    ("Y' + Y'*Y - x - x*Y", "Y' - x"),
    ("exp(x)*Y'^2 - exp(x)*Y^2", "(Y' - Y)*(Y' + Y)"), ("Y'^3*x", "Y'"), ("x*Y", "1"),
    ("1/(Y' + 1) - x", "x*Y' + x - 1"),
  ]

  @Test(arguments: factors) func factorsWithoutTheDerivativeAreDropped(
    _ equation: String, _ expected: String
  ) throws {
    var arena = ExprArena()
    let (node, wanted) = try (arena.node(infix: equation), arena.node(infix: expected))
    let found = arena.factors(of: node, holding: .unknownPrime)
    let text = arena.expr(found)?.infix ?? "undefined"
    let isWanted = found == wanted || arena.sum([found, wanted]) == arena.integer(0)
    #expect(isWanted, "\(text)")
  }
}
