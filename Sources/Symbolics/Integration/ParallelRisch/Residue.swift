import ExactArithmetic

/// An integer modulo the prime 2⁶² − 10,565.
///
/// (p − 1)/2 is prime too, so among the squares every rational exponent with a word-sized denominator
/// has one meaning, and the laws of powers hold without branches. Since p ≡ 3 mod 4, the square root of
/// −1 extends the field.
struct Residue: Hashable, Sendable {
  static let modulus: UInt64 = (1 << 62) - 10_565
  /// The order of the group of squares, a prime.
  static let squareOrder = modulus / 2

  private(set) var value: UInt64

  static let zero = Residue(reduced: 0)
  static let one = Residue(reduced: 1)

  private init(reduced value: UInt64) { self.value = value }

  init(_ word: UInt64) { value = word % Self.modulus }

  init(_ integer: Int) {
    let magnitude = Residue(UInt64(integer.magnitude))
    self = integer < 0 ? -magnitude : magnitude
  }

  /// The residue of a rational number; nil where the denominator is divisible by p.
  init?(_ rational: Rational) {
    if let (numerator, denominator) = rational.parts {
      guard let inverse = Residue(denominator).inverse else { return nil }
      self = Residue(numerator) * inverse
      return
    }
    let modulus = BigInteger(Int(Self.modulus))
    guard let top = try? rational.numerator.modulo(modulus).asInt,
      let bottom = try? rational.denominator.modulo(modulus).asInt,
      let inverse = Residue(bottom).inverse
    else { return nil }
    self = Residue(top) * inverse
  }

  static func + (left: Residue, right: Residue) -> Residue {
    let sum = left.value + right.value
    return Residue(reduced: sum >= modulus ? sum - modulus : sum)
  }

  static func - (left: Residue, right: Residue) -> Residue {
    Residue(
      reduced: left.value >= right.value
        ? left.value - right.value : left.value + modulus - right.value)
  }

  static prefix func - (residue: Residue) -> Residue { .zero - residue }

  static func * (left: Residue, right: Residue) -> Residue {
    // 2⁶² ≡ 10,565: what stands above bit 62 is folded down twice.
    let full = left.value.multipliedFullWidth(by: right.value)
    let folded = (full.high << 2 | full.low >> 62).multipliedFullWidth(by: 10_565)
    let rest = (folded.high << 2 | folded.low >> 62) * 10_565
    let mask: UInt64 = (1 << 62) - 1
    var sum = (full.low & mask) + (folded.low & mask) + rest
    while sum >= modulus { sum -= modulus }
    return Residue(reduced: sum)
  }

  func power(_ exponent: UInt64) -> Residue {
    var (result, square, rest) = (Residue.one, self, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      square = square * square
      rest >>= 1
    }
    return result
  }

  /// The reciprocal; nil for zero.
  var inverse: Residue? { self == .zero ? nil : power(Self.modulus - 2) }

  var isSquare: Bool { self != .zero && power(Self.squareOrder) == .one }

  /// The power to n/d; nil unless the exponent is an integer or the base a square, or for 1/0.
  func power(_ numerator: Int, over denominator: Int) -> Residue? {
    if self == .zero { return numerator > 0 ? .zero : nil }
    let order = denominator == 1 ? Self.modulus - 1 : Self.squareOrder
    guard denominator == 1 || isSquare,
      let inverse = Self.inverse(UInt64(denominator), modulo: order)
    else { return nil }
    let (high, low) = (UInt64(numerator.magnitude) % order).multipliedFullWidth(by: inverse)
    let exponent = order.dividingFullWidth((high, low)).remainder
    return power(numerator < 0 && exponent > 0 ? order - exponent : exponent)
  }

  private static func inverse(_ value: UInt64, modulo order: UInt64) -> UInt64? {
    if value == 1 { return 1 }
    var (a, b, x, y) = (Int64(order), Int64(value % order), Int64(0), Int64(1))
    while b != 0 { (a, b, x, y) = (b, a % b, y, x - a / b * y) }
    guard a == 1 else { return nil }
    return UInt64(x < 0 ? x + Int64(order) : x)
  }

  /// The fraction with parts below 2³⁰ that has this residue, if there is one (Wang 1981).
  var rational: Rational? {
    let bound: Int64 = 1 << 30
    var (a, b, x, y) = (Int64(Self.modulus), Int64(value), Int64(0), Int64(1))
    while b >= bound { (a, b, x, y) = (b, a % b, y, x - a / b * y) }
    guard y != 0, y.magnitude < UInt64(bound) else { return nil }
    return Rational(Int(y < 0 ? -b : b), overNonzero: Int(y.magnitude))
  }
}
