public import ExactArithmetic

/// An integer of any sign in limbs; zero is not negative.
struct LimbInteger: Hashable {
  var magnitude: Limbs = []
  var isNegative = false

  /// Sets the sign, which zero does not have.
  mutating func setSign(isNegative: Bool) { self.isNegative = isNegative && !magnitude.isEmpty }
}

/// Computes answers in limbs, in space that is kept from one to the next.
struct LimbCalculator {
  /// The answer; of a division the quotient.
  private(set) var result = LimbInteger()
  /// The remainder of a division.
  private(set) var remainder = LimbInteger()

  private let radix: LimbRadix
  private var scratch: Limbs = []

  init(_ radix: LimbRadix) { self.radix = radix }

  /// Computes the answer; a divisor must not be 0, and a modular operation needs a modulus of at least 2.
  mutating func compute(
    _ operation: ArithmeticOperation, _ first: LimbInteger, _ second: LimbInteger, modulus: Int
  ) {
    switch operation {
    case .addition: add(first, second, negatesSecond: false)
    case .subtraction: add(first, second, negatesSecond: true)
    case .multiplication:
      radix.multiply(first.magnitude, second.magnitude, to: &result.magnitude)
      result.setSign(isNegative: first.isNegative != second.isNegative)
    case .division: divide(first, second)
    case .modularAddition, .modularMultiplication:
      let modulus = UInt64(modulus)
      let (a, b) = (residue(of: first, modulo: modulus), residue(of: second, modulo: modulus))
      let value = operation == .modularAddition ? a + b : a * b
      radix.set(&result.magnitude, to: value % modulus)
      result.isNegative = false
    }
  }

  private mutating func add(_ first: LimbInteger, _ second: LimbInteger, negatesSecond: Bool) {
    if first.isNegative == (second.isNegative != negatesSecond) {
      radix.add(first.magnitude, second.magnitude, to: &result.magnitude)
      result.setSign(isNegative: first.isNegative)
    } else if radix.isLess(first.magnitude, than: second.magnitude) {
      radix.subtract(first.magnitude, from: second.magnitude, to: &result.magnitude)
      result.setSign(isNegative: !first.isNegative)
    } else {
      radix.subtract(second.magnitude, from: first.magnitude, to: &result.magnitude)
      result.setSign(isNegative: first.isNegative)
    }
  }

  /// Rounds down: where the signs differ and something remains, the quotient is one less.
  private mutating func divide(_ first: LimbInteger, _ second: LimbInteger) {
    radix.divide(
      first.magnitude, by: second.magnitude, quotient: &result.magnitude,
      remainder: &remainder.magnitude)
    let differ = first.isNegative != second.isNegative
    if differ && !remainder.magnitude.isEmpty {
      radix.increase(&result.magnitude)
      radix.subtract(remainder.magnitude, from: second.magnitude, to: &scratch)
      swap(&scratch, &remainder.magnitude)
    }
    result.setSign(isNegative: differ)
    remainder.setSign(isNegative: second.isNegative)
  }

  private func residue(of number: LimbInteger, modulo modulus: UInt64) -> UInt64 {
    let residue = radix.residue(of: number.magnitude, modulo: modulus)
    return number.isNegative && residue > 0 ? modulus - residue : residue
  }
}

extension ArithmeticOperation {
  /// The numbers of the answer; nil where there is none, by a divisor or modulus that is not allowed.
  public func answer(
    _ first: BigInteger, _ second: BigInteger, modulus: BigInteger? = nil
  ) -> [BigInteger]? {
    switch self {
    case .addition: return [first + second]
    case .subtraction: return [first - second]
    case .multiplication: return [first * second]
    case .division:
      guard let (quotient, remainder) = try? first.floorQuotientAndModulus(dividingBy: second)
      else { return nil }
      return [quotient, remainder]
    case .modularAddition, .modularMultiplication:
      guard let modulus, modulus > 0 else { return nil }
      let value = self == .modularAddition ? first + second : first * second
      guard let residue = try? value.modulo(modulus) else { return nil }
      return [residue]
    }
  }
}
