import ExactArithmetic

/// A place in a text that is being cut into tokens.
struct NotationCursor {
  let characters: [Character]
  var position = 0

  /// Begins at the start of a text; one that is too long is refused.
  init(_ text: String) throws(InfixError) {
    // A character has no upper bound in bytes, so bytes are counted first; they are counted in no time.
    let isHuge = text.utf8.count > 8 * NotationLimits.characters
    characters = isHuge ? [] : Array(text)
    guard !isHuge, characters.count <= NotationLimits.characters else {
      throw InfixError(
        column: NotationLimits.characters,
        message: "the line has more than \(NotationLimits.characters) characters; shorten it")
    }
  }

  /// The character at the place, or nil at the end.
  var current: Character? { character(at: position) }

  /// The character at an offset from the beginning, or nil beyond the end.
  func character(at index: Int) -> Character? {
    index < characters.count ? characters[index] : nil
  }

  /// Moves over the characters that satisfy the condition, and returns them.
  mutating func take(while condition: (Character) -> Bool) -> String {
    let start = position
    while let character = current, condition(character) { position += 1 }
    return String(characters[start..<position])
  }

  /// Moves over the character if it is next.
  mutating func take(_ character: Character) -> Bool {
    guard current == character else { return false }
    position += 1
    return true
  }

  /// Moves over white space.
  mutating func skipSpace() {
    _ = take(while: \.isWhitespace)
  }

  /// Moves over a decimal number (`12`, `0.5`, `.5`), which must be next, and returns its exact value.
  mutating func takeNumber() -> Rational {
    let whole = take(while: \.isDecimalDigit)
    var places = ""
    if current == ".", character(at: position + 1)?.isDecimalDigit == true {
      position += 1
      places = take(while: \.isDecimalDigit)
    }
    // The text is all digits and shorter than the digit limit, so it always is a number.
    let digits = BigInteger(whole + places) ?? .zero
    return Rational(digits) * powerOfTen(-places.utf8.count)
  }

  /// Moves over the exponent of scientific notation (`e3`, `E-12`) if one is next, and returns its
  /// power of ten.
  ///
  /// An `e` that no digit follows is the constant: `2e` and `2e^x` are products.
  mutating func takeDecimalExponent() throws(InfixError) -> Rational {
    guard current == "e" || current == "E" else { return .one }
    let start = position
    let sign = character(at: position + 1)
    let digitStart = sign == "-" || sign == "+" ? position + 2 : position + 1
    guard character(at: digitStart)?.isDecimalDigit == true else { return .one }
    position = digitStart
    let digits = take(while: \.isDecimalDigit)
    guard let shift = Int(digits), shift <= NotationLimits.decimalShift else {
      throw InfixError(
        column: start,
        message: "the exponent \(digits.quoted) is above \(NotationLimits.decimalShift);"
          + " write a power such as 10^(20000)")
    }
    return powerOfTen(sign == "-" ? -shift : shift)
  }
}

/// The power of ten with an exponent within the length of a line.
private func powerOfTen(_ exponent: Int) -> Rational {
  guard exponent != 0 else { return .one }
  // A line has at most 100,000 digits, far below the limit at which a power is refused.
  return (try? Rational(10).power(exponent)) ?? .one
}

extension Character {
  /// Whether the character is one of 0 to 9.
  var isDecimalDigit: Bool {
    guard let byte = asciiValue else { return false }
    return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Whether the character is one of the letters A to Z, a to z.
  var isLatinLetter: Bool { isASCII && isLetter }
}
