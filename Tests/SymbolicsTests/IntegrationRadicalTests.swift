import ExactArithmetic
import Randomness
import Symbolics
import Testing

struct IntegrationRadicalTests {
  static let quadratic = [
    "1/sqrt(1 - x^2)", "1/sqrt(x^2 + 1)", "1/sqrt(x^2 - 1)", "sqrt(1 - x^2)", "sqrt(x^2 + 4)",
    "sqrt(x^2 - 9)", "x^2/sqrt(1 - x^2)", "x^3*sqrt(x^2 + 1)", "x^2*sqrt(4 - x^2)",
    "(x + 2)/sqrt(x^2 + 2*x + 5)", "sqrt(3 - 2*x - x^2)", "1/sqrt(2*x^2 + 3*x + 4)",
    "1/sqrt(x^2 + x)", "sqrt(x*(x + 1))", "1/(1 - x^2)^(3/2)", "x^4/(1 + x^2)^(5/2)",
    "(x^2 + 1)^(3/2)", "1/(x^2 + 2*x + 3)^(5/2)", "sqrt(a0^2 - x^2)", "1/sqrt(a0^2 + x^2)",
    "x^2/sqrt(a0*x^2 + a1)", "1/(a0 + x^2)^(3/2)", "x^3/sqrt(a0^2 - x^2)", "sqrt(a0*x^2 + a1*x + a2)",
    "1/(x*sqrt(1 - x^2))", "1/(x*sqrt(x^2 + 1))", "1/(x*sqrt(x^2 - 4))", "1/(x^2*sqrt(1 + x^2))",
    "1/(x^3*sqrt(x^2 - 1))", "sqrt(1 - x^2)/x", "sqrt(x^2 + 1)/x^2", "sqrt(x^2 - 1)/x^4",
    "1/((x^2 + 1)*sqrt(x^2 + 4))", "1/((x^2 + 2)*sqrt(1 - x^2))", "x/((x^2 + 3)*sqrt(x^2 + 1))",
    "1/((x - 1)*sqrt(x^2 + 1))", "1/((x + 2)*sqrt(x^2 + 2*x + 3))", "1/((x - 1)^2*sqrt(x^2 - 2))",
    "1/(x*sqrt(x^2 + x + 1))", "sqrt(x^2 + 2*x)/(x + 1)", "1/(1 + sqrt(x^2 + 1))",
    "1/(x + sqrt(x^2 + 1))", "x/(x + sqrt(1 - x^2))", "sqrt(2*x^2 + 3)/(x^2 + 1)",
    "(x + sqrt(x^2 + 1))^2/sqrt(x^2 + 1)", "1/(2 + sqrt(1 - x^2))",
  ]
  static let roots = [
    "sqrt(x + 1)", "x*sqrt(2*x - 3)", "1/(1 + sqrt(x))", "x^2/(3*x + 1)^(1/3)", "sqrt(x)/(1 + x)",
    "1/(x*sqrt(x + 4))", "1/(sqrt(x) + x^(1/3))", "sqrt(x + 1)/(x - 1)", "1/(1 + (x + 1)^(1/3))",
    "sqrt((x + 1)/(x - 1))", "((x - 1)/(x + 1))^(1/3)/(x + 1)^2", "sqrt((1 - x)/(1 + x))/x",
    "sqrt(1 + sqrt(x))", "x^5*sqrt(1 + x^3)", "x^3/(1 + x^2)^(1/3)", "1/(x^2*(1 + x^4)^(3/4))",
    "1/(x*sqrt(1 + x^3))", "x^(1/3)/(1 + x^(1/2))", "1/(1 + x^4)^(1/4)", "1/(x^3 + 1)^(4/3)",
    "sqrt(a0*x + a1)", "x^2*(a0*x + a1)^(3/2)", "sqrt(1 + x^(1/3))", "x*(1 + x)^(2/3)",
    "1/(sqrt(x)*sqrt(x + 1))", "sqrt(x)*sqrt(1 - x)", "1/(sqrt(x + 1) + sqrt(x))",
  ]
  static let inverse = [
    "x*asin(x)", "asin(x)/sqrt(1 - x^2)", "atan(x)/x^2", "x^2*atan(x)", "asin(x)^2", "atan(sqrt(x))",
    "x*asec(x)", "x*acsc(x)", "x^2*asin(x)", "x*asinh(x)", "acosh(x)", "asin(x)", "acos(2*x)",
    "x*asin(x)/sqrt(1 - x^2)", "asin(x)/x^2", "atan(x)/(1 + x^2)", "x*atan(x)/(1 + x^2)^2",
    "asinh(x)^2", "asin(sqrt(x))", "x^2*acos(x)", "x*atan(x)^2", "asinh(x)/sqrt(1 + x^2)",
    "asin(x)/(1 - x^2)^(3/2)", "atanh(x)", "acsc(x)", "x^3*atan(2*x)", "atan(1/x)",
  ]

  @Test(arguments: quadratic) func rootsOfQuadraticsAreIntegrated(_ text: String) throws {
    try expectIntegrated(text)
  }

  @Test(arguments: roots) func rootsOfOtherFormsAreIntegrated(_ text: String) throws {
    try expectIntegrated(text)
  }

  @Test(arguments: inverse) func inverseFunctionsAreIntegrated(_ text: String) throws {
    try expectIntegrated(text)
  }
}
