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
    "sin(a0*x)^2", "cos(a0*x + a1)^3", "sin(2*x)/sin(x)", "sin(2*x)*csc(x)^3",
    "(sin(x) + cos(x))^2",
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
    "sinh(x)^2", "cosh(x)^3", "sinh(x)^3*cosh(x)^2", "sinh(x)^2*cosh(x)^2", "tanh(x)^2",
    "tanh(x)^3",
    "sech(x)", "sech(x)^3", "sech(x)^4", "csch(x)", "csch(x)^3", "coth(x)^2", "coth(x)^3*csch(x)",
    "tanh(x)^2*sech(x)", "1/(sinh(x)*cosh(x)^2)", "1/(sinh(x)*cosh(x))", "sinh(2*x)*cosh(3*x)",
    "x*sinh(x)^2", "x^2*cosh(x)*sinh(x)", "exp(x)*sinh(x)", "exp(2*x)*cosh(x)^2",
    "x*exp(x)*cosh(x)",
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
    "1/(a1 + a0*cos(x))", "1/(a1 + a0*sin(2*x))", "sin(x)/(a0 + a1*cos(x))",
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

  /// sinᵐ(ax + b)·cosⁿ(ax + b) for random exponents of either sign, circular and hyperbolic.
  @Test func productOfPowersIsIntegrated() throws {
    var random = RandomStream(seed: 41)
    for _ in 0..<50 {
      let (m, n) = (random.uniform(in: -5...6), random.uniform(in: -5...6))
      if m == 0 && n == 0 { continue }
      let angle = "\(random.uniform(in: 1...3))*x + \(random.uniform(in: -1...1))"
      let suffix = random.chance(0.3) ? "h" : ""
      try expectIntegrated("sin\(suffix)(\(angle))^(\(m))*cos\(suffix)(\(angle))^(\(n))")
    }
  }

  /// xᵖ·e^(cx)·product of sines and cosines of random angles.
  @Test func productOfSinesIsIntegrated() throws {
    var random = RandomStream(seed: 42)
    for _ in 0..<40 {
      var factors = ["x^\(random.uniform(in: 0...3))"]
      if random.chance(0.4) { factors.append("exp(\(random.uniform(in: -3...3))*x)") }
      for _ in 0...random.uniform(in: 0...2) {
        let name = ["sin", "cos", "sin", "cos", "sinh", "cosh"][random.uniform(below: 6)]
        factors.append("\(name)(\(random.uniform(in: 1...5))*x + \(random.uniform(in: -2...2)))")
      }
      try expectIntegrated(factors.joined(separator: "*"))
    }
  }

  /// 1/(a + b·cos θ + c·sin θ) and its like, with random numbers.
  @Test func linearDenominatorIsIntegrated() throws {
    var random = RandomStream(seed: 43)
    for _ in 0..<20 {
      let (a, b) = (random.uniform(in: -5...5), random.uniform(in: 1...5))
      let c = random.uniform(in: -3...3)
      let angle = ["x", "2*x", "x/2"][random.uniform(below: 3)]
      let above = ["1", "sin(\(angle))", "cos(\(angle))"][random.uniform(below: 3)]
      let suffix = random.chance(0.25) ? "h" : ""
      let text = "(\(above))/(\(a) + \(b)*cos(\(angle)) + (\(c))*sin(\(angle)))"
      try expectIntegrated(
        suffix.isEmpty
          ? text
          : text.replacing("sin(", with: "sinh(").replacing("cos(", with: "cosh("))
    }
  }
}
