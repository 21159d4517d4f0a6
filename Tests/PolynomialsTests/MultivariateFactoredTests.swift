import ExactArithmetic
import Polynomials
import Randomness
import Testing

struct MultivariateFactoredTests {
  private func product(
    _ factorization: SparsePolynomial.Factorization, _ variables: Int
  ) throws -> SparsePolynomial {
    var result = SparsePolynomial(constant: factorization.unit, variableCount: variables)
    for factor in factorization.factors {
      let power = try #require(factor.polynomial.power(factor.multiplicity))
      result = try #require(result.multiplied(by: power))
    }
    return result
  }

  /// Factors planted into a product are found at least as finely, and found factors do not split again.
  @Test(arguments: [1, 2, 3]) func plantedFactorsAreFound(_ variables: Int) throws {
    var random = RandomStream(seed: 9).child("factors\(variables)")
    var complete = 0
    for _ in 0..<40 {
      var f = SparsePolynomial(constant: Rational(3, overNonzero: 2), variableCount: variables)
      var planted: [SparsePolynomial] = []
      for _ in 0..<3 {
        let part = randomPolynomial(&random, variables: variables, terms: 2, degree: 2)
        if part.isConstant { continue }
        planted.append(part)
        f = try #require(f.multiplied(by: part))
      }
      let result = try #require(f.factored())
      #expect(try product(result, variables) == f)
      let count = result.factors.reduce(0) { $0 + $1.multiplicity }
      #expect(count >= planted.count)
      guard result.isComplete else { continue }
      complete += 1
      for part in planted {
        // An irreducible factor divides one of the parts that it was multiplied from.
        let own = try #require(part.factored())
        for factor in own.factors {
          #expect(result.factors.contains { $0.polynomial == factor.polynomial })
        }
      }
    }
    #expect(complete >= 30)
  }

  /// Products over the values of all pairs: no factorisation is missed for low degrees.
  @Test func everyKindOfFactorisationIsFound() throws {
    let (x, y) = (
      SparsePolynomial(variable: 0, variableCount: 2),
      SparsePolynomial(variable: 1, variableCount: 2)
    )
    let one = SparsePolynomial(constant: 1, variableCount: 2)
    func power(_ base: SparsePolynomial, _ n: Int) throws -> SparsePolynomial {
      try #require(base.power(n))
    }
    let cases: [(SparsePolynomial, Int)] = [
      (try power(x, 4) - power(y, 4), 3),  // on a line
      (try power(x, 6) - power(y, 3), 2),
      (try power(x, 2) - power(y, 2) + x + y, 2),  // quadratic: (x + y)(x − y + 1)
      (try power(x, 2) + power(y, 2) + one, 1),
      (
        try #require(
          (power(x, 3) + power(y, 4) + one).multiplied(by: power(x, 3) - power(y, 3) - x)),
        2
      ),  // Kronecker
      (try power(x, 3) + power(y, 3) + one, 1),
    ]
    for (polynomial, count) in cases {
      let result = try #require(polynomial.factored())
      #expect(result.isComplete)
      #expect(result.factors.count == count, "\(polynomial.terms)")
      #expect(try product(result, 2) == polynomial)
    }
  }
}
