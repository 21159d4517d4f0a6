import ExactArithmetic
import Randomness
import Testing

@Suite struct RationalTests {
  @Test(arguments: 0..<20 as Range<UInt64>)
  func fieldLawsHold(seed: UInt64) throws {
    var random = RandomStream(seed: seed)
    for _ in 0..<100 {
      let (a, b, c) = (random.rational(), random.rational(), random.rational())
      #expect(a + b == b + a)
      #expect((a + b) + c == a + (b + c))
      #expect((a * b) * c == a * (b * c))
      #expect(a * (b + c) == a * b + a * c)
      #expect(a - b == a + -b)
      #expect((a + b) - b == a)
      if !b.isZero {
        #expect(try (a * b).divided(by: b) == a)
        #expect(try b.reciprocal() * b == 1)
      }
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func resultsAgreeWithCrossMultiplication(seed: UInt64) {
    var random = RandomStream(seed: seed)
    for _ in 0..<100 {
      let (a, b) = (random.rational(), random.rational())
      let (sum, product) = (a + b, a * b)
      let below = a.denominator * b.denominator
      let above = a.numerator * b.denominator + b.numerator * a.denominator
      #expect(sum.numerator * below == above * sum.denominator)
      #expect(product.numerator * below == a.numerator * b.numerator * product.denominator)
      let difference = a.numerator * b.denominator - b.numerator * a.denominator
      #expect((a < b) == difference.isNegative)
      #expect((a == b) == difference.isZero)
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func resultsAreInLowestTerms(seed: UInt64) throws {
    var random = RandomStream(seed: seed)
    for _ in 0..<100 {
      let (a, b) = (random.rational(), random.rational())
      var values = [a, a + b, a - b, a * b, -a, try a.power(3)]
      if !b.isZero { values += [try a.divided(by: b), try b.power(-2)] }
      for value in values {
        #expect(!value.denominator.isNegative && !value.denominator.isZero)
        #expect(BigInteger.gcd(value.numerator, value.denominator).isOne)
        let rebuilt = Rational(value.numerator * 6, overNonzero: value.denominator * 6)
        #expect(rebuilt == value && rebuilt.hashValue == value.hashValue)
      }
    }
  }

  @Test func boundaryPartsAreReduced() throws {
    for top in boundaryIntegers {
      for bottom in boundaryIntegers where !bottom.isZero {
        let value = try Rational(top, over: bottom)
        #expect(value.numerator * bottom == top * value.denominator)
        #expect(!value.denominator.isNegative)
        #expect(BigInteger.gcd(value.numerator, value.denominator).isOne)
        if let top = top.asInt, let bottom = bottom.asInt {
          #expect(try Rational(top, over: bottom) == value)
        }
        if !top.isZero { #expect(try value.reciprocal().reciprocal() == value) }
        #expect(-(-value) == value)
      }
    }
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func printingAndParsingAreInverse(seed: UInt64) {
    var random = RandomStream(seed: seed)
    for _ in 0..<100 {
      let value = random.rational()
      #expect(Rational(value.description) == value)
    }
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func floorIsTheGreatestIntegerBelow(seed: UInt64) {
    var random = RandomStream(seed: seed)
    for _ in 0..<100 {
      let value = random.rational()
      let floor = Rational(value.floor)
      #expect(floor <= value && value < floor + 1)
      #expect(value.isInteger == (floor == value))
    }
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func rootsUndoPowers(seed: UInt64) throws {
    var random = RandomStream(seed: seed)
    for _ in 0..<50 {
      let (value, degree) = (random.rational(), random.uniform(in: 1...7))
      let expected = degree.isMultiple(of: 2) ? value.magnitude : value
      #expect(try value.power(degree).root(degree) == expected)
    }
    #expect(Rational(2).root(2) == nil)
    #expect(Rational(-4).root(2) == nil)
    #expect(Rational(4).root(0) == nil)
    #expect(try Rational(8, over: 27).root(3) == Rational(2, over: 3))
  }

  @Test func powersOfEveryExponentAreDefinedOrRefused() throws {
    #expect(try Rational(2, over: 3).power(-3) == Rational(27, over: 8))
    #expect(try Rational(0).power(0) == 1)
    #expect(try Rational(-1).power(.min) == 1)
    #expect(try Rational(-1).power(.max) == -1)
    #expect(throws: ArithmeticError.divisionByZero) { try Rational(0).power(-1) }
    #expect(throws: ArithmeticError.tooLarge(bitLimit: BigInteger.powerBitLimit)) {
      try Rational(2, over: 3).power(.min)
    }
    #expect(throws: ArithmeticError.tooLarge(bitLimit: 100)) {
      try Rational(2).power(-100, bitLimit: 100)
    }
  }

  @Test func zeroDenominatorsAreRefused() {
    #expect(throws: ArithmeticError.divisionByZero) { try Rational(1, over: 0) }
    #expect(throws: ArithmeticError.divisionByZero) { try Rational(1 as BigInteger, over: 0) }
    #expect(throws: ArithmeticError.divisionByZero) { try Rational(0).reciprocal() }
    #expect(throws: ArithmeticError.divisionByZero) { try Rational(1).divided(by: 0) }
    #expect(throws: ArithmeticError.divisionByZero) { try Rational(parsing: "1/0") }
    for text in ["", "/", "1/", "/2", "1/2/3", "1.5"] { #expect(Rational(text) == nil) }
  }
}
