/// Schoolbook integer arithmetic on decimal digits: slow, and independent of the code under test.
struct DecimalReference: Equatable, CustomStringConvertible {
  var isNegative: Bool
  /// Least significant first, without leading zeros; empty for zero.
  var digits: [Int]

  init(isNegative: Bool, digits: [Int]) {
    var trimmed = digits
    while trimmed.last == 0 { trimmed.removeLast() }
    self.digits = trimmed
    self.isNegative = isNegative && !trimmed.isEmpty
  }

  init(_ text: String) {
    let isNegative = text.hasPrefix("-")
    let digits = text.drop { $0 == "-" }.reversed().compactMap(\.wholeNumberValue)
    self.init(isNegative: isNegative, digits: digits)
  }

  var description: String {
    let text = digits.reversed().map(String.init).joined()
    return text.isEmpty ? "0" : (isNegative ? "-" : "") + text
  }

  static prefix func - (value: Self) -> Self {
    Self(isNegative: !value.isNegative, digits: value.digits)
  }

  static func + (left: Self, right: Self) -> Self {
    if right.digits.isEmpty { return left }
    if left.digits.isEmpty { return right }
    guard left.isNegative == right.isNegative else { return left - -right }
    var (sum, carry) = ([Int](), 0)
    for index in 0..<max(left.digits.count, right.digits.count) + 1 {
      let total = left[index] + right[index] + carry
      sum.append(total % 10)
      carry = total / 10
    }
    return Self(isNegative: left.isNegative, digits: sum)
  }

  static func - (left: Self, right: Self) -> Self {
    if right.digits.isEmpty { return left }
    guard left.isNegative == right.isNegative else { return left + -right }
    guard left.hasMagnitude(atLeast: right) else { return -(right - left) }
    var (difference, borrow) = ([Int](), 0)
    for index in left.digits.indices {
      let total = left[index] - right[index] - borrow
      difference.append((total + 10) % 10)
      borrow = total < 0 ? 1 : 0
    }
    return Self(isNegative: left.isNegative, digits: difference)
  }

  static func * (left: Self, right: Self) -> Self {
    var product = [Int](repeating: 0, count: left.digits.count + right.digits.count + 1)
    for (i, a) in left.digits.enumerated() {
      for (j, b) in right.digits.enumerated() { product[i + j] += a * b }
    }
    for index in product.indices.dropLast() {
      product[index + 1] += product[index] / 10
      product[index] %= 10
    }
    return Self(isNegative: left.isNegative != right.isNegative, digits: product)
  }

  func hasMagnitude(atLeast other: Self) -> Bool {
    if digits.count != other.digits.count { return digits.count > other.digits.count }
    return !digits.reversed().lexicographicallyPrecedes(other.digits.reversed())
  }

  static func < (left: Self, right: Self) -> Bool { (left - right).isNegative }

  private subscript(index: Int) -> Int { index < digits.count ? digits[index] : 0 }
}
