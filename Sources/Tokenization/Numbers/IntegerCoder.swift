public import ExactArithmetic

/// Writes and reads integers as token ids, for one encoding and vocabulary.
public struct IntegerCoder: Sendable {
  /// How integers are written.
  public let encoding: IntegerEncoding
  /// The id of the digit 0; the other digits follow.
  public let zero: TokenID
  /// The ids of `+` and `-`; meaningless where the encoding has no sign.
  public let plus: TokenID
  /// The id of `-`.
  public let minus: TokenID

  /// Prepares the coder; nil where the vocabulary lacks a token or has the digits out of order.
  public init?(_ encoding: IntegerEncoding, vocabulary: Vocabulary) {
    guard encoding.problem == nil, let zero = vocabulary.id(of: "0") else { return nil }
    let digits = Int(encoding.base.magnitude)
    guard Int(zero) + digits <= vocabulary.count,
      vocabulary.id(of: String(digits - 1)) == zero + TokenID(digits - 1)
    else { return nil }
    let signs = IntegerEncoding.signs.map { vocabulary.id(of: $0) ?? -1 }
    if encoding.hasSign && signs.contains(-1) { return nil }
    self.encoding = encoding
    self.zero = zero
    (plus, minus) = (signs[0], signs[1])
  }

  /// Whether an id is that of a digit.
  public func isDigit(_ token: TokenID) -> Bool {
    token >= zero && Int(token - zero) < Int(encoding.base.magnitude)
  }

  // MARK: Writing

  /// Appends an integer; it must not be negative where the encoding has neither sign nor negative base.
  public func append(_ value: Int, to tokens: inout [TokenID]) {
    precondition(
      value >= 0 || encoding.hasSign || encoding.base < 0, "\(value) has no form without a sign")
    if encoding.hasSign { tokens.append(value < 0 ? minus : plus) }
    let start = tokens.count
    if encoding.base < 0 {
      appendReversedDigits(of: value, to: &tokens)
    } else {
      var rest = value.magnitude
      let base = UInt(encoding.base)
      repeat {
        tokens.append(zero + TokenID(truncatingIfNeeded: rest % base))
        rest /= base
      } while rest != 0
    }
    if encoding.digitOrder == .mostSignificantFirst { tokens[start...].reverse() }
  }

  private func appendReversedDigits(of value: Int, to tokens: inout [TokenID]) {
    var rest = value
    repeat {
      var (quotient, digit) = rest.quotientAndRemainder(dividingBy: encoding.base)
      if digit < 0 {
        digit -= encoding.base
        quotient += 1
      }
      tokens.append(zero + TokenID(digit))
      rest = quotient
    } while rest != 0
  }

  /// Appends an integer of any size; it must not be negative where the encoding has neither sign nor negative base.
  public func append(_ value: BigInteger, to tokens: inout [TokenID]) {
    if let small = value.asInt { return append(small, to: &tokens) }
    precondition(
      !value.isNegative || encoding.hasSign || encoding.base < 0, "no form without a sign")
    if encoding.hasSign { tokens.append(value.isNegative ? minus : plus) }
    // The base was checked when the coder was made.
    let digits = (try? value.digits(base: encoding.base)) ?? []
    switch encoding.digitOrder {
    case .mostSignificantFirst: tokens.append(contentsOf: digits.map { zero + TokenID($0) })
    case .leastSignificantFirst:
      tokens.append(contentsOf: digits.reversed().map { zero + TokenID($0) })
    }
  }

  // MARK: Reading

  /// Reads the integer at a position and moves past it; nil, without moving, where there is none.
  ///
  /// Only the form that ``append(_:to:)`` writes is read: no leading zeros, no `-` before 0, and all
  /// digits up to the next other token.
  public func read(_ tokens: some RandomAccessCollection<TokenID>, at position: inout Int)
    -> BigInteger?
  {
    var place = tokens.index(tokens.startIndex, offsetBy: position)
    var isNegative = false
    if encoding.hasSign {
      guard place < tokens.endIndex, tokens[place] == plus || tokens[place] == minus else {
        return nil
      }
      isNegative = tokens[place] == minus
      place = tokens.index(after: place)
    }
    var digits: [Int] = []
    while place < tokens.endIndex, isDigit(tokens[place]) {
      digits.append(Int(tokens[place] - zero))
      place = tokens.index(after: place)
    }
    if encoding.digitOrder == .leastSignificantFirst { digits.reverse() }
    guard let first = digits.first, first != 0 || (digits.count == 1 && !isNegative),
      let value = try? BigInteger(digits: digits, base: encoding.base)
    else { return nil }
    position = tokens.distance(from: tokens.startIndex, to: place)
    return isNegative ? -value : value
  }

  /// Reads tokens that are one integer and nothing else.
  public func integer(_ tokens: some RandomAccessCollection<TokenID>) -> BigInteger? {
    var position = 0
    guard let value = read(tokens, at: &position), position == tokens.count else { return nil }
    return value
  }
}
