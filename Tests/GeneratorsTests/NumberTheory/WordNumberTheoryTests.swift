import Randomness
import Testing

@testable import ExactArithmetic

/// Arithmetic of machine words against slow versions, big integers and known values.
struct WordNumberTheoryTests {
  /// Words of all sizes: as many of each number of bits, and both ends.
  private func words(_ count: Int, seed: UInt64) -> [UInt] {
    var random = RandomStream(seed: seed)
    let drawn = (0..<count).map { _ in UInt(random.next()) >> UInt(random.uniform(below: 64)) }
    return drawn + [0, 1, 2, .max, .max - 1, 1 << 63, 1 << 32, (1 << 32) - 1]
  }

  private func euclid(_ a: UInt, _ b: UInt) -> UInt { b == 0 ? a : euclid(b, a % b) }

  @Test func divisorsAreThoseOfEuclid() {
    let (lefts, rights) = (words(2_000, seed: 1), words(2_000, seed: 2).reversed())
    for (a, b) in zip(lefts, rights) {
      #expect(greatestCommonDivisor(a, b) == euclid(a, b))
      let (multiple, overflow) = a.multipliedReportingOverflow(by: 12)
      if !overflow { #expect(greatestCommonDivisor(a, multiple) == a) }
    }
  }

  @Test func productsAreThoseOfBigIntegers() throws {
    let (lefts, rights) = (words(1_000, seed: 3), words(1_000, seed: 4).reversed())
    for ((a, b), m) in zip(zip(lefts, rights), words(1_000, seed: 5).shuffledOnce()) where m > 0 {
      let product = try (BigInteger(a) * BigInteger(b)).modulo(BigInteger(m))
      #expect(BigInteger(a.multiplied(by: b, modulo: m)) == product)
    }
  }

  @Test func powersAreRepeatedProducts() {
    for m in words(60, seed: 6) where m > 0 {
      for base in [0, 1, 2, m - 1, m &+ 1, .max] as [UInt] {
        var expected = 1 % m
        for exponent in UInt(0)..<40 {
          #expect(base.power(exponent, modulo: m) == expected)
          expected = expected.multiplied(by: base, modulo: m)
        }
      }
    }
    // Fermat's little theorem, with exponents of 64 bits.
    for base in words(100, seed: 7) where base > 0 && base < .max - 58 {
      #expect(base.power(.max - 59, modulo: .max - 58) == 1)
    }
  }

  @Test func inversesToSmallModuliAreTheOnesFoundByTrial() {
    for m in UInt(1)..<120 {
      for a in 0..<2 * m {
        #expect(a.inverse(modulo: m) == (0..<m).first { a * $0 % m == 1 % m })
      }
    }
  }

  @Test func inversesToLargeModuliMakeProductsOfOne() {
    for (a, m) in zip(words(2_000, seed: 8), words(2_000, seed: 9).reversed()) where m > 1 {
      if let inverse = a.inverse(modulo: m) {
        #expect(inverse < m && a.multiplied(by: inverse, modulo: m) == 1)
      } else {
        #expect(euclid(a, m) > 1)
      }
    }
  }

  @Test func primesAreThoseOfTheSieve() {
    var isComposite = [Bool](repeating: false, count: 20_000)
    for n in 2..<isComposite.count where !isComposite[n] {
      for multiple in stride(from: n * n, to: isComposite.count, by: n) {
        isComposite[multiple] = true
      }
    }
    for n in isComposite.indices { #expect(UInt(n).isPrime == (n > 1 && !isComposite[n])) }
  }

  /// Primes next to powers of two, and Mersenne's.
  @Test(
    arguments: [
      (1 << 31) - 1, (1 << 32) - 5, (1 << 32) + 15, (1 << 61) - 1, (1 << 63) - 25, .max - 58,
      .max - 82, 1_000_000_007, 1_000_000_000_000_000_003,
    ] as [UInt])
  func knownPrimesAreSeen(_ prime: UInt) {
    #expect(prime.isPrime && prime.primeFactors == [prime])
  }

  /// Carmichael numbers; numbers that pass the strong test to the first 1, 2, 3, 4, 5, 6 to 8 and 9 to 11 prime
  /// bases (Jaeschke 1993; Jiang and Deng 2014); squares and products of large primes.
  @Test(
    arguments: [
      561, 1105, 1729, 2465, 2821, 6601, 8911, 10585, 825_265, 321_197_185, 5_394_826_801,
      2047, 1_373_653, 25_326_001, 3_215_031_751, 2_152_302_898_747, 3_474_749_660_383,
      341_550_071_728_321, 3_825_123_056_546_413_051, 4_294_967_291 * 4_294_967_291, .max,
      4_294_967_291 * 4_294_967_279, ((1 << 31) - 1) * ((1 << 31) - 1), (1 << 61) + 1, 1 << 63,
    ] as [UInt])
  func knownCompositesAreSeen(_ composite: UInt) {
    #expect(!composite.isPrime)
    expectFactors(of: composite)
  }

  @Test func strongPseudoprimesPassTheTestsTheyAreNamedFor() {
    #expect(UInt(2047).isStrongProbablePrime(base: 2))
    #expect(!UInt(2047).isStrongProbablePrime(base: 3))
    for base in [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31] as [UInt] {
      #expect(UInt(3_825_123_056_546_413_051).isStrongProbablePrime(base: base))
    }
    #expect(!UInt(3_825_123_056_546_413_051).isStrongProbablePrime(base: 37))
  }

  private func expectFactors(of number: UInt) {
    let factors = number.primeFactors
    var product = BigInteger.one
    for factor in factors { product *= BigInteger(factor) }
    #expect(product == BigInteger(number), "\(number): \(factors)")
    #expect(factors.allSatisfy(\.isPrime) && factors == factors.sorted())
  }

  @Test func factorsMultiplyToTheNumberAndArePrime() {
    for number in words(120, seed: 10) where number > 0 { expectFactors(of: number) }
    #expect(UInt(0).primeFactors.isEmpty && UInt(1).primeFactors.isEmpty)
    #expect(UInt.max.primeFactors == [3, 5, 17, 257, 641, 65_537, 6_700_417])
  }

  @Test func factorsOfSmallNumbersAreThoseOfTrialDivision() {
    for number in UInt(2)..<5_000 {
      var (rest, factors): (UInt, [UInt]) = (number, [])
      for divisor in 2...number {
        while rest % divisor == 0 {
          factors.append(divisor)
          rest /= divisor
        }
        if rest == 1 { break }
      }
      #expect(number.primeFactors == factors)
    }
  }
}

extension [UInt] {
  /// The elements in another order, the same in every run.
  fileprivate func shuffledOnce() -> [UInt] {
    var (random, result) = (RandomStream(seed: 11), self)
    random.shuffle(&result)
    return result
  }
}
