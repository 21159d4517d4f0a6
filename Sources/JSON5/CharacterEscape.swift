/// The character that an escape `\u` and four hexadecimal digits name, or two of them for a surrogate pair.
///
/// Source: RFC 8259 (Bray 2017), section 7.
public struct CharacterEscape: Equatable {
  /// The character in UTF-8.
  public let text: [UInt8]
  /// How many bytes after the first `\u` belong to the escape: 4, or 10 for a pair.
  public let length: Int

  /// What to say where there is none: digits are missing, or half of a surrogate pair is.
  public static let expectation =
    "the escape \\u names no character; it needs four hexadecimal digits, a surrogate pair two escapes"

  /// Reads the bytes that follow a `\u`; nil where they name no character.
  public init?(_ bytes: ArraySlice<UInt8>) {
    guard let first = Self.unit(in: bytes) else { return nil }
    var units = [first]
    if UTF16.isLeadSurrogate(first), bytes.dropFirst(4).starts(with: [0x5c, 0x75]) {
      guard let second = Self.unit(in: bytes.dropFirst(6)) else { return nil }
      units.append(second)
    }
    guard let character = String(validating: units, as: UTF16.self) else { return nil }
    text = Array(character.utf8)
    length = 6 * units.count - 2
  }

  private static func unit(in bytes: ArraySlice<UInt8>) -> UInt16? {
    hexadecimal(bytes, digits: 4).map(UInt16.init)
  }

  /// The number that the first bytes write in hexadecimal digits; nil where they are no digits.
  static func hexadecimal(_ bytes: ArraySlice<UInt8>, digits count: Int) -> UInt32? {
    let text = String(decoding: bytes.prefix(count), as: UTF8.self)
    guard text.utf8.count == count, text.allSatisfy(\.isHexDigit) else { return nil }
    return UInt32(text, radix: 16)
  }
}
