/// Writes and reads real numbers as token ids, for one encoding and vocabulary.
public struct FloatEncodingCoder: Sendable {
  /// How numbers are written.
  public let encoding: FloatEncoding
  // The ids of `+`, `0`, `N0`, `N0e0` and `E0`, each meaningless where the encoding has no such token.
  private let plus: TokenID
  private let zeroDigit: TokenID
  private let zeroMantissa: TokenID
  private let zeroNumber: TokenID
  private let zeroExponent: TokenID

  /// Prepares the coder; nil where the vocabulary lacks the parts of ``FloatEncoding/words(of:)`` that the encoding needs.
  public init?(_ encoding: FloatEncoding, vocabulary: Vocabulary) {
    func id(_ word: String) -> TokenID { vocabulary.id(of: word) ?? -1 }
    for part in encoding.parts {
      guard id(part.first) >= 0, id(part.last) == id(part.first) + part.distance else { return nil }
    }
    self.encoding = encoding
    plus = id("+")
    zeroDigit = id("0")
    zeroMantissa = id("N0")
    zeroNumber = id("N0e0")
    zeroExponent = id("E0")
  }

  // MARK: Writing

  /// Appends a number, rounded to three digits, and returns the number written; nil, appending nothing, where it is too large.
  ///
  /// Numbers too small for the lowest exponent lose digits, down to zero.
  public func append(_ value: Double, to tokens: inout [TokenID]) -> Double? {
    guard value.magnitude < 1e110 else { return nil }
    let exponents = encoding.exponents
    let number = ScientificDecimal(
      rounding: value, digits: FloatEncoding.digits, lowestExponent: exponents.lowerBound)
    guard number.exponent <= exponents.upperBound else { return nil }
    switch encoding {
    case .p10, .p1000:
      tokens.append(number.mantissa < 0 ? plus + 1 : plus)
      appendDigits(of: Int(number.mantissa.magnitude), to: &tokens)
    case .b1999: tokens.append(zeroMantissa + TokenID(number.mantissa))
    case .fp15:
      tokens.append(oneToken(for: number))
      return number.value
    }
    tokens.append(zeroExponent + TokenID(number.exponent))
    return number.value
  }

  private func appendDigits(of mantissa: Int, to tokens: inout [TokenID]) {
    if encoding == .p10 {
      if mantissa >= 100 { tokens.append(zeroDigit + TokenID(mantissa / 100)) }
      if mantissa >= 10 { tokens.append(zeroDigit + TokenID(mantissa / 10 % 10)) }
      tokens.append(zeroDigit + TokenID(mantissa % 10))
    } else {
      tokens.append(zeroDigit + TokenID(mantissa))
    }
  }

  private func oneToken(for number: ScientificDecimal) -> TokenID {
    let mantissa = number.mantissa
    // Zero has no exponent of its own.
    let exponent = mantissa == 0 ? 0 : number.exponent + FloatEncoding.bias
    guard exponent > 0 else { return zeroNumber + TokenID(mantissa) }
    let first = 999 + 1 + (exponent - 1) * FloatEncoding.mantissasOfExponent
    return zeroNumber + TokenID(first + (mantissa < 0 ? mantissa + 999 : mantissa - 100 + 900))
  }

  // MARK: Reading

  /// Reads the number at a position and moves past it; nil, without moving, where there is none.
  ///
  /// The mantissa may have fewer digits than are written, but no leading zeros; zero may have any sign and exponent.
  public func read(_ tokens: [TokenID], at position: inout Int) -> Double? {
    guard tokens.indices.contains(position) else { return nil }
    var place = position
    let mantissa: Int
    switch encoding {
    case .p10, .p1000:
      let sign = tokens[place] &- plus
      guard sign == 0 || sign == 1, let digits = readDigits(tokens, at: place + 1) else {
        return nil
      }
      mantissa = sign == 0 ? digits.mantissa : -digits.mantissa
      place += 1 + digits.count
    case .b1999:
      guard
        let found = Self.offset(of: tokens[place], from: zeroMantissa, in: FloatEncoding.mantissas)
      else { return nil }
      mantissa = found
      place += 1
    case .fp15:
      guard let number = number(inOneToken: tokens[place]) else { return nil }
      position += 1
      return number.value
    }
    guard place < tokens.count,
      let exponent = Self.offset(of: tokens[place], from: zeroExponent, in: encoding.exponents)
    else { return nil }
    position = place + 1
    return ScientificDecimal(mantissa: mantissa, exponent: exponent).value
  }

  private func readDigits(_ tokens: [TokenID], at start: Int) -> (mantissa: Int, count: Int)? {
    let largest = (encoding.base ?? 1) - 1
    let limit = encoding == .p10 ? FloatEncoding.digits : 1
    var (mantissa, count) = (0, 0)
    while start + count < tokens.count, count < limit,
      let digit = Self.offset(of: tokens[start + count], from: zeroDigit, in: 0...largest)
    {
      if count > 0 && mantissa == 0 { return nil }
      mantissa = mantissa * 10 + digit
      count += 1
    }
    return count > 0 ? (mantissa, count) : nil
  }

  private func number(inOneToken token: TokenID) -> ScientificDecimal? {
    let last = 999 + 15 * FloatEncoding.mantissasOfExponent
    guard let offset = Self.offset(of: token, from: zeroNumber, in: -999...last) else { return nil }
    guard offset > 999 else {
      return ScientificDecimal(mantissa: offset, exponent: -FloatEncoding.bias)
    }
    let (exponent, place) = (offset - 1000).quotientAndRemainder(
      dividingBy: FloatEncoding.mantissasOfExponent)
    return ScientificDecimal(
      mantissa: place < 900 ? place - 999 : place - 900 + 100,
      exponent: exponent + 1 - FloatEncoding.bias)
  }

  /// How far a token is from the first of a kind, or nil where it is none of them.
  private static func offset(
    of token: TokenID, from zero: TokenID, in range: ClosedRange<Int>
  ) -> Int? {
    let offset = Int(token) - Int(zero)
    return range.contains(offset) ? offset : nil
  }
}
