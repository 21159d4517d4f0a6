import ExactArithmetic
import Polynomials
import Randomness

/// A random polynomial with small integer coefficients, sometimes fractions; possibly zero.
func randomPolynomial(
  _ random: inout RandomStream, variables: Int, terms: Int, degree: Int, fractions: Bool = false
) -> SparsePolynomial {
  var list: [(exponents: [Int], coefficient: Rational)] = []
  for _ in 0..<terms {
    let exponents = (0..<variables).map { _ in random.uniform(below: degree + 1) }
    let denominator = fractions ? 1 + random.uniform(below: 4) : 1
    list.append((exponents, Rational(random.uniform(in: -9...9), overNonzero: denominator)))
  }
  guard let result = SparsePolynomial(terms: list, variableCount: variables) else {
    return SparsePolynomial(constant: 0, variableCount: variables)
  }
  return result
}

/// The value by plain sums of powers, which shares nothing with the package but `Rational`.
func value(_ polynomial: SparsePolynomial, at point: [Rational]) -> Rational {
  var total = Rational(0)
  for term in polynomial.terms {
    var product = term.coefficient
    for (variable, exponent) in term.exponents.enumerated() {
      for _ in 0..<exponent { product *= point[variable] }
    }
    total += product
  }
  return total
}

func randomPoint(_ random: inout RandomStream, _ count: Int) -> [Rational] {
  (0..<count).map { _ in
    Rational(random.uniform(in: -7...7), overNonzero: 1 + random.uniform(below: 3))
  }
}
