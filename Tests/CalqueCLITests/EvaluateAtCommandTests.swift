import CalqueCLI
import Testing

@Suite struct EvaluateAtCommandTests {
  @Test(arguments: [
    (["sin(x)^2", "x=pi/6", "--digits", "5"], "sin(pi/6)^2\n0.25\n"),
    (["x^2 + y", "x=3/2", "y=-1"], "5/4\n1.25\n"),
    (["x^2", "x=2"], "4\n"),
    (["sqrt(x)", "x=-4", "--digits", "3"], "sqrt(-4)\n2*i\n"),
    (["exp(x)", "x=1", "--digits", "40"], "e\n2.718281828459045235360287471352662497757\n"),
    (["exp(pi*sqrt(x))", "x=163", "--digits", "30"], "262537412640768743.999999999999"),
    (["ln(x)", "x=1e-30", "--digits", "10"], "-69.07755279"),
    (["x^40", "x=-10", "--digits", "3"], "10000000000000000000000000000000000000000\n1e40\n"),
    (["1/x", "x=-3e9", "--digits", "4"], "-1/3000000000\n-3.333e-10\n"),
  ])
  func valueIsPrintedExactlyAndInDecimal(_ arguments: [String], _ expected: String) async {
    let result = await TestConsole.run(["evaluate-at"] + arguments)
    #expect(result.status == .success)
    #expect(result.output.contains(expected), "\(result)")
  }

  @Test func poleHasNoValue() async {
    let pole = await TestConsole.run(["evaluate-at", "1/sin(x)", "x=0"])
    #expect(pole.status == .failure)
    #expect(pole.output == "undefined\nno finite value\n")
    let overflow = await TestConsole.run(["evaluate-at", "exp(exp(exp(x)))", "x=9", "--json"])
    #expect(overflow.output.hasSuffix("\"decimal\":null}\n"))
  }

  @Test func cancellationIsReportedAsAZeroWithABound() async {
    let result = await TestConsole.run([
      "evaluate-at", "sqrt(5 + 2*sqrt(6)) - sqrt(2) - sqrt(x)", "x=3", "--digits", "5",
    ])
    #expect(result.output.contains("0\n") || result.output.contains("0 (or less than 1e-"))
  }

  @Test(arguments: [
    (["x", "y=1"], 1, "x has no value; add x=VALUE"),
    (["x", "x"], 64, "'x' is not NAME=VALUE with a variable x, y, z, t or a0…a9"),
    (["x", "x=y"], 1, "the value 'y' of x must be an expression without variables"),
    (["x", "x=1", "--digits", "0"], 64, "--digits takes 1 to 10000, not 0"),
    (["x*y", "x=1", "y=2", "x=2"], 64, "x is given twice"),
    (["x", "pi=1"], 64, "'pi=1' is not NAME=VALUE"),
  ])
  func mistakeIsNamed(_ arguments: [String], _ status: Int32, _ message: String) async {
    let result = await TestConsole.run(["evaluate-at"] + arguments)
    #expect(result.status.rawValue == status)
    #expect(result.errors.contains(message), "\(result.errors)")
  }
}
