import ExactArithmetic
import Randomness
import Testing

@Suite struct BigIntegerPowerTests {
  @Test(arguments: 0..<20 as Range<UInt64>)
  func powersAreRepeatedProducts(seed: UInt64) throws {
    var random = RandomStream(seed: seed)
    for _ in 0..<20 {
      let base = random.bigInteger(digits: 1...25)
      var product: BigInteger = 1
      for exponent in 0..<12 {
        #expect(try base.power(exponent) == product)
        product *= base
      }
    }
  }

  @Test(arguments: [-3, -2, 2, 3, 10] as [BigInteger])
  func powersOfSmallBasesCrossTheBoundaryExactly(base: BigInteger) throws {
    var product: BigInteger = 1
    for exponent in 0..<200 {
      #expect(try base.power(exponent) == product)
      product *= base
    }
  }

  @Test func absurdPowersAreRefused() throws {
    let limit = BigInteger.powerBitLimit
    for base in [2, -2, 3, 10] as [BigInteger] {
      #expect(throws: ArithmeticError.tooLarge(bitLimit: limit)) { try base.power(.max) }
      #expect(throws: ArithmeticError.tooLarge(bitLimit: limit)) { try base.power(limit) }
    }
    #expect(throws: ArithmeticError.negativeExponent(-1)) { try BigInteger(2).power(-1) }
    #expect(try BigInteger(0).power(.max) == 0)
    #expect(try BigInteger(1).power(.max) == 1)
    #expect(try BigInteger(-1).power(.max) == -1)
    // The limit is exact: 2^99 has 100 bits, and 3^63 has 100 bits where 3^64 has 102.
    #expect(try BigInteger(2).power(99, bitLimit: 100).bitCount == 100)
    #expect(throws: ArithmeticError.tooLarge(bitLimit: 99)) {
      try BigInteger(2).power(99, bitLimit: 99)
    }
    #expect(try BigInteger(3).power(63, bitLimit: 100).bitCount == 100)
    #expect(throws: ArithmeticError.tooLarge(bitLimit: 100)) {
      try BigInteger(3).power(64, bitLimit: 100)
    }
    #expect(throws: ArithmeticError.tooLarge(bitLimit: 3)) {
      try BigInteger(3).power(2, bitLimit: 3)
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func rootsBracketTheValue(seed: UInt64) throws {
    var random = RandomStream(seed: seed)
    for _ in 0..<50 {
      let degree = random.uniform(in: 1...9)
      let drawn = random.bigInteger()
      let value = degree.isMultiple(of: 2) ? drawn.magnitude : drawn
      let (root, isExact) = try value.integerRoot(degree)
      #expect(try root.power(degree) <= value)
      #expect(try (root + 1).power(degree) > value)
      #expect(try isExact == (root.power(degree) == value))
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func rootsUndoPowers(seed: UInt64) throws {
    var random = RandomStream(seed: seed)
    for _ in 0..<50 {
      let degree = random.uniform(in: 1...9)
      let drawn = random.bigInteger(digits: 1...25)
      let base = degree.isMultiple(of: 2) ? drawn.magnitude : drawn
      let (root, isExact) = try base.power(degree).integerRoot(degree)
      #expect(root == base && isExact)
      #expect((base * base).isPerfectSquare)
      let next = base.magnitude + 2
      #expect(!(next * next - 1).isPerfectSquare)
      #expect(!(next * next + 1).isPerfectSquare)
    }
    #expect(!BigInteger(-4).isPerfectSquare)
  }

  @Test func undefinedRootsAreRefused() throws {
    #expect(throws: ArithmeticError.invalidDegree(0)) { try BigInteger(4).integerRoot(0) }
    #expect(throws: ArithmeticError.invalidDegree(.min)) { try BigInteger(4).integerRoot(.min) }
    #expect(throws: ArithmeticError.evenRootOfNegative(degree: 2)) {
      try BigInteger(-4).integerRoot(2)
    }
    let (root, isExact) = try BigInteger(Int.max).integerRoot(.max)
    #expect(root == 1 && !isExact)
    let (negative, negativeIsExact) = try BigInteger(Int.min).integerRoot(.max)
    #expect(negative == -2 && !negativeIsExact)
  }
}
