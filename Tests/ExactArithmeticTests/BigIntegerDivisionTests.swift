import ExactArithmetic
import Randomness
import Testing

@Suite struct BigIntegerDivisionTests {
  /// Checks both divisions and the exact one for a pair with a nonzero divisor.
  private func check(_ a: BigInteger, by b: BigInteger) throws {
    let (quotient, remainder) = try a.quotientAndRemainder(dividingBy: b)
    #expect(quotient * b + remainder == a)
    #expect(remainder.magnitude < b.magnitude)
    #expect(remainder.isZero || remainder.isNegative == a.isNegative)

    let (floor, modulus) = try a.floorQuotientAndModulus(dividingBy: b)
    #expect(floor * b + modulus == a)
    #expect(modulus.magnitude < b.magnitude)
    #expect(modulus.isZero || modulus.isNegative == b.isNegative)
    #expect(try a.floorDivided(by: b) == floor)
    #expect(try a.modulo(b) == modulus)

    #expect(try (a * b).exactlyDivided(by: b) == a)
    #expect(try a.exactlyDivided(by: b) == (remainder.isZero ? quotient : nil))
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func divisionUndoesMultiplication(seed: UInt64) throws {
    var random = RandomStream(seed: seed)
    for _ in 0..<100 { try check(random.bigInteger(), by: random.nonzeroInteger()) }
  }

  @Test func divisionHoldsAtTheBoundaries() throws {
    for a in boundaryIntegers {
      for b in boundaryIntegers where !b.isZero { try check(a, by: b) }
    }
  }

  @Test(arguments: boundaryIntegers)
  func divisionByZeroIsRefused(value: BigInteger) {
    let error = ArithmeticError.divisionByZero
    #expect(throws: error) { try value.quotientAndRemainder(dividingBy: 0) }
    #expect(throws: error) { try value.floorDivided(by: 0) }
    #expect(throws: error) { try value.modulo(0) }
    #expect(throws: error) { try value.exactlyDivided(by: 0) }
  }

  /// Euclid's algorithm on the operations tested above.
  private func euclid(_ a: BigInteger, _ b: BigInteger) throws -> BigInteger {
    var (a, b) = (a.magnitude, b.magnitude)
    while !b.isZero { (a, b) = (b, try a.modulo(b)) }
    return a
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func greatestCommonDivisorAgreesWithEuclid(seed: UInt64) throws {
    var random = RandomStream(seed: seed)
    for _ in 0..<100 {
      let (a, b) = (random.bigInteger(), random.bigInteger())
      let factor = random.bigInteger(digits: 1...20)
      let divisor = BigInteger.gcd(a * factor, b * factor)
      #expect(try divisor == euclid(a * factor, b * factor))
      #expect(BigInteger.lcm(a, b) * BigInteger.gcd(a, b) == (a * b).magnitude)
    }
  }

  @Test func greatestCommonDivisorHoldsAtTheBoundaries() throws {
    for a in boundaryIntegers {
      for b in boundaryIntegers {
        #expect(try BigInteger.gcd(a, b) == euclid(a, b))
        #expect(BigInteger.lcm(a, b) * BigInteger.gcd(a, b) == (a * b).magnitude)
      }
    }
  }
}
