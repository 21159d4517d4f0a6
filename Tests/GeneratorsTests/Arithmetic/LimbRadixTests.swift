import ExactArithmetic
import Randomness
import Testing

@testable import Generators

/// Arithmetic in limbs against that of big integers.
struct LimbRadixTests {
  /// Bases with many, few and single digits in a limb, powers of two and others.
  static let bases = [2, 3, 7, 10, 16, 1_000, 4_096, 46_341, 65_536, 99_999, 100_000]

  /// Random numbers with many digits 0 and B − 1, which make carries and wrong guesses frequent.
  private func number(_ radix: LimbRadix, using random: inout RandomStream) -> Limbs {
    let count = random.uniform(in: 0...9)
    var limbs = (0..<count).map { _ in
      switch random.uniform(below: 4) {
      case 0: UInt32(0)
      case 1: UInt32(radix.limbBase - 1)
      case 2: UInt32(radix.limbBase / 2)
      default: UInt32(random.uniform(below: Int(radix.limbBase)))
      }
    }
    radix.removeLeadingZeros(of: &limbs)
    return limbs
  }

  private func value(_ limbs: Limbs, _ radix: LimbRadix) throws -> BigInteger {
    try BigInteger(digits: radix.digits(of: limbs), base: radix.base)
  }

  @Test(arguments: bases) func operationsAreThoseOfBigIntegers(_ base: Int) throws {
    let radix = LimbRadix(base: base)
    var random = RandomStream(seed: UInt64(base))
    var (result, rest): (Limbs, Limbs) = ([], [])
    for _ in 0..<150 {
      let (a, b) = (number(radix, using: &random), number(radix, using: &random))
      let (x, y) = (try value(a, radix), try value(b, radix))
      #expect(radix.isLess(a, than: b) == (x < y))
      #expect(try radix.digits(of: a) == x.digits(base: base))
      #expect(radix.limbs(ofDigits: radix.digits(of: a)) == a)
      #expect(try radix.digitCount(a) == x.digits(base: base).count)
      radix.add(a, b, to: &result)
      #expect(try value(result, radix) == x + y)
      radix.multiply(a, b, to: &result)
      #expect(try value(result, radix) == x * y && result.last != 0)
      let (large, small) = x < y ? (b, a) : (a, b)
      radix.subtract(small, from: large, to: &result)
      #expect(try value(result, radix) == (x - y).magnitude && result.last != 0)
      if !b.isEmpty {
        radix.divide(a, by: b, quotient: &result, remainder: &rest)
        #expect(try value(result, radix) == x.floorDivided(by: y))
        #expect(try value(rest, radix) == x.modulo(y) && result.last != 0 && rest.last != 0)
      }
      let modulus = random.uniform(in: 2...ArithmeticLaw.largestModulus)
      #expect(
        radix.residue(of: a, modulo: UInt64(modulus)) == UInt64(x.residue(modulo: UInt(modulus))))
      result = a
      radix.increase(&result)
      #expect(try value(result, radix) == x + 1)
    }
  }

  /// Dividends q·d + r near multiples of the divisor, where guesses of Knuth's algorithm are too large.
  @Test(arguments: bases) func quotientsNearTheNextAreExact(_ base: Int) throws {
    let radix = LimbRadix(base: base)
    var random = RandomStream(seed: UInt64(base) + 1)
    var (product, dividend, quotient, rest): (Limbs, Limbs, Limbs, Limbs) = ([], [], [], [])
    for _ in 0..<150 {
      let (factor, divisor) = (number(radix, using: &random), number(radix, using: &random))
      guard !divisor.isEmpty && !factor.isEmpty else { continue }
      radix.multiply(factor, divisor, to: &product)
      radix.subtract([1], from: product, to: &dividend)
      radix.divide(dividend, by: divisor, quotient: &quotient, remainder: &rest)
      let (x, d) = (try value(product, radix) - 1, try value(divisor, radix))
      #expect(try value(quotient, radix) == x.floorDivided(by: d))
      #expect(try value(rest, radix) == x.modulo(d))
    }
  }

  /// Columns of so many products of largest limbs that carries must be taken in between.
  @Test(arguments: bases) func longProductsOfLargestLimbsAreExact(_ base: Int) throws {
    let radix = LimbRadix(base: base)
    let nines = Limbs(repeating: UInt32(radix.limbBase - 1), count: 70)
    var product: Limbs = []
    radix.multiply(nines, nines, to: &product)
    let value = try value(nines, radix)
    #expect(try self.value(product, radix) == value * value)
  }

  @Test(arguments: bases) func numbersOfALengthHaveIt(_ base: Int) {
    let radix = LimbRadix(base: base)
    var random = RandomStream(seed: UInt64(base) + 2)
    var number: Limbs = []
    for length in 1...70 {
      radix.draw(&number, length: length, using: &random)
      #expect(radix.digitCount(number) == length)
      radix.drawUniform(&number, digits: length, using: &random)
      #expect(radix.digitCount(number) <= length && number.last != 0)
      radix.drawLogUniform(&number, digits: length, using: &random)
      #expect(radix.digitCount(number) <= length && !number.isEmpty)
    }
  }

  /// Chi-square tests of all values of few digits: uniform in length, uniform in value, proportional to 1/n.
  @Test(arguments: [(2, 6), (3, 4), (10, 2)])
  func smallNumbersFollowTheirLaws(_ base: Int, _ digits: Int) {
    let radix = LimbRadix(base: base)
    let size = (0..<digits).reduce(1) { power, _ in power * base }
    let lowest = size / base
    let harmonic = (1..<size).reduce(0) { $0 + 1 / Double($1) }
    let laws: [(RandomDraw, (Int) -> Double)] = [
      (
        { radix.draw(&$0, length: digits, using: &$1) },
        {
          $0 < lowest ? 0 : 1 / Double(size - lowest)
        }
      ),
      ({ radix.drawUniform(&$0, digits: digits, using: &$1) }, { _ in 1 / Double(size) }),
      (
        { radix.drawLogUniform(&$0, digits: digits, using: &$1) },
        {
          $0 == 0 ? 0 : 1 / (Double($0) * harmonic)
        }
      ),
    ]
    for (place, (draw, probability)) in laws.enumerated() {
      var random = RandomStream(seed: UInt64(place))
      var counts = [Int](repeating: 0, count: size)
      var number: Limbs = []
      let draws = 20_000
      for _ in 0..<draws {
        draw(&number, &random)
        counts[number.isEmpty ? 0 : Int(number[0])] += 1
      }
      var (statistic, cells) = (0.0, 0)
      for (value, count) in counts.enumerated() {
        let expected = probability(value) * Double(draws)
        if expected == 0 {
          #expect(count == 0)
        } else {
          statistic += (Double(count) - expected) * (Double(count) - expected) / expected
          cells += 1
        }
      }
      // Mean k − 1, variance 2 (k − 1).
      let freedom = Double(cells - 1)
      #expect(abs(statistic - freedom) < 5 * (2 * freedom).squareRoot(), "law \(place)")
    }
  }

  typealias RandomDraw = (inout Limbs, inout RandomStream) -> Void

  /// Over several limbs: the leading digit has probability log(1 + 1/d), all lengths are alike.
  @Test func longNumbersFollowBenfordsLaw() {
    let radix = LimbRadix(base: 10)
    var random = RandomStream(seed: 3)
    var ones = 0
    var long = 0
    var number: Limbs = []
    for _ in 0..<10_000 {
      radix.drawLogUniform(&number, digits: 40, using: &random)
      let digits = radix.digits(of: number)
      ones += digits[0] == 1 ? 1 : 0
      long += digits.count > 20 ? 1 : 0
    }
    // 0.30103 and 1/2, within four deviations.
    #expect(abs(ones - 3_010) < 184 && abs(long - 5_000) < 200, "\(ones), \(long)")
  }

  @Test(arguments: [4, 5, 10, 1_000]) func balancedCarriesAreOneRun(_ base: Int) {
    let radix = LimbRadix(base: base)
    var random = RandomStream(seed: 4)
    var (first, second): (Limbs, Limbs) = ([], [])
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<1_400 {
      radix.drawBalanced(&first, &second, length: 6, using: &random)
      let (a, b) = (
        Array(radix.digits(of: first).reversed()), Array(radix.digits(of: second).reversed())
      )
      #expect(a.count == 6 && b.count == 6)
      var (carry, carries) = (0, [Int]())
      for place in 0..<6 {
        carry = a[place] + b[place] + carry >= base ? 1 : 0
        if carry == 1 { carries.append(place) }
      }
      #expect(carries.isEmpty || carries == Array(carries[0]..<carries[0] + carries.count))
      counts[carries.count] += 1
    }
    // 200 each, within five deviations.
    #expect(counts.allSatisfy { abs($0 - 200) < 66 }, "\(counts)")
  }
}
