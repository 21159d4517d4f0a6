import FoundationEssentials
import JSON5
import Testing

struct JSON5Tests {
  private static func read(_ text: String) throws(JSON5SyntaxError) -> JSONValue {
    try JSONValue(json5: Array(text.utf8))
  }

  static let documents: [(String, JSONValue)] = [
    (" null ", .null), ("true", .boolean(true)), ("-12", .integer(-12)), ("+7", .integer(7)),
    ("0x1F", .integer(31)), ("-0xff", .integer(-255)), (".5", .number(0.5)), ("5.", .number(5)),
    ("-1e-3", .number(-0.001)), ("9223372036854775807", .integer(.max)),
    ("9223372036854775809", .unsigned(1 << 63 + 1)), ("-9223372036854775808", .integer(.min)),
    ("0xFFFFFFFFFFFFFFFF", .unsigned(.max)), ("18446744073709551616", .number(0x1p64)),
    ("-9223372036854775809", .number(-0x1p63)),
    ("[]", .array([])), ("[1, [2,],]", .array([.integer(1), .array([.integer(2)])])),
    (
      "// a\n{a: 1, 'b c': \"x\", /* b */ $d_1: {},}",
      .object(["a": .integer(1), "b c": .string("x"), "$d_1": .object([:])])
    ),
    (#""\n\t\"\\\/\q'""#, .string("\n\t\"\\/q'")), (#"'\x41\v\0'"#, .string("A\u{b}\0")),
    (#"'π\u03c0\uD83D\uDE00'"#, .string("ππ😀")), ("'a\\\nb'", .string("ab")),
  ]

  @Test(arguments: documents) func aDocumentIsRead(text: String, value: JSONValue) throws {
    #expect(try Self.read(text) == value)
  }

  static let mistakes: [(String, String)] = [
    ("", "line 1, column 1: expected a value, found the end of the file"),
    ("{a: 1", "line 1, column 6: expected ',' or '}', found the end of the file"),
    ("{\n  a 1}", "line 2, column 5: expected ':' after the key 'a', found '1'"),
    ("{a: 1,\n a: 2}", "line 2, column 2: the key 'a' occurs twice"),
    ("[1 2]", "line 1, column 4: expected ',' or ']', found '2'"),
    (
      "{a: yes}",
      "line 1, column 5: 'yes' is neither a number nor true, false or null; quote a text"
    ),
    ("NaN", "line 1, column 1: 'NaN' is neither a number nor true, false or null; quote a text"),
    ("'ab\n'", "line 1, column 1: the text has no closing quote"),
    (#"'\xg1'"#, "line 1, column 4: expected the two hexadecimal digits of a character"),
    (#"'\ud800x'"#, "line 1, column 4: \(CharacterEscape.expectation)"),
    (#"'\ud8'"#, "line 1, column 4: \(CharacterEscape.expectation)"),
    ("1 /* ", "line 1, column 3: the comment has no end"),
    ("1 2", "line 1, column 3: expected the end of the file, found '2'"),
  ]

  @Test(arguments: mistakes) func aMistakeIsNamedWithItsPlace(text: String, message: String) {
    let error = #expect(throws: JSON5SyntaxError.self) { try Self.read(text) }
    #expect(error?.description == message)
  }

  @Test func deepNestingIsRefused() {
    let deep = String(repeating: "[", count: 1 << 20)
    #expect(throws: JSON5SyntaxError.self) { try Self.read(deep) }
  }

  /// No prefix of a document and no change of one byte may end the process.
  @Test func damagedDocumentsAreReadOrRefused() throws {
    let bytes = Array(#"{a: [1, -2.5e3, 'x\u0041\'', {}], /* c */ "b": null, c: 0x1f} // d"#.utf8)
    for count in bytes.indices { _ = try? JSONValue(json5: Array(bytes[..<count])) }
    for index in bytes.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = bytes
        changed[index] = byte
        _ = try? JSONValue(json5: changed)
      }
    }
  }

  @Test func whatIsWrittenAsJSONIsReadBack() throws {
    let value = try Self.read("{a: [1, 2.5, true, null], b: {c: 'π \\n'}}")
    let bytes = Array(try JSONEncoder().encode(value))
    #expect(try JSONValue(json5: bytes) == value)
    #expect(try value.decoded(as: JSONValue.self) == value)
    #expect(try JSONValue(encoding: ["a": [1, 2]]) == Self.read("{a: [1, 2]}"))
  }

  @Test func integersBeyondInt64StayExact() throws {
    for number: UInt64 in [1 << 63, 1 << 63 + 1, .max] {
      let value = try Self.read("{seed: \(number)}")
      #expect(try JSONValue(json5: Array(JSONEncoder().encode(value))) == value)
      #expect(try JSONValue(encoding: ["seed": number]) == value)
      #expect(try value.decoded(as: [String: UInt64].self) == ["seed": number])
    }
  }

  @Test func quotedTextsAreReadBack() throws {
    let controls = String(String.UnicodeScalarView((0...0x80).map { Unicode.Scalar(UInt8($0)) }))
    for text in [controls, "π😀\u{2028}", ""] {
      #expect(try JSONValue(json5: Array(JSONText.quoted(text).utf8)) == .string(text))
      #expect(JSONText.quoted(text).unicodeScalars.allSatisfy { $0 >= " " && $0 != "\u{7F}" })
    }
    #expect(JSONText.quoted("\"\\\n\r\t\0\u{7F}/é") == #""\"\\\n\r\t\u0000\u007f/é""#)
  }

  @Test func valuesAreFoundAndReplacedByTheirPaths() throws {
    let value = try Self.read("{a: {b: 1}, c: [1, 2]}")
    #expect(value[["a", "b"]] == .integer(1))
    #expect(value[["a", "x"]] == nil)
    #expect(value.leaves.map { $0.path.joined(separator: ".") } == ["a.b", "c"])
    let expected: [([String], String)] = [
      (["a", "b"], "{a: {b: 9}, c: [1, 2]}"),
      (["a", "d", "e"], "{a: {b: 1, d: {e: 9}}, c: [1, 2]}"),
      (["c", "1"], "{a: {b: 1}, c: [1, 9]}"), (["c", "2"], "{a: {b: 1}, c: [1, 2, 9]}"),
      ([], "9"),
    ]
    for (path, text) in expected {
      #expect(try value.replacing(path[...], by: .integer(9)) == Self.read(text))
    }
  }
}
