/// Natural numbers as limbs, least significant first, without leading zeros; zero has none.
typealias Limbs = [UInt32]

/// Exact arithmetic on digits in one base, as many of them in a limb as fit below 2³¹.
///
/// Digits are packed and unpacked limb by limb, so numbers are drawn and written in linear time, where
/// binary integers would have to be converted. Operations are the classical ones (Knuth 1997, volume 2,
/// section 4.3.1). Results must not be the same array as an operand.
struct LimbRadix: Sendable {
  /// The base.
  let base: Int
  /// The number of digits in a limb.
  let digitsPerLimb: Int
  /// The base to this power: what limbs are digits of.
  let limbBase: UInt64
  /// The powers of the base up to that of limbs.
  let powers: [UInt64]
  /// How many products of limbs fit into 64 bits with a carry of at most 2⁴⁶.
  let productsPerCarry: Int
  /// 2⁶⁴ divided by the base, rounded up: the high word of its product with x < 2³¹ is ⌊x / base⌋.
  private let reciprocal: UInt64

  /// Prepares a base of 2…100,000.
  init(base: Int) {
    precondition((2...100_000).contains(base), "\(base) is no base of limbs")
    self.base = base
    var powers: [UInt64] = [1]
    while powers[powers.count - 1] * UInt64(base) < 1 << 31 {
      powers.append(powers[powers.count - 1] * UInt64(base))
    }
    self.powers = powers
    digitsPerLimb = powers.count - 1
    limbBase = powers[digitsPerLimb]
    productsPerCarry = Int((UInt64.max - 1 << 46) / ((limbBase - 1) * (limbBase - 1)))
    reciprocal = UInt64.max / UInt64(base) + 1
  }

  /// The quotient and remainder of a limb by the base.
  @inline(__always)
  func split(_ value: UInt64) -> (quotient: UInt64, digit: UInt64) {
    let quotient = value.multipliedFullWidth(by: reciprocal).high
    return (quotient, value &- quotient &* UInt64(base))
  }

  /// The number of digits; zero has one.
  func digitCount(_ number: Limbs) -> Int {
    guard let top = number.last else { return 1 }
    return (number.count - 1) * digitsPerLimb + digitCount(ofLimb: UInt64(top))
  }

  /// The number of digits of a limb other than 0.
  func digitCount(ofLimb limb: UInt64) -> Int {
    powers.firstIndex { limb < $0 } ?? digitsPerLimb
  }

  /// The limbs of digits, most significant first.
  func limbs(ofDigits digits: [Int]) -> Limbs {
    var limbs: Limbs = []
    var end = digits.count
    while end > 0 {
      let start = max(0, end - digitsPerLimb)
      limbs.append(UInt32(digits[start..<end].reduce(0) { $0 * base + $1 }))
      end = start
    }
    removeLeadingZeros(of: &limbs)
    return limbs
  }

  /// The digits, most significant first.
  func digits(of number: Limbs) -> [Int] {
    var digits: [Int] = []
    for limb in number {
      var rest = UInt64(limb)
      for _ in 0..<digitsPerLimb {
        let (quotient, digit) = split(rest)
        digits.append(Int(digit))
        rest = quotient
      }
    }
    digits.removeLast(digits.count - (number.isEmpty ? 0 : digitCount(number)))
    return number.isEmpty ? [0] : digits.reversed()
  }

  /// Sets a number to one of a machine word.
  func set(_ number: inout Limbs, to value: UInt64) {
    number.removeAll(keepingCapacity: true)
    var rest = value
    while rest > 0 {
      number.append(UInt32(rest % limbBase))
      rest /= limbBase
    }
  }

  /// Removes limbs 0 at the most significant end.
  func removeLeadingZeros(of number: inout Limbs) {
    while number.last == 0 { number.removeLast() }
  }

  /// Whether the first number is less than the second.
  func isLess(_ first: Limbs, than second: Limbs) -> Bool {
    if first.count != second.count { return first.count < second.count }
    for index in first.indices.reversed() where first[index] != second[index] {
      return first[index] < second[index]
    }
    return false
  }
}
