import ExactArithmetic
import Randomness
import Testing

@Suite struct BigIntegerDigitsTests {
  static let bases = [2, 3, 7, 10, 16, 60, 1000, 1 << 32, .max, -2, -3, -10, -1000, -.max, .min]

  /// The value by Horner's rule.
  private func value(of digits: [Int], base: Int) -> BigInteger {
    digits.reduce(0) { $0 * BigInteger(base) + BigInteger($1) }
  }

  @Test(arguments: bases)
  func digitsRepresentTheValue(base: Int) throws {
    var random = RandomStream(seed: 5)
    let drawn = (0..<50).map { _ in random.bigInteger(digits: 1...120) }
    for integer in drawn + boundaryIntegers {
      let expected = base < 0 ? integer : integer.magnitude
      let digits = try integer.digits(base: base)
      #expect(digits.allSatisfy { $0 >= 0 && $0.magnitude < base.magnitude })
      #expect(digits.count == 1 || digits.first != 0)
      #expect(value(of: digits, base: base) == expected)
      #expect(try BigInteger(digits: digits, base: base) == expected)
      #expect(try BigInteger(digits: [0, 0] + digits, base: base) == expected)
    }
  }

  @Test func decimalDigitsAreTheText() throws {
    var random = RandomStream(seed: 6)
    for _ in 0..<50 {
      let value = random.bigInteger(digits: 1...200).magnitude
      #expect(try value.digits(base: 10).map(String.init).joined() == value.description)
    }
  }

  @Test func knownDigits() throws {
    #expect(try BigInteger(0).digits(base: -2) == [0])
    #expect(try BigInteger(0).digits(base: 2) == [0])
    #expect(try BigInteger(-1).digits(base: -2) == [1, 1])
    #expect(try BigInteger(2).digits(base: -2) == [1, 1, 0])
    #expect(try BigInteger(-13).digits(base: -10) == [2, 7])
    #expect(try BigInteger(5).digits(base: 2) == [1, 0, 1])
  }

  @Test(arguments: [10, -7])
  func longNumbersRoundTrip(base: Int) throws {
    let value = try BigInteger(-7).power(100_001)
    let digits = try value.digits(base: base)
    #expect(try BigInteger(digits: digits, base: base) == (base < 0 ? value : -value))
  }

  @Test func wrongBasesAndDigitsAreRefused() {
    for base in [-1, 0, 1] {
      #expect(throws: ArithmeticError.invalidBase(base)) { try BigInteger(5).digits(base: base) }
      #expect(throws: ArithmeticError.invalidBase(base)) { try BigInteger(digits: [0], base: base) }
    }
    #expect(throws: ArithmeticError.noDigits) { try BigInteger(digits: [], base: 10) }
    for (digits, position) in [([1, 10], 1), ([-1], 0), ([9, .min], 1)] {
      for base in [10, -10] {
        let error = ArithmeticError.invalidDigit(digits[position], position: position, base: base)
        #expect(throws: error) { try BigInteger(digits: digits, base: base) }
      }
    }
  }
}
