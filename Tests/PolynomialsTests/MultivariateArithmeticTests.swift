import ExactArithmetic
import Polynomials
import Randomness
import Testing

struct MultivariateArithmeticTests {
  @Test(arguments: [1, 2, 4, 5, 9]) func operationsAgreeWithValues(_ variables: Int) throws {
    var random = RandomStream(seed: 1).child("values").child(UInt64(variables))
    for _ in 0..<100 {
      let f = randomPolynomial(
        &random, variables: variables, terms: 6, degree: 4, fractions: true)
      let g = randomPolynomial(
        &random, variables: variables, terms: 5, degree: 3, fractions: true)
      let point = randomPoint(&random, variables)
      let (a, b) = (value(f, at: point), value(g, at: point))
      #expect(value(f + g, at: point) == a + b)
      #expect(value(f - g, at: point) == a - b)
      #expect(value(-f, at: point) == -a)
      let product = try #require(f.multiplied(by: g))
      #expect(value(product, at: point) == a * b)
      #expect(try value(#require(f.power(3)), at: point) == a * a * a)
      #expect(f + g - g == f)
      let variable = random.uniform(below: variables)
      let reduced = try #require(f.evaluated(variable, at: point[variable]))
      #expect(value(reduced, at: point) == a)
      #expect(reduced.degree(in: variable) == 0)
    }
  }

  @Test func exactDivisionInvertsTheProduct() throws {
    var random = RandomStream(seed: 2).child("division")
    for _ in 0..<400 {
      let variables = 1 + random.uniform(below: 6)
      let f = randomPolynomial(&random, variables: variables, terms: 7, degree: 4)
      let g = randomPolynomial(&random, variables: variables, terms: 4, degree: 3)
      if g.isZero { continue }
      let product = try #require(f.multiplied(by: g))
      #expect(product.exactlyDivided(by: g) == f)
      let one = SparsePolynomial(constant: 1, variableCount: variables)
      // g divides f·g + 1 only if it is a number.
      #expect(((product + one).exactlyDivided(by: g) == nil) == !g.isConstant)
      #expect(product.exactlyDivided(by: one - one) == nil)
    }
  }

  @Test func derivativeObeysTheProductRule() throws {
    var random = RandomStream(seed: 3).child("derivative")
    for _ in 0..<200 {
      let f = randomPolynomial(&random, variables: 5, terms: 5, degree: 5)
      let g = randomPolynomial(&random, variables: 5, terms: 5, degree: 5)
      let variable = random.uniform(below: 5)
      let product = try #require(f.multiplied(by: g)).derivative(in: variable)
      let left = try #require(f.derivative(in: variable).multiplied(by: g))
      let right = try #require(f.multiplied(by: g.derivative(in: variable)))
      #expect(product == left + right)
    }
  }

  @Test func coefficientsInAVariableAddUpAgain() throws {
    var random = RandomStream(seed: 4).child("coefficients")
    for _ in 0..<200 {
      let f = randomPolynomial(&random, variables: 5, terms: 9, degree: 4)
      let variable = random.uniform(below: 5)
      var total = f - f
      for (exponent, coefficient) in f.coefficients(in: variable) {
        #expect(coefficient.degree(in: variable) == 0)
        total = total + (try #require(coefficient.shifted(variable, by: exponent)))
      }
      #expect(total == f)
      #expect(f.primitivePart.scaled(by: f.content) == f)
      #expect(f.primitivePart.terms.allSatisfy { $0.coefficient.isInteger })
    }
  }

  @Test func limitsAreAnsweredByNil() throws {
    let x = SparsePolynomial(variable: 0, variableCount: 4)
    let one = SparsePolynomial(constant: 1, variableCount: 4)
    let y = SparsePolynomial(variable: 1, variableCount: 4)
    let z = SparsePolynomial(variable: 2, exponent: 2, variableCount: 4)
    #expect(x.power(SparsePolynomial.degreeLimit)?.degree(in: 0) == 32_767)
    #expect(x.power(SparsePolynomial.degreeLimit + 1) == nil)
    #expect(x.power(.max) == nil)
    #expect((x + one).power(10_000) == nil)
    #expect((x + y + z + one).power(60) == nil)
    #expect(one.scaled(by: 9).power(1_000_000) == nil)
    #expect(x.power(-1) == nil)
    #expect(SparsePolynomial(terms: [([40_000], 1)], variableCount: 1) == nil)
    #expect(SparsePolynomial(terms: [([1], 1)], variableCount: 2) == nil)
    #expect(SparsePolynomial(terms: [], variableCount: 65) == nil)
  }
}
