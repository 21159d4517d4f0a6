import ExactArithmetic
import Polynomials
import Randomness
import Testing

struct UnivariateDivisorTests {
  @Test func greatestCommonDivisorLeavesCoprimeCofactors() throws {
    var random = RandomStream(seed: 2).child("gcd")
    for _ in 0..<300 {
      let common = random.polynomial(degree: 4)
      let a = random.polynomial(degree: 5) * common
      let b = random.polynomial(degree: 5) * common
      let divisor = Polynomial.greatestCommonDivisor(a, b)
      if a.isZero && b.isZero {
        #expect(divisor.isZero)
        continue
      }
      let first = try #require(try a.exactlyDivided(by: divisor))
      let second = try #require(try b.exactlyDivided(by: divisor))
      #expect(try common.isZero || divisor.exactlyDivided(by: common) != nil)
      // An independent algorithm: Euclid's over ℚ.
      #expect(Polynomial.extendedGreatestCommonDivisor(first, second).divisor == .one)
    }
  }

  @Test func extendedDivisorIsTheStatedCombination() {
    var random = RandomStream(seed: 2).child("extended")
    for _ in 0..<200 {
      let common = random.polynomial(degree: 2)
      let a = random.polynomial(degree: 5) * common
      let b = random.polynomial(degree: 5) * common
      let (divisor, s, t) = Polynomial.extendedGreatestCommonDivisor(a, b)
      #expect(s * a + t * b == divisor)
      #expect(divisor == Polynomial.greatestCommonDivisor(a, b).monic)
    }
  }

  @Test func largeCoefficientsDoNotGrow() {
    // Knuth's example (1997, section 4.6.1) and powers with gcd of known form.
    let a = Polynomial([-5, 2, 8, -3, -3, 0, 1, 0, 1])
    let b = Polynomial([21, -9, -4, 0, 5, 0, 3])
    #expect(Polynomial.greatestCommonDivisor(a, b) == .one)
    let big = Rational(BigInteger("123456789012345678901234567890") ?? 0)
    let common = Polynomial([big, 7, big + 2])
    #expect(Polynomial.greatestCommonDivisor(a * common, b * common) == common.primitivePart)
  }

  @Test func resultantVanishesExactlyAtCommonRoots() {
    var random = RandomStream(seed: 2).child("resultant")
    var zeros = 0
    for _ in 0..<300 {
      let common = random.chance(0.3) ? random.nonconstant(degree: 2) : .one
      let a = random.nonconstant(degree: 4) * common
      let b = random.nonconstant(degree: 4) * common
      let hasCommonRoot = Polynomial.greatestCommonDivisor(a, b).degree > 0
      if hasCommonRoot { zeros += 1 }
      #expect(Polynomial.resultant(a, b).isZero == hasCommonRoot)
    }
    #expect((50..<250).contains(zeros))
  }

  @Test func resultantIsTheProductOfRootDifferences() throws {
    var random = RandomStream(seed: 2).child("roots")
    for _ in 0..<100 {
      let first = (0..<random.uniform(in: 1...4)).map { _ in random.fraction() }
      let second = (0..<random.uniform(in: 1...4)).map { _ in random.fraction() }
      let (a, b) = (Rational(random.uniform(in: 1...7)), Rational(random.uniform(in: -7 ... -1)))
      var expected = try a.power(second.count) * b.power(first.count)
      for root in first { for other in second { expected *= root - other } }
      let p = product(ofRoots: first) * a
      #expect(Polynomial.resultant(p, product(ofRoots: second) * b) == expected)
      var discriminant = try a.power(2 * first.count - 2)
      for i in first.indices {
        for j in 0..<i { discriminant *= (first[i] - first[j]) * (first[i] - first[j]) }
      }
      #expect(p.discriminant == discriminant)
    }
  }
}
