public import Generators
public import Tokenization

/// Reads the examples of a file one by one; memory does not depend on the size of the file.
///
/// A file whose name ends in `.zst` or `.gz` is decompressed; any other is read as text. A class,
/// because it owns the open file.
public final class ExampleReader {
  /// The file.
  public var path: String { lines.path }
  /// The number of the last line that was read, counting from 1.
  public var line: Int { lines.line }

  private let lines: LineSource
  private let parser: ExampleParser
  private let expectedCount: Int?

  /// Opens a file; where the number of examples is known, any other number is an error at the end.
  public init(
    path: String, vocabulary: Vocabulary, expectedCount: Int? = nil
  ) throws(DatasetError) {
    lines = try LineSource(path: path)
    parser = ExampleParser(vocabulary)
    self.expectedCount = expectedCount
  }

  /// Reads the next example into `problem`, whose arrays are reused; false at the end.
  public func next(into problem: inout Problem) throws(DatasetError) -> Bool {
    guard let range = try lines.next() else {
      if let expectedCount, expectedCount != line {
        throw DatasetError(path: path, .miscounted(stated: expectedCount, found: line))
      }
      return false
    }
    _ = try parser.parse(lines, range, into: &problem)
    return true
  }

  /// The next example, or nil at the end.
  public func next() throws(DatasetError) -> Problem? {
    var problem = Problem()
    return try next(into: &problem) ? problem : nil
  }
}

/// Reads lines `source tokens<TAB>target tokens` in a vocabulary.
struct ExampleParser {
  private let vocabulary: Vocabulary
  private let table: TokenTable

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    table = TokenTable(vocabulary)
  }

  /// Reads the line into `problem`, whose arrays are reused, and returns where its source ends.
  func parse(
    _ lines: LineSource, _ range: Range<Int>, into problem: inout Problem
  ) throws(DatasetError) -> Int {
    problem.source.removeAll(keepingCapacity: true)
    problem.target.removeAll(keepingCapacity: true)
    let text = lines.bytes
    var start = range.lowerBound
    var sourceEnd = range.upperBound
    var token = 0
    var column = 0
    for index in range.lowerBound...range.upperBound {
      let isEnd = index == range.upperBound
      guard isEnd || text[index] == UInt8(ascii: " ") || text[index] == UInt8(ascii: "\t") else {
        continue
      }
      token += 1
      guard let id = table.id(of: text[start..<index]) else {
        throw lines.error(unknown(text[start..<index], token: token))
      }
      if column == 0 { problem.source.append(id) } else { problem.target.append(id) }
      if !isEnd, text[index] == UInt8(ascii: "\t") {
        if column == 0 { sourceEnd = index }
        column += 1
      }
      start = index + 1
    }
    guard column == 1 else { throw lines.error(.columns(found: column + 1)) }
    return sourceEnd
  }

  private func unknown(_ word: ArraySlice<UInt8>, token: Int) -> DatasetError.Reason {
    let text = String(decoding: word.prefix(64), as: UTF8.self)
    return .unknownToken(
      text, token: token, suggestion: nearestName(to: text, among: vocabulary.tokens))
  }
}
