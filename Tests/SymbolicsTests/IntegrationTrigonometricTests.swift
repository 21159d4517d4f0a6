import ExactArithmetic
import Randomness
import Symbolics
import Testing

struct IntegrationTrigonometricTests {
  static let powers = [
    "sin(x)^2", "cos(x)^2", "sin(x)^3", "cos(3*x + 1)^5", "sin(x)^2*cos(x)^2", "sin(x)^3*cos(x)^2",
    "sin(x)^4*cos(x)^3", "tan(x)", "tan(x)^2", "tan(2*x)^3", "tan(x)^6", "sec(x)", "sec(x)^3",
    "sec(x)^4*tan(x)^2", "sec(x)^3*tan(x)^3", "tan(x)^2*sec(x)", "csc(x)^3", "cot(x)^3*csc(x)^2",
    "csc(x)^4", "1/(sin(x)*cos(x))", "1/(sin(x)^2*cos(x)^2)", "1/(sin(x)*cos(x)^2)",
    "cos(x)^2/sin(x)^4", "sin(x)^2/cos(x)^5", "cos(x)^4/sin(x)", "sin(x/2)^4*cos(x/2)^2",
    "sin(a0*x)^2", "cos(a0*x + a1)^3", "sin(2*x)/sin(x)", "sin(2*x)*csc(x)^3", "(sin(x) + cos(x))^2",
    "sin(x)^6", "cos(x)^8", "sqrt(2)*sin(pi*x)^3",
  ]
  static let products = [
    "sin(2*x)*cos(3*x)", "sin(x)*sin(5*x)", "cos(x)*cos(2*x)*cos(3*x)", "x*sin(x)^2",
    "x^2*sin(x)*cos(x)", "x*sin(2*x)*cos(x)", "exp(x)*sin(x)^2", "x*exp(-x)*cos(2*x)",
    "sin(a0*x)*cos(a1*x)", "exp(a0*x)*cos(a1*x)", "x^3*cos(x)^3", "x^8*sin(x)", "sin(x)*sinh(x)",
    "x*cos(x)*cosh(2*x)", "sin(x + 1)*cos(2*x - 1)", "(x + 1)^2*sin(3*x)", "x^2*exp(x)*sin(x)",
    "sin(x)^2*cos(2*x)", "sin(x)*sin(2*x)*sin(4*x)", "exp(2*x)*sin(3*x + 1)*cos(x)",
    "(x + sin(x))^3", "(exp(x) + cos(x))^2", "x*(sin(x) + cos(2*x))^2", "sin(3*x/2)*cos(x/2)",
    "x*exp(x)*(sin(x) - cos(x))",
  ]
  static let hyperbolic = [
    "sinh(x)^2", "cosh(x)^3", "sinh(x)^3*cosh(x)^2", "sinh(x)^2*cosh(x)^2", "tanh(x)^2", "tanh(x)^3",
    "sech(x)", "sech(x)^3", "sech(x)^4", "csch(x)", "csch(x)^3", "coth(x)^2", "coth(x)^3*csch(x)",
    "tanh(x)^2*sech(x)", "1/(sinh(x)*cosh(x)^2)", "1/(sinh(x)*cosh(x))", "sinh(2*x)*cosh(3*x)",
    "x*sinh(x)^2", "x^2*cosh(x)*sinh(x)", "exp(x)*sinh(x)", "exp(2*x)*cosh(x)^2", "x*exp(x)*cosh(x)",
    "cosh(a0*x)^2", "sinh(x)^4/cosh(x)^2", "cosh(2*x)/sinh(x)^2", "tanh(3*x - 1)^5",
  ]

  static let rational = [
    "1/(1 + cos(x))", "1/(1 - cos(x))", "1/(1 + sin(x))", "1/(2 + cos(x))", "1/(5 + 4*sin(x))",
    "1/(3 + 5*cos(x))", "sin(x)/(1 + cos(x))", "cos(x)/(1 + sin(x)^2)", "sin(x)/(1 + sin(x))",
    "1/(1 + sin(x)^2)", "1/(4*sin(x)^2 + 9*cos(x)^2)", "1/(sin(x) + cos(x))", "1/(1 + tan(x))",
    "tan(x)/(1 + tan(x)^2)", "sin(x)^2/(1 + cos(x)^2)", "1/(1 + sin(x) + cos(x))",
    "cos(2*x)/(1 + sin(2*x))", "sin(2*x)/(1 + cos(x)^2)", "sin(x)*cos(x)/(sin(x)^4 + cos(x)^4)",
    "1/(cos(x)*(1 + sin(x)))", "sec(x)/(1 + sec(x))", "tan(x)/(1 + cos(x))", "1/(2 + sin(x))^2",
    "sin(x)^3/(2 + cos(x))", "1/(3 + cos(2*x))", "(1 + cos(x))/(1 - cos(x))", "1/(2 - tan(x)^2)",
    "sin(x)/sin(3*x)", "cos(x)/cos(3*x)", "1/(1 + cot(x))", "csc(x)/(1 + csc(x))",
    "1/(2 + cosh(x))", "1/(1 + sinh(x))", "sinh(x)/(1 + cosh(x))", "1/(1 + cosh(x)^2)",
    "tanh(x)/(1 + tanh(x))", "1/(sinh(x) + cosh(x)^2)", "sinh(x)^2/(1 + sinh(x)^2)",
    "cosh(x)/(2 + sinh(x)^2)", "exp(x)/(1 + cosh(x))", "1/(exp(x) + sinh(x))",
  ]

  @Test(arguments: rational) func rationalFunctionsAreIntegrated(_ text: String) throws {
    try expectIntegrated(text)
  }

  @Test(arguments: powers) func powersAreIntegrated(_ text: String) throws {
    try expectIntegrated(text)
  }

  @Test(arguments: products) func productsAreIntegrated(_ text: String) throws {
    try expectIntegrated(text)
  }

  @Test(arguments: hyperbolic) func hyperbolicFunctionsAreIntegrated(_ text: String) throws {
    try expectIntegrated(text)
  }
}
