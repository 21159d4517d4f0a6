import ExactArithmetic
import Randomness
import Testing

@Suite struct BigIntegerTests {
  private func reference(_ value: BigInteger) -> DecimalReference {
    DecimalReference(value.description)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func arithmeticAgreesWithSchoolbook(seed: UInt64) {
    var random = RandomStream(seed: seed)
    for _ in 0..<100 {
      let (a, b) = (random.bigInteger(), random.bigInteger())
      #expect((a + b).description == (reference(a) + reference(b)).description)
      #expect((a - b).description == (reference(a) - reference(b)).description)
      #expect((a * b).description == (reference(a) * reference(b)).description)
      #expect((-a).description == (-reference(a)).description)
      #expect((a < b) == (reference(a) < reference(b)))
      #expect((a == b) == (reference(a) == reference(b)))
    }
  }

  @Test func boundaryPairsAgreeWithSchoolbook() {
    for a in boundaryIntegers {
      for b in boundaryIntegers {
        #expect((a + b).description == (reference(a) + reference(b)).description)
        #expect((a - b).description == (reference(a) - reference(b)).description)
        #expect((a * b).description == (reference(a) * reference(b)).description)
      }
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func updatesInPlaceEqualOperatorsAndLeaveCopiesAlone(seed: UInt64) {
    var random = RandomStream(seed: seed)
    for _ in 0..<50 {
      let (a, b) = (random.bigInteger(), random.bigInteger())
      let text = a.description
      let copy = a
      var (sum, difference, product) = (a, a, a)
      sum += b
      difference -= b
      product *= b
      #expect(sum == a + b && difference == a - b && product == a * b)
      var doubled = a
      doubled += doubled
      #expect(doubled == a + a)
      // A chain, so that the second update finds storage of its own.
      sum += b
      sum -= a
      #expect(sum == b + b)
      #expect(copy.description == text && a.description == text)
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func representationsAreCanonical(seed: UInt64) {
    var random = RandomStream(seed: seed)
    for _ in 0..<100 {
      let (a, b) = (random.bigInteger(), random.bigInteger())
      let back = (a + b) - b
      #expect(back == a)
      #expect(back.hashValue == a.hashValue)
      #expect((back.asInt == nil) == (Int(a.description) == nil))
    }
  }

  @Test(arguments: boundaryIntegers)
  func propertiesAgreeWithTheText(value: BigInteger) {
    let isNegative = value.description.hasPrefix("-")
    #expect(value.isNegative == isNegative)
    #expect(value.signum == (isNegative ? -1 : value.isZero ? 0 : 1))
    #expect(value.asInt == Int(value.description))
    #expect(value.magnitude.description == value.description.drop { $0 == "-" })
    let lastDigit = value.description.last?.wholeNumberValue ?? 0
    #expect(value.isEven == lastDigit.isMultiple(of: 2))
  }

  @Test func bitCountIsTheLeastPowerOfTwoAbove() throws {
    #expect(BigInteger(0).bitCount == 0)
    for exponent in [0, 1, 5, 62, 63, 64, 65, 127, 128, 1000] {
      let power = try BigInteger(2).power(exponent)
      #expect(power.bitCount == exponent + 1)
      #expect((power - 1).bitCount == exponent)
      #expect((-power).bitCount == exponent + 1)
    }
    #expect(BigInteger(UInt.max).description == "\(UInt.max)")
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func printingAndParsingAreInverse(seed: UInt64) throws {
    var random = RandomStream(seed: seed)
    for _ in 0..<50 {
      let value = random.bigInteger(digits: 1...300)
      #expect(try BigInteger(parsing: value.description) == value)
      #expect(BigInteger("+" + value.magnitude.description) == value.magnitude)
      #expect(BigInteger("000" + value.magnitude.description) == value.magnitude)
    }
  }

  @Test(arguments: [
    "", "-", "+", "--1", "1 ", " 1", "1_000", "0x10", "1e5", "12345678901234567890123x", "٣", "½",
    "-+99999999999999999999999", "99999999999999999999.0",
  ])
  func malformedTextIsRefused(text: String) {
    #expect(throws: ArithmeticError.malformedNumber(text)) { try BigInteger(parsing: text) }
    #expect(BigInteger(text) == nil)
  }

  @Test func tooLongTextIsRefused() {
    let text = String(repeating: "7", count: 101)
    #expect(throws: ArithmeticError.tooManyDigits(count: 101, limit: 100)) {
      try BigInteger(parsing: text, digitLimit: 100)
    }
    #expect(BigInteger(String(repeating: "7", count: BigInteger.digitLimit + 1)) == nil)
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func doubleValueIsTheNearest(seed: UInt64) {
    var random = RandomStream(seed: seed)
    for _ in 0..<200 {
      let value = random.bigInteger(digits: 1...330)
      #expect(value.doubleValue == Double(value.description))
    }
  }
}
