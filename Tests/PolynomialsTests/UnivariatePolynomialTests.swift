import ExactArithmetic
import Polynomials
import Randomness
import Testing

struct UnivariatePolynomialTests {
  @Test func leadingZerosAreDropped() {
    #expect(Polynomial([1, 2, 0, 0]).degree == 1)
    #expect(Polynomial([0, 0]).degree == -1)
    #expect(Polynomial(3, degree: 2) == Polynomial([0, 0, 3]))
  }

  @Test func arithmeticCommutesWithValues() throws {
    var random = RandomStream(seed: 1).child("values")
    for _ in 0..<300 {
      let (a, b) = (random.polynomial(degree: 6), random.polynomial(degree: 6))
      let point = random.fraction()
      let (u, v) = (a.value(at: point), b.value(at: point))
      #expect((a + b).value(at: point) == u + v)
      #expect((a - b).value(at: point) == u - v)
      #expect((a * b).value(at: point) == u * v)
      #expect((-a).value(at: point) == -u)
      #expect(try a.power(3).value(at: point) == u * u * u)
      #expect(try a.composed(with: b).value(at: point) == a.value(at: v))
      #expect(a.primitivePart * a.content == a)
    }
  }

  @Test func derivativeFollowsTheProductRuleAndUndoesTheAntiderivative() {
    var random = RandomStream(seed: 1).child("derivative")
    for _ in 0..<200 {
      let (a, b) = (random.polynomial(degree: 6), random.polynomial(degree: 6))
      #expect((a * b).derivative == a.derivative * b + a * b.derivative)
      #expect(a.antiderivative.derivative == a)
    }
  }

  @Test func divisionGivesQuotientAndSmallerRemainder() throws {
    var random = RandomStream(seed: 1).child("division")
    for _ in 0..<300 {
      let (a, b) = (random.polynomial(degree: 9), random.nonconstant(degree: 4))
      let (quotient, remainder) = try a.quotientAndRemainder(dividingBy: b)
      #expect(quotient * b + remainder == a)
      #expect(remainder.degree < b.degree)
      #expect(try (a * b).exactlyDivided(by: b) == a)
      #expect(try (a * b + .one).exactlyDivided(by: b) == nil)
    }
    #expect(throws: ArithmeticError.divisionByZero) {
      try Polynomial.x.quotientAndRemainder(dividingBy: .zero)
    }
    #expect(throws: ArithmeticError.divisionByZero) {
      try Polynomial.zero.quotientAndRemainder(dividingBy: .zero)
    }
  }

  @Test func powersAndCompositionsStopAtTheLimit() {
    #expect(throws: PolynomialError.degreeTooHigh(2001, limit: 2000)) {
      try Polynomial.x.power(2001)
    }
    #expect(throws: PolynomialError.degreeTooHigh(.max, limit: 2000)) {
      try Polynomial(1, degree: 2).power(.max)
    }
    #expect(throws: PolynomialError.negativeExponent(-1)) { try Polynomial.x.power(-1) }
    let wide = Polynomial(1, degree: 50)
    #expect(throws: PolynomialError.degreeTooHigh(2500, limit: 2000)) {
      try wide.composed(with: wide)
    }
    #expect(throws: PolynomialError.degreeTooHigh(201, limit: 200)) {
      try Polynomial(1, degree: 201).factored()
    }
  }
}
