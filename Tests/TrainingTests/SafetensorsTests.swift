import Foundation
import JSON5
import Randomness
import Tensors
import Testing

@testable import Training

struct SafetensorsTests {
  private static func tensor(_ name: String, _ shape: [Int], _ elements: [Float])
    -> SafetensorsWriter.Tensor
  {
    let buffer = FloatBuffer(count: max(elements.count, 1))
    buffer.replace(from: 0, with: elements)
    return .init(name: name, shape: shape, buffer: buffer, offset: 0)
  }

  @Test(arguments: ElementType.allCases)
  func whatIsWrittenIsReadBack(type: ElementType) throws {
    let folder = try TemporaryFolder()
    // All of these fit into eight significant bits.
    let elements: [Float] = [0, -0.0, 1, -2.5, 0.15625, 255, 6.103515625e-05]
    _ = try SafetensorsWriter.write(
      [
        Self.tensor("some \"name\"\n", [7, 1], elements), Self.tensor("none", [0, 3], []),
        Self.tensor("number", [], [3]),
      ],
      storedAs: type, metadata: ["π": "3\\7", "task": "x"], to: folder("a.safetensors"))
    let file = try SafetensorsFile(path: folder("a.safetensors"))
    #expect(file.metadata == ["π": "3\\7", "task": "x"])
    #expect(file.entries.map(\.name) == ["some \"name\"\n", "none", "number"])
    #expect(file.entries.map(\.shape) == [[7, 1], [0, 3], []])
    #expect(file.entries.allSatisfy { $0.checksum?.count == 16 })
    let read = try file.entries.map { try file.elements(of: $0) }
    #expect(read == [elements, [], [3]])
    #expect(read[0][1].sign == .minus)
  }

  @Test func checksumsThatAreNoObjectAreRefused() throws {
    let folder = try TemporaryFolder()
    let header = Array(#"{"__metadata__":{"xxh64":"w=0"}}"#.utf8)
    try folder.write([UInt8(header.count), 0, 0, 0, 0, 0, 0, 0] + header, to: "a")
    let error = try #require(throws: FileError.self) { try SafetensorsFile(path: folder("a")) }
    #expect(
      error.description
        == "\(folder("a")): __metadata__.xxh64: not an object of checksums")
  }

  @Test func halvesAreRoundedToTheNearest() throws {
    let folder = try TemporaryFolder()
    let elements: [Float] = [.pi, 1e-3, 65519]
    _ = try SafetensorsWriter.write(
      [Self.tensor("w", [3], elements)], storedAs: .float16, to: folder("a"))
    let file = try SafetensorsFile(path: folder("a"))
    let entry = try #require(file["w"])
    #expect(try file.elements(of: entry) == [3.140625, 0.0010004044, 65504])
  }

  @Test func aNumberTooLargeForHalvesIsRefused() throws {
    let folder = try TemporaryFolder()
    let error = try #require(throws: FileError.self) {
      try SafetensorsWriter.write(
        [Self.tensor("w", [1], [65520])], storedAs: .float16, to: folder("a"))
    }
    #expect(
      error.description == "\(folder("a")): w: 65520.0 does not fit into F16; store it as F32")
    #expect(folder.names(in: "") == [])
  }

  /// A header, the number of bytes after it, and what is said about it.
  struct Malformed: CustomTestStringConvertible {
    let header: String
    var data = 8
    let message: String
    var testDescription: String { message }
  }

  static let malformed = [
    Malformed(
      header: #"{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,16]}}"#,
      message: "w: ends after 8 of 16 bytes; the file is cut off, use a whole copy"),
    Malformed(
      header: #"{"w":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}"#,
      message: "w: shape [3] of F32 needs 12 bytes, not 8"),
    Malformed(
      header: #"{"w":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}"#,
      message: "w: has type F64; only F32, F16, BF16 are supported"),
    Malformed(
      header: #"{"w":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}"#,
      message: "w: data_offsets [8, 0] are not a beginning and an end"),
    Malformed(
      header: #"{"w":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,8]}}"#,
      message: "w: shape [4611686018427387904, 4] is too large"),
    Malformed(
      header: #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"#
        + #""b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#,
      message: "b: its data overlaps another; not a valid file"),
    Malformed(
      header: #"{"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#,
      message: "b: its data follows a gap; not a valid file"),
    Malformed(
      header: #"{"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#,
      message: "4 bytes after the last tensor"),
    Malformed(
      header: #"{"b":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},"#
        + #""b":{"dtype":"F16","shape":[2],"data_offsets":[4,8]}}"#,
      message: "b: the name occurs twice in the header"),
    Malformed(
      header: #"{"b":{"dtype":"F16","shape":[4]}}"#,
      message: "b: the header lacks its dtype, shape or data_offsets"),
    Malformed(
      header: #"{"b":{"dtype":"F16","dtype":"F32"}}"#,
      message: "b: unexpected key 'dtype' in the header"),
    Malformed(
      header: #"{"b":{"shape":[-4]}}"#,
      message: "not a safetensors header: byte 23: expected an integer"),
    Malformed(
      header: #"{"b":{"shape":[99999999999999999999]}}"#,
      message: "not a safetensors header: byte 23: expected an integer"),
    Malformed(
      header: "", message: "not a safetensors header: byte 8: expected '{'"),
    Malformed(
      header: #"{"b":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}"#,
      message: "b: has type I64; only F32, F16, BF16 are supported"),
    Malformed(
      header: #"{"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"c":[]}"#,
      message: "not a safetensors header: byte 66: expected '{'"),
    Malformed(
      header: #"{"b":{"dtype":"F32","shape":[[2]],"data_offsets":[0,8]}}"#,
      message: "not a safetensors header: byte 37: expected an integer"),
    Malformed(
      header: #"{"b":{"dtype":"F32","shape":[0,4611686018427387904],"data_offsets":[0,8]}}"#,
      message: "b: shape [0, 4611686018427387904] of F32 needs 0 bytes, not 8"),
    Malformed(
      header: #"{"\u-00a":{}}"#,
      message:
        "not a safetensors header: byte 12: \(CharacterEscape.expectation)"),
    Malformed(
      header: "[[[[", message: "not a safetensors header: byte 8: expected '{'"),
    Malformed(
      header: #"{"__metadata__":{"a":"1","a":"2"}}"#,
      message: "__metadata__: the key 'a' occurs twice in the header"),
    Malformed(
      header: #"{"\ud800":{}}"#,
      message:
        "not a safetensors header: byte 12: \(CharacterEscape.expectation)"),
    Malformed(
      header: "{} x", data: 0,
      message: "not a safetensors header: byte 11: more follows the closing brace"),
  ]

  @Test(arguments: malformed) func malformedHeadersNameTheTensor(_ example: Malformed) throws {
    let folder = try TemporaryFolder()
    let header = Array(example.header.utf8)
    let data = [UInt8](repeating: 0, count: example.data)
    try folder.write([UInt8(header.count), 0, 0, 0, 0, 0, 0, 0] + header + data, to: "a")
    let error = try #require(throws: FileError.self) {
      try SafetensorsFile(path: folder("a"))
    }
    #expect(error.description == "\(folder("a")): \(example.message)")
  }

  @Test func impossibleHeaderLengthsAreRefusedWithoutReading() throws {
    let folder = try TemporaryFolder()
    try folder.write([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7b], to: "long")
    try folder.write([0x10, 0, 0, 0, 0, 0, 0, 0, 0x7b], to: "short")
    try folder.write([0x10, 0], to: "tiny")
    let messages = ["long", "short", "tiny"].map { name in
      #expect(throws: FileError.self) { try SafetensorsFile(path: folder(name)) }?.reason
    }
    #expect(
      messages == [
        .malformed("not a safetensors file: it states a header of 18446744073709551615 bytes"),
        .truncated(expected: 24, found: 9), .truncated(expected: 8, found: 2),
      ])
  }

  /// No prefix of a file and no change of one byte of its header may end the process.
  @Test func damagedFilesAreReadOrRefused() throws {
    let folder = try TemporaryFolder()
    _ = try SafetensorsWriter.write(
      [Self.tensor("ab", [2], [1, 2]), Self.tensor("c", [1], [3])], metadata: ["k": "v"],
      to: folder("whole"))
    let bytes = try folder.bytes(of: "whole")
    for count in bytes.indices {
      try folder.write(Array(bytes[..<count]), to: "cut")
      #expect(throws: FileError.self) { try SafetensorsFile(path: folder("cut")) }
    }
    for index in 0..<(bytes.count - 12) {
      for byte in [0, 0x22, 0x5b, 0x7d, 0x5c, 0x39, 0xff] as [UInt8] {
        var changed = bytes
        changed[index] = byte
        try folder.write(changed, to: "changed")
        if let file = try? SafetensorsFile(path: folder("changed")) {
          for entry in file.entries { _ = try? file.elements(of: entry) }
        }
      }
    }
  }

  @Test func namesThatAreNotUTF8AreRefused() {
    let bytes = Array("{\"w".utf8) + [0xff, 0x22] + Array(":{}}".utf8)
    let error = #expect(throws: SafetensorsHeader.HeaderError.self) {
      try SafetensorsHeader(bytes, dataByteCount: 0)
    }
    #expect(
      error?.reason == .malformed("not a safetensors header: byte 13: a text is not UTF-8"))
  }

  @Test func deepNestingIsRefused() {
    let deep = "{\"w\":{\"shape\":" + String(repeating: "[", count: 1 << 20)
    #expect(throws: SafetensorsHeader.HeaderError.self) {
      try SafetensorsHeader(Array(deep.utf8), dataByteCount: 0)
    }
  }

  /// Whatever is accepted covers the data, each byte once.
  @Test func randomlyChangedHeadersAreRefusedOrSound() {
    let whole = Array(
      (#"{"__metadata__":{"k":"v"},"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},"#
        + #""b":{"dtype":"F16","shape":[],"data_offsets":[8,10]},"#
        + #""c":{"dtype":"BF16","shape":[0,3],"data_offsets":[10,10]}}"#).utf8)
    let pieces = [
      "0", "1", "8", "10", "18446744073709551616", "-1", ",", ":", "[", "]", "{", "}", "\"",
      "\\u00",
      "F16", "shape", "null", " ", "\u{0}", "\"a\"", "1e3", "9223372036854775807",
    ].map { Array($0.utf8) }
    var draws = RandomStream(seed: 8)
    var accepted = 0
    for _ in 0..<5000 {
      var bytes = whole
      for _ in 0..<draws.uniform(in: 1...2) {
        let start = draws.uniform(below: bytes.count + 1)
        let end = min(bytes.count, start + draws.uniform(below: 4))
        let piece =
          draws.uniform(below: 4) == 0
          ? [UInt8(draws.uniform(below: 256))] : pieces[draws.uniform(below: pieces.count)]
        bytes.replaceSubrange(start..<end, with: piece)
      }
      guard let header = try? SafetensorsHeader(bytes, dataByteCount: 10) else { continue }
      accepted += 1
      var isCovered = [Bool](repeating: false, count: 10)
      for entry in header.entries {
        #expect(entry.shape.reduce(1, *) == entry.count)
        for index in entry.byteRange {
          #expect(!isCovered[index])
          isCovered[index] = true
        }
      }
      #expect(!isCovered.contains(false))
      #expect(Set(header.entries.map(\.name)).count == header.entries.count)
    }
    // Spaces, and changes of names and of notes, make no difference.
    #expect(accepted > 50)
  }
}
