/// Reads JSON5 (json5.org): JSON with comments, bare keys, trailing commas and single quotes.
///
/// The decoder of Foundation reads it too, but on Linux it says no more of a mistake than that the
/// data are not JSON. Nesting is limited, and a repeated key is an error.
struct JSON5Parser {
  private let bytes: [UInt8]
  private var position = 0

  private static let depthLimit = 64

  /// Parses the whole text.
  static func parse(_ bytes: [UInt8]) throws(JSON5SyntaxError) -> JSONValue {
    var parser = JSON5Parser(bytes: bytes)
    let value = try parser.parseValue(depth: 0)
    try parser.skipSpace()
    if let byte = parser.current {
      throw parser.error("expected the end of the file, found \(Self.shown(byte))")
    }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func error(_ problem: String) -> JSON5SyntaxError {
    let before = bytes[..<min(position, bytes.count)]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return JSON5SyntaxError(
      line: before.count { $0 == UInt8(ascii: "\n") } + 1, column: before.count - lineStart + 1,
      problem: problem)
  }

  private static func shown(_ byte: UInt8?) -> String {
    guard let byte else { return "the end of the file" }
    let isPrintable = (0x21...0x7e).contains(byte)
    return isPrintable ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(byte)"
  }

  private mutating func skipSpace() throws(JSON5SyntaxError) {
    while let byte = current {
      switch byte {
      case 0x09...0x0d, 0x20:
        position += 1
      case UInt8(ascii: "/"):
        try skipComment()
      default:
        return
      }
    }
  }

  private mutating func skipComment() throws(JSON5SyntaxError) {
    let next = position + 1 < bytes.count ? bytes[position + 1] : 0
    if next == UInt8(ascii: "/") {
      while let byte = current, byte != UInt8(ascii: "\n") { position += 1 }
    } else if next == UInt8(ascii: "*") {
      let start = self
      position += 2
      while bytes[min(position, bytes.count)...].prefix(2) != [0x2a, 0x2f] {
        guard position < bytes.count else { throw start.error("the comment has no end") }
        position += 1
      }
      position += 2
    } else {
      throw error("expected a value, found '/'")
    }
  }

  private mutating func parseValue(depth: Int) throws(JSON5SyntaxError) -> JSONValue {
    guard depth < Self.depthLimit else { throw error("nested deeper than \(Self.depthLimit)") }
    try skipSpace()
    switch current {
    case UInt8(ascii: "{"): return try parseObject(depth: depth)
    case UInt8(ascii: "["): return try parseArray(depth: depth)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .string(try parseString())
    default: return try parseWord()
    }
  }

  private mutating func parseArray(depth: Int) throws(JSON5SyntaxError) -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    while true {
      try skipSpace()
      if current == UInt8(ascii: "]") { break }
      elements.append(try parseValue(depth: depth + 1))
      try skipSpace()
      if current == UInt8(ascii: "]") { break }
      try expect(",", "',' or ']'")
    }
    position += 1
    return .array(elements)
  }

  private mutating func parseObject(depth: Int) throws(JSON5SyntaxError) -> JSONValue {
    position += 1
    var members: [String: JSONValue] = [:]
    while true {
      try skipSpace()
      if current == UInt8(ascii: "}") { break }
      let start = self
      let key = try parseKey()
      try skipSpace()
      try expect(":", "':' after the key '\(key)'")
      guard members.updateValue(try parseValue(depth: depth + 1), forKey: key) == nil else {
        throw start.error("the key '\(key)' occurs twice")
      }
      try skipSpace()
      if current == UInt8(ascii: "}") { break }
      try expect(",", "',' or '}'")
    }
    position += 1
    return .object(members)
  }

  private mutating func expect(
    _ character: Unicode.Scalar, _ expectation: String
  ) throws(JSON5SyntaxError) {
    guard current == UInt8(ascii: character) else {
      throw error("expected \(expectation), found \(Self.shown(current))")
    }
    position += 1
  }

  private mutating func parseKey() throws(JSON5SyntaxError) -> String {
    if current == UInt8(ascii: "\"") || current == UInt8(ascii: "'") { return try parseString() }
    let word = scanWord()
    guard let first = word.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
      throw error("expected a key, found \(Self.shown(current))")
    }
    position += word.count
    return String(decoding: word, as: UTF8.self)
  }

  /// The letters, digits and signs from here on that can be part of a name or a number.
  private func scanWord() -> ArraySlice<UInt8> {
    bytes[position...].prefix { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"),
        UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x80...:
        true
      default: false
      }
    }
  }

  /// A number or one of `true`, `false`, `null`.
  private mutating func parseWord() throws(JSON5SyntaxError) -> JSONValue {
    let word = String(decoding: scanWord(), as: UTF8.self)
    let value: JSONValue
    switch word {
    case "": throw error("expected a value, found \(Self.shown(current))")
    case "true": value = .boolean(true)
    case "false": value = .boolean(false)
    case "null": value = .null
    default:
      guard let number = Self.number(word) else {
        throw error("'\(word)' is neither a number nor true, false or null; quote a text")
      }
      value = number
    }
    position += word.utf8.count
    return value
  }

  /// A finite number: decimal, possibly without digits before or after the point, or hexadecimal.
  private static func number(_ word: String) -> JSONValue? {
    let isNegative = word.hasPrefix("-")
    let digits = isNegative || word.hasPrefix("+") ? word.dropFirst() : word[...]
    guard let first = digits.first, first.isASCII, first.isNumber || first == "." else {
      return nil
    }
    if digits.lowercased().hasPrefix("0x") {
      return integer(digits.dropFirst(2), radix: 16, isNegative: isNegative)
    }
    if let value = integer(digits, radix: 10, isNegative: isNegative) { return value }
    let padded = (first == "." ? "0" : "") + digits + (digits.last == "." ? "0" : "")
    guard let value = Double(padded), value.isFinite else { return nil }
    return .number(isNegative ? -value : value)
  }

  private static func integer(
    _ digits: Substring, radix: Int, isNegative: Bool
  ) -> JSONValue? {
    if let value = Int((isNegative ? "-" : "") + digits, radix: radix) { return .integer(value) }
    return isNegative ? nil : UInt64(digits, radix: radix).map { .unsigned($0) }
  }

  private mutating func parseString() throws(JSON5SyntaxError) -> String {
    let start = self
    let quote = current
    position += 1
    var text: [UInt8] = []
    while let byte = current, byte != UInt8(ascii: "\n") {
      position += 1
      if byte == quote { return String(decoding: text, as: UTF8.self) }
      if byte == UInt8(ascii: "\\") {
        text.append(contentsOf: try parseEscape())
      } else {
        text.append(byte)
      }
    }
    throw start.error("the text has no closing quote")
  }

  /// The bytes that an escape stands for; the backslash has been read.
  private mutating func parseEscape() throws(JSON5SyntaxError) -> [UInt8] {
    guard let byte = current else { throw error("the text has no closing quote") }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return [0x0a]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0d]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0c]
    case UInt8(ascii: "v"): return [0x0b]
    case UInt8(ascii: "0"): return [0]
    case UInt8(ascii: "\n"): return []
    case UInt8(ascii: "x"):
      guard let code = CharacterEscape.hexadecimal(bytes[position...], digits: 2) else {
        throw error("expected the two hexadecimal digits of a character")
      }
      position += 2
      return Array(String(Unicode.Scalar(UInt8(code))).utf8)
    case UInt8(ascii: "u"):
      guard let escape = CharacterEscape(bytes[position...]) else {
        throw error(CharacterEscape.expectation)
      }
      position += escape.length
      return escape.text
    default: return [byte]
    }
  }
}
