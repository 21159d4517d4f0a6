public import ExactArithmetic

/// A rational number whose parts fit a machine word, or the index of a bigger one (denominator 0).
struct SmallRational: Equatable {
  var numerator: Int
  var denominator: Int

  init(_ numerator: Int, _ denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  var isBig: Bool { denominator == 0 }
}

/// Integers of more bits than this stay unevaluated powers: no input can make the kernel fill memory.
let foldedBitLimit = 8192

extension ExprArena {
  /// The node of an exact number.
  public mutating func number(_ value: Rational) -> Node {
    if let numerator = value.numerator.asInt, let denominator = value.denominator.asInt,
      numerator != .min
    {
      return internNumber(SmallRational(numerator, denominator))
    }
    let hash = hashed(UInt32(truncatingIfNeeded: value.hashValue), 77)
    var record = Record(kind: .number, facts: Self.facts(ofSign: value.isNegative ? -1 : 1))
    record.hash = hash
    record.first = UInt32(numbers.count)
    setNumberSize(
      &record, digits: value.numerator.magnitude.description.count,
      denominatorDigits: value.isInteger ? nil : value.denominator.description.count)
    numbers.append(SmallRational(bigNumbers.count, 0))
    bigNumbers.append(value)
    return intern(record) { arena, other in
      let small = arena.numbers[Int(other.first)]
      return small.isBig && arena.bigNumbers[small.numerator] == value
    }
  }

  /// The node of an integer.
  public mutating func integer(_ value: Int) -> Node {
    value == .min ? number(Rational(value)) : internNumber(SmallRational(value, 1))
  }

  static func facts(ofSign sign: Int) -> Facts {
    sign > 0 ? .positive : sign == 0 ? [.real, .nonnegative] : [.real, .nonzero]
  }

  mutating func internNumber(_ value: SmallRational) -> Node {
    var record = Record(kind: .number, facts: Self.facts(ofSign: value.numerator.signum()))
    record.hash = hashed(
      UInt32(truncatingIfNeeded: value.numerator ^ value.numerator >> 32),
      UInt32(truncatingIfNeeded: value.denominator &* 0x9e3779b1))
    record.first = UInt32(numbers.count)
    setNumberSize(
      &record, digits: decimalDigits(value.numerator.magnitude),
      denominatorDigits: value.denominator == 1
        ? nil : decimalDigits(value.denominator.magnitude))
    let before = records.count
    let node = intern(record) { arena, other in arena.numbers[Int(other.first)] == value }
    if records.count > before { numbers.append(value) }
    return node
  }

  private func setNumberSize(_ record: inout Record, digits: Int, denominatorDigits: Int?) {
    // INT± and the digits; a fraction is `div` and two integers.
    record.tokens = UInt32(1 + digits)
    if let denominatorDigits {
      record.tokens += UInt32(2 + denominatorDigits)
      record.operators = 1
    }
  }

  /// The exact value of a node that is a number.
  public func value(ofNumber node: Node) -> Rational? {
    self[node].kind == .number ? rational(node) : nil
  }

  func small(_ node: Node) -> SmallRational { numbers[Int(self[node].first)] }

  func rational(_ node: Node) -> Rational {
    let small = small(node)
    if small.isBig { return bigNumbers[small.numerator] }
    return Rational(small.numerator, overNonzero: small.denominator)
  }

  func isNumber(_ node: Node) -> Bool { self[node].kind == .number }

  func isInteger(_ node: Node) -> Bool {
    guard isNumber(node) else { return false }
    let small = small(node)
    return small.isBig ? bigNumbers[small.numerator].isInteger : small.denominator == 1
  }

  /// The value of a node that is an integer and fits a word.
  func smallInteger(_ node: Node) -> Int? {
    guard isNumber(node) else { return nil }
    let value = small(node)
    return value.denominator == 1 ? value.numerator : nil
  }

  func isEvenInteger(_ node: Node) -> Bool {
    guard isInteger(node) else { return false }
    let small = small(node)
    return small.isBig ? bigNumbers[small.numerator].numerator.isEven : small.numerator & 1 == 0
  }

  func isNegativeNumber(_ node: Node) -> Bool {
    guard isNumber(node) else { return false }
    let small = small(node)
    return small.isBig ? bigNumbers[small.numerator].isNegative : small.numerator < 0
  }

  /// −1, 0 or 1 as the first number is less than, equal to or greater than the second.
  func compareNumbers(_ a: Node, _ b: Node) -> Int {
    if a == b { return 0 }
    let (x, y) = (small(a), small(b))
    if !x.isBig && !y.isBig {
      let left = x.numerator.multipliedFullWidth(by: y.denominator)
      let right = y.numerator.multipliedFullWidth(by: x.denominator)
      return (left.high, left.low) < (right.high, right.low) ? -1 : 1
    }
    return rational(a) < rational(b) ? -1 : 1
  }

  mutating func addNumbers(_ a: Node, _ b: Node) -> Node {
    if a == .zero { return b }
    if b == .zero { return a }
    let (x, y) = (small(a), small(b))
    if x.denominator == 1 && y.denominator == 1 {
      let (sum, overflow) = x.numerator.addingReportingOverflow(y.numerator)
      if !overflow && sum != .min { return internNumber(SmallRational(sum, 1)) }
    } else if fitsHalfWord(x) && fitsHalfWord(y) {
      return reduced(
        x.numerator * y.denominator + y.numerator * x.denominator, x.denominator * y.denominator)
    }
    return number(rational(a) + rational(b))
  }

  mutating func multiplyNumbers(_ a: Node, _ b: Node) -> Node {
    if a == .one { return b }
    if b == .one { return a }
    let (x, y) = (small(a), small(b))
    if fitsHalfWord(x) && fitsHalfWord(y) {
      return reduced(x.numerator * y.numerator, x.denominator * y.denominator)
    }
    return number(rational(a) * rational(b))
  }

  mutating func negateNumber(_ a: Node) -> Node { multiplyNumbers(.minusOne, a) }

  private func fitsHalfWord(_ value: SmallRational) -> Bool {
    // Products of two such parts and the sum of two such products fit a word.
    value.numerator.magnitude < 1 << 30 && value.denominator < 1 << 30 && value.denominator > 0
  }

  private mutating func reduced(_ numerator: Int, _ denominator: Int) -> Node {
    if denominator == 1 { return internNumber(SmallRational(numerator, 1)) }
    let divisor = greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    return internNumber(SmallRational(numerator / Int(divisor), denominator / Int(divisor)))
  }

  /// The power of a number to an integer, or nil where it is undefined or too big to write out.
  mutating func foldPower(_ base: Node, _ exponent: Node) -> Node? {
    let power = small(exponent)
    guard !power.isBig, power.numerator.magnitude <= foldedBitLimit else {
      return base == .one ? .one : nil
    }
    let value = rational(base)
    let bits = max(value.numerator.bitCount, value.denominator.bitCount)
    guard bits * Int(power.numerator.magnitude) <= foldedBitLimit || base == .minusOne,
      let result = try? value.power(power.numerator)
    else { return nil }
    return number(result)
  }
}

private func decimalDigits(_ value: UInt) -> Int {
  var (digits, rest) = (1, value / 10)
  while rest > 0 {
    digits += 1
    rest /= 10
  }
  return digits
}

private func greatestCommonDivisor(_ a: UInt, _ b: UInt) -> UInt {
  var (x, y) = (a, b)
  while y != 0 { (x, y) = (y, x % y) }
  return x
}
