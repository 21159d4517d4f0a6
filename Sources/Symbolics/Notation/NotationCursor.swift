import ExactArithmetic

/// A place in a text that is being cut into tokens.
struct NotationCursor {
  /// The ASCII codes of the characters, 255 for a character that has none.
  private let codes: [UInt8]
  /// The characters of a text that is not all ASCII; empty where the codes say everything.
  private let characters: [Character]
  var position = 0

  /// Begins at the start of a text; one that is too long is refused.
  init(_ text: String) throws(InfixError) {
    // A character has no upper bound in bytes, so bytes are counted first; they are counted in no time.
    let isHuge = text.utf8.count > 8 * NotationLimits.characters
    let bytes = isHuge ? [] : Array(text.utf8)
    // A carriage return and a line feed are one character.
    if bytes.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "\r") }) {
      (codes, characters) = (bytes, [])
    } else {
      characters = Array(text)
      codes = characters.map { $0.asciiValue ?? .max }
    }
    guard !isHuge, codes.count <= NotationLimits.characters else {
      throw InfixError(
        column: NotationLimits.characters,
        message: "the line has more than \(NotationLimits.characters) characters; shorten it")
    }
  }

  /// The number of characters.
  var count: Int { codes.count }

  /// The ASCII code at an offset from the beginning; 0 beyond the end, 255 where there is none.
  func code(at index: Int) -> UInt8 { index < codes.count ? codes[index] : 0 }

  /// The characters of a range as they are typed.
  func text(_ range: Range<Int>) -> String {
    characters.isEmpty
      ? String(decoding: codes[range], as: UTF8.self) : String(characters[range])
  }

  /// The character at the place, or nil at the end.
  var current: Character? { character(at: position) }

  /// The character at an offset from the beginning, or nil beyond the end.
  func character(at index: Int) -> Character? {
    guard index < codes.count else { return nil }
    return characters.isEmpty ? Character(UnicodeScalar(codes[index])) : characters[index]
  }

  /// Moves over the characters that satisfy the condition, and returns them.
  mutating func take(while condition: (Character) -> Bool) -> String {
    let start = position
    while let character = current, condition(character) { position += 1 }
    return text(start..<position)
  }

  /// Moves over the letters A to Z, a to z, and returns them.
  mutating func takeLetters() -> String {
    let start = position
    while code(at: position).isLatinLetter { position += 1 }
    return text(start..<position)
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
    let start = position
    var small = 0
    while position - start < 18, code(at: position).isDecimalDigit {
      small = 10 * small + Int(code(at: position) - UInt8(ascii: "0"))
      position += 1
    }
    let next = code(at: position)
    if !next.isDecimalDigit && next != UInt8(ascii: ".") { return Rational(small) }
    position = start
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

extension UInt8 {
  /// Whether the ASCII code is that of one of 0 to 9.
  var isDecimalDigit: Bool { UInt8(ascii: "0") <= self && self <= UInt8(ascii: "9") }

  /// Whether the ASCII code is that of one of the letters A to Z, a to z.
  var isLatinLetter: Bool {
    let small = self | 0x20
    return UInt8(ascii: "a") <= small && small <= UInt8(ascii: "z")
  }
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
