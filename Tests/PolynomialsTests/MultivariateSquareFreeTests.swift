import ExactArithmetic
import Polynomials
import Randomness
import Testing

struct MultivariateSquareFreeTests {
  @Test(arguments: [1, 2, 3]) func decompositionMultipliesOutAndIsSquareFree(
    _ variables: Int
  ) throws {
    var random = RandomStream(seed: 8).child("square-free\(variables)")
    for _ in 0..<40 {
      var f = SparsePolynomial(constant: Rational(-3, overNonzero: 2), variableCount: variables)
      for exponent in 1...3 {
        let part = randomPolynomial(
          &random, variables: variables, terms: 1 + random.uniform(below: 3), degree: 2)
        if part.isZero { continue }
        let power = try #require(part.power(exponent))
        f = try #require(f.multiplied(by: power))
      }
      let result = try #require(f.squareFreeFactorization())
      var product = SparsePolynomial(constant: result.unit, variableCount: variables)
      for factor in result.factors {
        let power = try #require(factor.polynomial.power(factor.multiplicity))
        product = try #require(product.multiplied(by: power))
        #expect(factor.multiplicity >= 1)
        for variable in factor.polynomial.variables {
          let derivative = factor.polynomial.derivative(in: variable)
          #expect(
            SparsePolynomial.greatestCommonDivisor(factor.polynomial, derivative)?.isOne == true)
          #expect(
            factor.polynomial.content(in: variable)?.isOne == true
              || factor.polynomial.variables.count == 1)
        }
      }
      #expect(product == f)
      for (index, factor) in result.factors.enumerated() {
        for other in result.factors[..<index] {
          let common = SparsePolynomial.greatestCommonDivisor(
            factor.polynomial, other.polynomial)
          #expect(common?.isOne == true)
        }
      }
    }
  }
}
