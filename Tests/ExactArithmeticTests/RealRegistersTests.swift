import ExactArithmetic
import Foundation
import Randomness
import Testing

@Suite struct RealRegistersTests {
  static let arguments: [Double] = [
    -20.5, -3, -2, -1.25, -1, -0.75, -0.5, -1e-3, 0.125, 0.5, 0.9375, 1, 1.5, 2, 7, 30,
  ]

  @Test(arguments: ElementaryFunction.allCases)
  func functionsAgreeWithDoublePrecision(function: ElementaryFunction) {
    let registers = RealRegisters(count: 2, bits: 128)
    for argument in Self.arguments {
      registers.set(0, to: argument)
      registers.apply(function, to: 0, into: 1)
      let expected = realReference(function, argument)
      if expected.isFinite {
        let tolerance = 1e-13 * max(1, abs(expected))
        #expect(abs(registers.double(1) - expected) <= tolerance, "at \(argument)")
      } else {
        #expect(!registers.isFinite(1) && registers.double(1).isNaN, "at \(argument)")
        #expect(registers.exponent(1) == .max)
      }
    }
  }

  @Test(arguments: ElementaryFunction.allCases.filter { $0.inverted != nil })
  func functionsUndoTheirInverses(inverse: ElementaryFunction) throws {
    let registers = RealRegisters(count: 3, bits: 256)
    let function = try #require(inverse.inverted)
    var random = RandomStream(seed: 11)
    for _ in 0..<50 {
      registers.set(0, to: Rational(random.uniform(in: -3000...3000), overNonzero: 997))
      registers.apply(inverse, to: 0, into: 1)
      guard registers.isFinite(1) else { continue }
      registers.apply(function, to: 1, into: 1)
      registers.subtract(2, 1, 0)
      #expect((registers.exponent(2) ?? .min) < -240)
    }
  }

  @Test(arguments: 0..<5 as Range<UInt64>)
  func arithmeticAgreesWithRationals(seed: UInt64) throws {
    let registers = RealRegisters(count: 4, bits: 256)
    var random = RandomStream(seed: seed)
    for _ in 0..<100 {
      let (a, b) = (random.rational(), random.rational())
      let exponent = random.uniform(in: 0...5)
      registers.set(0, to: a)
      registers.set(1, to: b)
      /// Compares register 2, allowing for rounding of the result or of these operands.
      func check(_ expected: Rational, operands: [Int] = []) {
        let scale = (operands + [2]).compactMap { registers.exponent($0) }.max() ?? 0
        registers.set(3, to: expected)
        registers.subtract(3, 2, 3)
        #expect((registers.exponent(3) ?? .min) < scale - 250)
      }
      registers.add(2, 0, 1)
      check(a + b, operands: [0, 1])
      registers.subtract(2, 0, 1)
      check(a - b, operands: [0, 1])
      registers.multiply(2, 0, 1)
      check(a * b)
      registers.negate(2, 0)
      check(-a)
      registers.power(2, 0, integer: exponent)
      check(try a.power(exponent))
      registers.set(3, to: Rational(exponent))
      registers.power(2, 0, 3)
      check(try a.power(exponent))
      registers.divide(2, 0, 1)
      if b.isZero { #expect(!registers.isFinite(2)) } else { check(try a.divided(by: b)) }
    }
  }

  @Test func operandsMayBeTheDestination() {
    let registers = RealRegisters(count: 2, bits: 64)
    registers.set(0, to: 3)
    registers.add(0, 0, 0)
    registers.multiply(0, 0, 0)
    registers.subtract(1, 0, 0)
    registers.power(0, 0, integer: -1)
    registers.apply(.asec, to: 0, into: 0)
    #expect(registers.isZero(1) && registers.exponent(1) == nil)
    // asec(1/36) = acos(36) is not real.
    #expect(!registers.isFinite(0))
  }

  @Test func constantsAreKnown() {
    let registers = RealRegisters(count: 2, bits: 256)
    for bits in [64, 256, 1000] {
      registers.setPrecision(bits)
      registers.setPi(0)
      #expect(registers.double(0) == .pi)
      registers.apply(.sin, to: 0, into: 0)
      #expect((registers.exponent(0) ?? .min) < 4 - bits)
      registers.setE(1)
      #expect(registers.double(1) == M_E)
      registers.apply(.ln, to: 1, into: 1)
      registers.set(0, to: 1)
      registers.subtract(1, 1, 0)
      #expect((registers.exponent(1) ?? .min) < 4 - bits)
    }
  }

  @Test func growingKeepsValues() {
    let registers = RealRegisters(count: 1, bits: 64)
    registers.set(0, to: 2.5)
    registers.grow(to: 100)
    #expect(registers.count >= 100)
    registers.copy(99, 0)
    #expect(registers.double(0) == 2.5 && registers.double(99) == 2.5)
    #expect(!registers.isFinite(50))
  }

  @Test func overflowAndUnderflowAreNotNumbers() {
    let registers = RealRegisters(count: 3, bits: 256)
    registers.set(0, to: 10)
    for _ in 0..<3 { registers.apply(.exp, to: 0, into: 0) }
    #expect(!registers.isFinite(0))
    registers.negate(1, 0)
    registers.apply(.exp, to: 1, into: 1)
    #expect(!registers.isFinite(1) && !registers.isZero(1))
    for function in ElementaryFunction.allCases {
      registers.apply(function, to: 0, into: 2)
      #expect(!registers.isFinite(2), "\(function) of NaN")
    }
    registers.set(1, to: 0)
    registers.power(2, 0, 1)
    #expect(!registers.isFinite(2))
    registers.power(2, 0, integer: 0)
    #expect(!registers.isFinite(2))
    registers.set(1, to: -1e30)
    registers.apply(.exp, to: 1, into: 2)
    #expect(!registers.isFinite(2))
  }

  @Test(arguments: ElementaryFunction.allCases)
  func hugeArgumentsAreBounded(function: ElementaryFunction) throws {
    let registers = RealRegisters(count: 2, bits: 256)
    for exponent in [-1_000_000_000, -100_000, -4000, 100, 130, 4000, 100_000, 1_000_000_000] {
      registers.set(0, to: 2)
      registers.power(0, 0, integer: exponent)
      #expect(registers.isFinite(0))
      registers.apply(function, to: 0, into: 1)
      registers.negate(0, 0)
      registers.apply(function, to: 0, into: 1)
      registers.power(1, 0, 0)
      registers.power(1, 0, integer: .max)
      registers.power(1, 0, integer: .min)
    }
  }

  @Test func powersFollowTheDefinition() {
    let registers = RealRegisters(count: 3, bits: 128)
    func power(_ a: Double, _ b: Double) -> Double {
      registers.set(0, to: a)
      registers.set(1, to: b)
      registers.power(2, 0, 1)
      return registers.double(2)
    }
    #expect(power(2, 0.5) == 2.0.squareRoot())
    #expect(power(-8, 1.0 / 3).isNaN)
    #expect(power(-2, 3) == -8)
    #expect(power(0, 0) == 1)
    #expect(power(0, 2) == 0)
    #expect(power(0, -1).isNaN)
    #expect(power(2, 1e300).isNaN)
  }

  /// A value just below the range is not rounded up to its end: 2^−(2³⁰ − 1 + 1/2) is NaN.
  @Test func valuesAtTheEndOfTheRangeAreRefused() {
    let registers = RealRegisters(count: 3, bits: 128)
    registers.set(0, to: 2)
    for halves in -5...6 {
      let exponent = -(1 << 30) + 1
      registers.set(1, to: Rational(2 * exponent + halves, overNonzero: 2))
      registers.power(2, 0, 1)
      // Whatever is kept has the exponent that it should have.
      if registers.isFinite(2) {
        let expected = Int((Double(2 * exponent + halves) / 2).rounded(.down)) + 1
        #expect(registers.exponent(2) == expected)
      } else {
        #expect(halves < 6)
      }
    }
  }
}
