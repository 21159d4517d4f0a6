import JSON5

/// Reads the little JSON that a safetensors header may hold: objects, texts, arrays of integers that are not negative.
///
/// The decoder of Foundation keeps the last of two equal keys without a word; here both are seen.
struct HeaderParser {
  typealias HeaderError = SafetensorsHeader.HeaderError

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads an object; the closure reads each value, given its key.
  mutating func object(
    _ body: (inout HeaderParser, String) throws(HeaderError) -> Void
  ) throws(HeaderError) {
    try expect("{")
    if take("}") { return }
    repeat {
      let key = try text()
      try expect(":")
      try body(&self, key)
    } while take(",")
    try expect("}")
  }

  /// Reads an object whose values are texts.
  mutating func texts() throws(HeaderError) -> [String: String] {
    var result: [String: String] = [:]
    try object { parser, key throws(HeaderError) in
      guard result.updateValue(try parser.text(), forKey: key) == nil else {
        throw HeaderError(
          tensor: "__metadata__", .malformed("the key '\(key)' occurs twice in the header"))
      }
    }
    return result
  }

  /// Reads an array of integers.
  mutating func integers() throws(HeaderError) -> [Int] {
    try expect("[")
    var result: [Int] = []
    if take("]") { return result }
    repeat { result.append(try integer()) } while take(",")
    try expect("]")
    return result
  }

  /// Reads a text.
  mutating func text() throws(HeaderError) -> String {
    try expect("\"")
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let result = String(validating: text, as: UTF8.self) else {
          throw error("a text is not UTF-8")
        }
        return result
      case UInt8(ascii: "\\"): text += try escape()
      default: text.append(byte)
      }
    }
    throw error("a text has no closing quote")
  }

  /// Demands that only spaces follow.
  mutating func end() throws(HeaderError) {
    skipSpace()
    guard position == bytes.count else { throw error("more follows the closing brace") }
  }

  private mutating func integer() throws(HeaderError) -> Int {
    skipSpace()
    let digits = bytes[position...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard let value = Int(String(decoding: digits, as: UTF8.self)) else {
      throw error("expected an integer")
    }
    position += digits.count
    return value
  }

  /// The bytes that an escape stands for; the backslash has been read.
  private mutating func escape() throws(HeaderError) -> [UInt8] {
    guard position < bytes.count else { throw error("a text has no closing quote") }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return [0x0a]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0d]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0c]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "u"):
      guard let escape = CharacterEscape(bytes[position...]) else {
        throw error(CharacterEscape.expectation)
      }
      position += escape.length
      return escape.text
    default: throw error("an unknown escape")
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(HeaderError) {
    guard take(character) else { throw error("expected '\(Character(character))'") }
  }

  private mutating func skipSpace() {
    while position < bytes.count, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[position]) {
      position += 1
    }
  }

  private func error(_ problem: String) -> HeaderError {
    HeaderError(.malformed("not a safetensors header: byte \(position + 8): \(problem)"))
  }
}
