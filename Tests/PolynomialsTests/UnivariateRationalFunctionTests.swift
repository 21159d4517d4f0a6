import ExactArithmetic
import Polynomials
import Randomness
import Testing

struct UnivariateRationalFunctionTests {
  private func sample(_ random: inout RandomStream) -> RationalFunction {
    RationalFunction(random.polynomial(degree: 4), overNonzero: random.nonconstant(degree: 3))
  }

  @Test func arithmeticCommutesWithValues() throws {
    var random = RandomStream(seed: 5).child("values")
    for _ in 0..<200 {
      let (a, b) = (sample(&random), sample(&random))
      let point = random.fraction()
      guard let u = a.value(at: point), let v = b.value(at: point) else { continue }
      #expect((a + b).value(at: point) == u + v)
      #expect((a - b).value(at: point) == u - v)
      #expect((a * b).value(at: point) == u * v)
      if !v.isZero { #expect(try a.divided(by: b).value(at: point) == u.divided(by: v)) }
    }
    #expect(throws: ArithmeticError.divisionByZero) { try RationalFunction(.one, over: .zero) }
    #expect(throws: ArithmeticError.divisionByZero) { try RationalFunction.zero.reciprocal() }
  }

  @Test func equalFunctionsHaveEqualForms() {
    var random = RandomStream(seed: 5).child("forms")
    for _ in 0..<200 {
      let (a, b) = (sample(&random), sample(&random))
      let factor = random.nonconstant(degree: 3)
      #expect(
        a == RationalFunction(a.numerator * factor, overNonzero: a.denominator * factor))
      #expect((a + b) - b == a)
      #expect((a * b).derivative == a.derivative * b + a * b.derivative)
    }
    #expect(RationalFunction(.one, overNonzero: Polynomial([2, -4])).denominator.content == 1)
  }

  @Test func partialFractionsAddUpOverIrreducibleFactors() throws {
    var random = RandomStream(seed: 5).child("partial")
    for _ in 0..<120 {
      var denominator = Polynomial.one
      for _ in 0..<random.uniform(in: 0...3) {
        let factor = random.nonconstant(degree: 3)
        for _ in 0..<random.uniform(in: 1...3) { denominator *= factor }
      }
      let function = RationalFunction(random.polynomial(degree: 12), overNonzero: denominator)
      let parts = try function.partialFractions()
      #expect(parts.sum == function)
      #expect(parts.isComplete)
      for term in parts.terms {
        #expect(!term.numerator.isZero && term.numerator.degree < term.factor.degree)
        #expect(try term.factor.isIrreducible() == true)
      }
      #expect(
        Set(parts.terms.map { [$0.factor, Polynomial(Rational($0.exponent))] }).count
          == parts.terms.count)
    }
  }
}
