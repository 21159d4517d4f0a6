import ExactArithmetic
import Foundation
import Randomness
import Testing

@Suite struct ComplexRegistersTests {
  static let parts: [Double] = [-3, -1.25, -0.5, 0, 0.25, 0.75, 2.5]

  @Test(arguments: ElementaryFunction.allCases)
  func functionsAgreeWithTheFormulas(function: ElementaryFunction) {
    let registers = ComplexRegisters(count: 2, bits: 128)
    for real in Self.parts {
      for imaginary in Self.parts {
        // The formulas take a product in double precision across this cut.
        let isOnImaginaryCut = real == 0 && abs(imaginary) >= 1
        if isOnImaginaryCut && [.atan, .asinh].contains(function) { continue }
        let isInsideImaginaryCut = real == 0 && abs(imaginary) <= 1
        if isInsideImaginaryCut && [.acot, .acsch].contains(function) { continue }
        registers.set(0, to: real, imaginary: imaginary)
        registers.apply(function, to: 0, into: 1)
        let expected = ComplexReference(real, imaginary).applying(function)
        let value = registers.double(1)
        if expected.magnitude.isFinite {
          let difference = ComplexReference(value.real, value.imaginary) - expected
          #expect(
            difference.magnitude <= 1e-12 * max(1, expected.magnitude),
            "\(value) and not \(expected) at \(real) + \(imaginary)i")
        } else {
          #expect(!registers.isFinite(1) && registers.exponent(1) == .max)
        }
      }
    }
  }

  @Test(arguments: ElementaryFunction.allCases)
  func realArgumentsAgreeWithRealRegisters(function: ElementaryFunction) {
    let complex = ComplexRegisters(count: 2, bits: 256)
    let real = RealRegisters(count: 2, bits: 256)
    for argument in RealRegistersTests.arguments {
      complex.set(0, to: argument)
      real.set(0, to: argument)
      complex.apply(function, to: 0, into: 1)
      real.apply(function, to: 0, into: 1)
      guard real.isFinite(1) else { continue }
      #expect(complex.imaginaryIsNegligible(1))
      #expect(abs(complex.double(1).real - real.double(1)) <= abs(real.double(1)) * 1e-15)
    }
  }

  @Test(arguments: ElementaryFunction.allCases.filter { $0.inverted != nil })
  func functionsUndoTheirInverses(inverse: ElementaryFunction) throws {
    let registers = ComplexRegisters(count: 3, bits: 256)
    let function = try #require(inverse.inverted)
    var random = RandomStream(seed: 12)
    for _ in 0..<50 {
      registers.set(0, to: random.uniform() * 4 - 2, imaginary: random.uniform() * 4 - 2)
      registers.apply(inverse, to: 0, into: 1)
      #expect(registers.isFinite(1))
      registers.apply(function, to: 1, into: 1)
      registers.subtract(2, 1, 0)
      #expect((registers.exponent(2) ?? .min) < -240)
    }
  }

  /// Pairs of functions f, g with f² + sign·g² = 1.
  static let squares: [(ElementaryFunction, ElementaryFunction, Int)] = [
    (.sin, .cos, 1), (.sec, .tan, -1), (.csc, .cot, -1),
    (.cosh, .sinh, -1), (.sech, .tanh, 1), (.coth, .csch, -1),
  ]

  @Test(arguments: squares)
  func squaresAddUpToOne(
    first: ElementaryFunction, second: ElementaryFunction, sign: Int
  ) {
    let registers = ComplexRegisters(count: 4, bits: 256)
    var random = RandomStream(seed: 13)
    registers.set(3, to: 1)
    for _ in 0..<50 {
      registers.set(0, to: random.uniform() * 4 - 2, imaginary: random.uniform() * 4 - 2)
      registers.apply(first, to: 0, into: 1)
      registers.apply(second, to: 0, into: 2)
      let size = max(registers.exponent(1) ?? 0, registers.exponent(2) ?? 0, 0)
      registers.power(1, 1, integer: 2)
      registers.multiply(2, 2, 2)
      if sign > 0 { registers.add(1, 1, 2) } else { registers.subtract(1, 1, 2) }
      registers.subtract(1, 1, 3)
      #expect((registers.exponent(1) ?? .min) < 2 * size - 245)
    }
  }

  @Test(arguments: ElementaryFunction.allCases)
  func bothPartsAreAccurateWhereOneIsTiny(function: ElementaryFunction) {
    let (short, long) = (
      ComplexRegisters(count: 2, bits: 128), ComplexRegisters(count: 2, bits: 600)
    )
    var random = RandomStream(seed: 15)
    func part() -> Double {
      let sign: FloatingPointSign = random.chance(0.5) ? .plus : .minus
      return Double(
        sign: sign, exponent: random.uniform(in: -60...3), significand: random.uniform())
    }
    for _ in 0..<100 {
      let (real, imaginary) = (part(), part())
      for registers in [short, long] {
        registers.set(0, to: real, imaginary: imaginary)
        registers.apply(function, to: 0, into: 1)
      }
      let (value, expected) = (short.double(1), long.double(1))
      #expect(abs(value.real - expected.real) <= 1e-15 * abs(expected.real))
      #expect(abs(value.imaginary - expected.imaginary) <= 1e-15 * abs(expected.imaginary))
    }
  }

  @Test func arithmeticFollowsTheDefinitions() {
    let registers = ComplexRegisters(count: 3, bits: 128)
    var random = RandomStream(seed: 14)
    func check(_ expected: ComplexReference) {
      let value = registers.double(2)
      let difference = ComplexReference(value.real, value.imaginary) - expected
      #expect(difference.magnitude <= 1e-13 * max(1, expected.magnitude))
    }
    for _ in 0..<100 {
      let a = ComplexReference(random.uniform() * 8 - 4, random.uniform() * 8 - 4)
      let b = ComplexReference(random.uniform() * 4 - 2, random.uniform() * 4 - 2)
      registers.set(0, to: a.real, imaginary: a.imaginary)
      registers.set(1, to: b.real, imaginary: b.imaginary)
      registers.add(2, 0, 1)
      check(a + b)
      registers.subtract(2, 0, 1)
      check(a - b)
      registers.multiply(2, 0, 1)
      check(a * b)
      registers.divide(2, 0, 1)
      check(a / b)
      registers.negate(2, 0)
      check(ComplexReference(0) - a)
      registers.power(2, 0, 1)
      check((b * a.ln).exp)
      registers.power(2, 0, integer: -3)
      check((a * a * a).reciprocal)
    }
  }

  @Test func zerosHaveNoSign() {
    let registers = ComplexRegisters(count: 2, bits: 128)
    registers.set(0, to: 2)
    registers.negate(0, 0)
    registers.apply(.ln, to: 0, into: 1)
    #expect(registers.double(1).imaginary == .pi)
    registers.set(0, to: -2, imaginary: -0.0)
    registers.apply(.sqrt, to: 0, into: 1)
    #expect(registers.double(1).imaginary == 2.0.squareRoot())
  }

  @Test func powersFollowTheDefinition() {
    let registers = ComplexRegisters(count: 3, bits: 128)
    func power(_ a: Double, _ b: Double) -> (real: Double, imaginary: Double) {
      registers.set(0, to: a)
      registers.set(1, to: b)
      registers.power(2, 0, 1)
      return registers.double(2)
    }
    #expect(power(0, 0) == (1, 0))
    #expect(power(0, 2.5) == (0, 0))
    #expect(power(0, -1).real.isNaN)
    #expect(power(-4, 0.5) == (0, 2))
    #expect(power(-8, 1.0 / 3).imaginary > 1.7)
    #expect(power(2, 1e300).real.isNaN)
  }

  @Test func theImaginaryPartIsNegligibleOnlyWhereRoundingExplainsIt() {
    let registers = ComplexRegisters(count: 1, bits: 256)
    func isNegligible(_ real: Double, _ imaginary: Double) -> Bool {
      registers.set(0, to: real, imaginary: imaginary)
      return registers.imaginaryIsNegligible(0)
    }
    #expect(isNegligible(0, 0) && isNegligible(1, 0) && isNegligible(1, 1e-60))
    #expect(!isNegligible(1, 1e-20) && !isNegligible(0, 1e-60) && !isNegligible(.nan, 0))
  }

  @Test(arguments: ElementaryFunction.allCases)
  func hugeArgumentsAreBounded(function: ElementaryFunction) {
    let registers = ComplexRegisters(count: 3, bits: 256)
    func power(_ exponent: Int) -> Rational { (try? Rational(2).power(exponent)) ?? 0 }
    let exponents = [-1_000_000, -1000, -200, 1, 9, 20, 31, 100, 130, 1000, 1_000_000]
    for real in exponents {
      for imaginary in exponents {
        registers.set(0, to: power(real))
        registers.set(1, to: power(imaginary))
        registers.set(2, to: 0, imaginary: 1)
        registers.multiply(1, 1, 2)
        registers.add(0, 0, 1)
        #expect(registers.isFinite(0))
        registers.apply(function, to: 0, into: 1)
        registers.power(1, 0, 0)
        registers.multiply(1, 0, 0)
        registers.divide(1, 1, 0)
        for exponent in [Int.min, -1000, 1 << 19, .max] {
          registers.power(1, 0, integer: exponent)
        }
      }
    }
  }

  @Test func notANumberPoisonsWhatIsComputedFromIt() {
    let registers = ComplexRegisters(count: 3, bits: 128)
    registers.set(0, to: 1)
    registers.set(1, to: 0)
    registers.divide(0, 0, 1)
    #expect(!registers.isFinite(0) && !registers.isZero(0) && !registers.isReal(0))
    for function in ElementaryFunction.allCases {
      registers.apply(function, to: 0, into: 2)
      #expect(!registers.isFinite(2), "\(function) of NaN")
    }
    registers.power(2, 0, 1)
    #expect(!registers.isFinite(2))
    registers.power(2, 0, integer: 0)
    #expect(!registers.isFinite(2))
    registers.set(1, to: -1e9)
    registers.apply(.exp, to: 1, into: 1)
    registers.multiply(1, 1, 1)
    #expect(!registers.isFinite(1) && !registers.isZero(1))
  }

  @Test func growingAndPrecisionKeepTheirPromises() {
    let registers = ComplexRegisters(count: 1, bits: 64)
    registers.set(0, to: 2.5, imaginary: -1)
    registers.grow(to: 100)
    registers.copy(99, 0)
    #expect(registers.double(99) == (2.5, -1))
    registers.setPrecision(512)
    #expect(!registers.isFinite(0) && !registers.isFinite(99))
    registers.setPi(0)
    registers.apply(.sin, to: 0, into: 0)
    #expect((registers.exponent(0) ?? .min) < -500)
    registers.setE(1)
    #expect(registers.double(1) == (M_E, 0))
  }
}
