import CalqueCLI
import Foundation
import Testing

@Suite struct LineReaderTests {
  private func lines(_ reader: LineReader) throws -> [String] {
    var lines: [String] = []
    while let line = try reader.next() { lines.append(line) }
    return lines
  }

  @Test(arguments: [
    ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\n\nb", ["a", "", "b"]), ("a\r\nb\r\n", ["a", "b"]),
    ("\n", [""]), ("√x·2\n", ["√x·2"]),
  ])
  func lineEndsAreRemoved(_ text: String, _ expected: [String]) throws {
    #expect(try lines(LineReader(name: "test", text: text)) == expected)
  }

  /// A file with this content, removed afterwards.
  private func withFile(_ content: Data, _ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("calque-lines-\(UUID().uuidString)").path
    try content.write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  @Test func linesAcrossReadsAreWhole() throws {
    let expected = (0..<20_000).map { "line \($0)" + String(repeating: "·", count: $0 % 50) }
    try withFile(Data(expected.joined(separator: "\n").utf8)) { path in
      let found = try lines(LineReader(path: path))
      #expect(found == expected)
    }
  }

  @Test func invalidTextNamesTheLine() throws {
    try withFile(Data([0x61, 0x0A, 0xFF, 0x0A])) { path in
      let reader = try LineReader(path: path)
      #expect(try reader.next() == "a")
      let error = #expect(throws: LineError.self) { try reader.next() }
      #expect(error?.description == "\(path):2: not valid UTF-8 text")
      #expect(try reader.next() == nil)
    }
  }

  @Test func endlessLineIsRefused() throws {
    let line = String(repeating: "x", count: LineReader.maximumLineLength)
    #expect(try LineReader(name: "t", text: line).next() == line)
    let error = #expect(throws: LineError.self) {
      try LineReader(name: "t", text: line + "x").next()
    }
    #expect(error?.description == "t:1: longer than 1048576 bytes")
  }

  @Test func linesAfterAnEndlessOneAreRead() throws {
    let line = String(repeating: "x", count: 3 * LineReader.maximumLineLength)
    let content = Data("a\n\(line)\nb\nc".utf8)
    try withFile(content) { path in
      let reader = try LineReader(path: path)
      #expect(try reader.next() == "a")
      let error = #expect(throws: LineError.self) { try reader.next() }
      #expect(error?.line == 2)
      #expect(try reader.next() == "b" && reader.lineNumber == 3)
      #expect(try reader.next() == "c" && reader.lineNumber == 4)
      #expect(try reader.next() == nil)
      #expect(reader.consumedByteCount == content.count)
    }
  }

  @Test func bufferedLinesAreKnown() throws {
    let reader = LineReader(name: "t", text: "a\nb\nc")
    #expect(!reader.hasBufferedLine)
    #expect(try reader.next() == "a" && reader.hasBufferedLine && reader.consumedByteCount == 2)
    #expect(try reader.next() == "b" && !reader.hasBufferedLine)
  }

  @Test func missingFileIsNamed() {
    let error = #expect(throws: LineError.self) { try LineReader(path: "/nonexistent/file") }
    #expect(error?.description == "/nonexistent/file: No such file or directory; check the path")
  }

  @Test func folderIsNotAFile() {
    let error = #expect(throws: LineError.self) { try LineReader(path: "/").next() }
    #expect(error?.description == "/: Is a directory")
  }
}
