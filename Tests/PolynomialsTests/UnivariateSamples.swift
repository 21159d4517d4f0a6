import ExactArithmetic
import Polynomials
import Randomness

extension RandomStream {
  /// A polynomial of a degree up to this with small integer coefficients; may be zero.
  mutating func integerPolynomial(degree: Int, size: Int = 9) -> Polynomial {
    Polynomial((0...uniform(in: 0...degree)).map { _ in Rational(uniform(in: -size...size)) })
  }

  /// A polynomial of a degree up to this with fractions as coefficients; may be zero.
  mutating func polynomial(degree: Int) -> Polynomial {
    Polynomial(
      (0...uniform(in: 0...degree)).map { _ in
        Rational(uniform(in: -30...30), overNonzero: uniform(in: 1...6))
      })
  }

  /// A polynomial of a degree from 1 to this.
  mutating func nonconstant(degree: Int) -> Polynomial {
    while true {
      let result = polynomial(degree: degree)
      if result.degree > 0 { return result }
    }
  }

  /// A small fraction.
  mutating func fraction() -> Rational {
    Rational(uniform(in: -12...12), overNonzero: uniform(in: 1...5))
  }
}

/// The product of x − r over these numbers.
func product(ofRoots roots: [Rational]) -> Polynomial {
  roots.reduce(.one) { $0 * Polynomial([-$1, 1]) }
}

/// The cyclotomic polynomials Φ₁ … Φₙ by dividing xⁿ − 1 by those before.
func cyclotomicPolynomials(upTo count: Int) throws -> [Polynomial] {
  var result: [Polynomial] = []
  for order in 1...count {
    var rest = Polynomial(1, degree: order) - .one
    for divisor in 1..<order where order % divisor == 0 {
      rest = try rest.quotientAndRemainder(dividingBy: result[divisor - 1]).quotient
    }
    result.append(rest)
  }
  return result
}

/// The minimal polynomial of √2 + √3 + √5 + …: irreducible, but of factors of degree at most 2
/// modulo every prime.
func swinnertonDyer(_ primes: [Int]) -> Polynomial {
  primes.reduce(.x) { polynomial, prime in
    // p(x + √d)·p(x − √d) = a² − d·b² where p(x + √d) = a + b·√d.
    var (a, b) = (Polynomial.zero, Polynomial.zero)
    for coefficient in polynomial.coefficients.reversed() {
      (a, b) = (a * .x + b * Rational(prime) + Polynomial(coefficient), a + b * .x)
    }
    return a * a - b * b * Rational(prime)
  }
}
