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
    "x^2/sqrt(a0*x^2 + a1)", "1/(a0 + x^2)^(3/2)", "x^3/sqrt(a0^2 - x^2)",
    "sqrt(a0*x^2 + a1*x + a2)",
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
    "x*asin(x)", "asin(x)/sqrt(1 - x^2)", "atan(x)/x^2", "x^2*atan(x)", "asin(x)^2",
    "atan(sqrt(x))",
    "x*asec(x)", "x*acsc(x)", "x^2*asin(x)", "x*asinh(x)", "acosh(x)", "asin(x)", "acos(2*x)",
    "x*asin(x)/sqrt(1 - x^2)", "asin(x)/x^2", "atan(x)/(1 + x^2)", "x*atan(x)/(1 + x^2)^2",
    "asinh(x)^2", "asin(sqrt(x))", "x^2*acos(x)", "x*atan(x)^2", "asinh(x)/sqrt(1 + x^2)",
    "asin(x)/(1 - x^2)^(3/2)", "atanh(x)", "acsc(x)", "x^3*atan(2*x)", "atan(1/x)",
  ]

  static let magnitudes = [
    "|x|", "|2*x - 1|", "x*|x|", "|x|*exp(-x)", "exp(-|x|)", "sign(x)*x", "1/(1 + |x|)",
    "|x|/(x*sqrt(x^2 - 1))", "sqrt((x + 1)^2)",
  ]

  @Test(arguments: magnitudes) func absoluteValuesAreIntegrated(_ text: String) throws {
    try expectIntegrated(text)
  }

  @Test(arguments: quadratic) func rootsOfQuadraticsAreIntegrated(_ text: String) throws {
    try expectIntegrated(text)
  }

  @Test(arguments: roots) func rootsOfOtherFormsAreIntegrated(_ text: String) throws {
    try expectIntegrated(text)
  }

  @Test(arguments: inverse) func inverseFunctionsAreIntegrated(_ text: String) throws {
    try expectIntegrated(text)
  }

  /// P(x)·(a·x² + b·x + c)^(k/2) for random P, a, b, c and odd k of either sign.
  @Test func polynomialTimesPowerOfARootIsIntegrated() throws {
    var random = RandomStream(seed: 51)
    for _ in 0..<30 {
      let degree = random.uniform(in: 0...4)
      let polynomial = (0...degree).map { "(\(random.uniform(in: -5...5)))*x^\($0)" }
      let a = random.chance(0.5) ? random.uniform(in: 1...5) : -random.uniform(in: 1...5)
      let quadratic =
        "(\(a))*x^2 + (\(random.uniform(in: -6...6)))*x + \(random.uniform(in: 1...9))"
      let power = 2 * random.uniform(in: -3...2) + 1
      let text = "(\(polynomial.joined(separator: " + ")) + 1/7)*(\(quadratic))^(\(power)/2)"
      try expectIntegrated(text)
    }
  }

  /// Rational functions of x and √(a·x² + b·x + c) with poles.
  @Test func rationalFunctionOfARootIsIntegrated() throws {
    var random = RandomStream(seed: 52)
    for index in 0..<30 {
      let a = random.chance(0.7) ? random.uniform(in: 1...4) : -1
      let root =
        "sqrt((\(a))*x^2 + (\(random.uniform(in: -3...3)))*x + \(random.uniform(in: 1...9)))"
      let pole = random.uniform(in: -4...4)
      let order = random.uniform(in: 1...2)
      let text =
        index % 3 != 0
        ? "(x + \(random.uniform(in: 0...3)))/((x - (\(pole)))^\(order)*\(root))"
        : "sqrt((\(a))*x^2 + \(order + 1))/(x^2 + \(random.uniform(in: 1...9)))^\(order)"
      try expectIntegrated(text)
    }
  }

  /// xᵐ·(a + b·xⁿ)ᵖ in each of Chebyshev's three cases.
  @Test func binomialDifferentialIsIntegrated() throws {
    var random = RandomStream(seed: 53)
    for _ in 0..<20 {
      let (a, b) = (random.uniform(in: 1...5), random.uniform(in: 1...4))
      let n = random.uniform(in: 1...4)
      let s = random.uniform(in: 2...3)
      let r = random.uniform(in: -2...2) * s + 1
      // (m + 1)/n is an integer, or becomes one with r/s added.
      let order = random.uniform(in: -2...2)
      let text =
        random.chance(0.5)
        ? "x^(\(order * n - 1))*(\(a) + \(b)*x^\(n))^(\(r)/\(s))"
        : "x^(\(order * n - 1) - \(n * r)/\(s))*(\(a) + \(b)*x^\(n))^(\(r)/\(s))"
      try expectIntegrated(text)
    }
  }
}
