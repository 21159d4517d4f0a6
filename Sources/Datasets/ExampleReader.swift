public import Generators
public import Tokenization

/// Reads the examples of a file one by one; memory does not depend on the size of the file.
///
/// A file whose name ends in `.zst` is decompressed; any other is read as text. A class, because it
/// owns the open file.
public final class ExampleReader {
  /// The file.
  public let path: String
  /// The number of the last line that was read, counting from 1.
  public private(set) var line = 0

  private let input: Input
  private let vocabulary: Vocabulary
  private let table: TokenTable
  private let expectedCount: Int?
  private var buffer = [UInt8](repeating: 0, count: 1 << 20)
  private var text: [UInt8] = []
  private var position = 0

  private enum Input {
    case compressed(ZstdReader)
    case plain(InputFile)
  }

  /// No example is near this long: 100,000 tokens a column.
  private static var lineLimit: Int { 4 << 20 }

  /// Opens a file; where the number of examples is known, any other number is an error at the end.
  public init(
    path: String, vocabulary: Vocabulary, expectedCount: Int? = nil
  ) throws(DatasetError) {
    self.path = path
    self.vocabulary = vocabulary
    self.expectedCount = expectedCount
    table = TokenTable(vocabulary)
    input =
      path.hasSuffix(".zst")
      ? .compressed(try ZstdReader(path: path)) : .plain(try InputFile(path: path))
  }

  /// Reads the next example into `problem`, whose arrays are reused; false at the end.
  public func next(into problem: inout Problem) throws(DatasetError) -> Bool {
    guard let end = try endOfLine() else {
      if let expectedCount, expectedCount != line {
        throw DatasetError(path: path, .miscounted(stated: expectedCount, found: line))
      }
      return false
    }
    line += 1
    problem.source.removeAll(keepingCapacity: true)
    problem.target.removeAll(keepingCapacity: true)
    try parse(position..<end, into: &problem)
    position = end + 1
    return true
  }

  /// The next example, or nil at the end.
  public func next() throws(DatasetError) -> Problem? {
    var problem = Problem()
    return try next(into: &problem) ? problem : nil
  }

  /// The position of the newline that ends the next line, or nil at the end of the file.
  private func endOfLine() throws(DatasetError) -> Int? {
    var searched = position
    while true {
      if let end = text[searched...].firstIndex(of: UInt8(ascii: "\n")) { return end }
      guard text.count - position <= Self.lineLimit else {
        throw DatasetError(
          path: path, line: line + 1, .badLine("longer than \(Self.lineLimit) bytes"))
      }
      text.removeSubrange(..<position)
      position = 0
      searched = text.count
      let count = try read()
      if count == 0 {
        guard text.isEmpty else {
          throw DatasetError(path: path, line: line + 1, .badLine("the line is cut off"))
        }
        return nil
      }
      text.append(contentsOf: buffer[..<count])
    }
  }

  private func read() throws(DatasetError) -> Int {
    do {
      switch input {
      case .compressed(let reader): return try reader.read(into: &buffer)
      case .plain(let file): return try file.read(into: &buffer)
      }
    } catch {
      throw DatasetError(path: path, line: line + 1, error.reason)
    }
  }

  private func parse(_ range: Range<Int>, into problem: inout Problem) throws(DatasetError) {
    var start = range.lowerBound
    var token = 0
    var column = 0
    for index in range.lowerBound...range.upperBound {
      let byte = text[index]
      guard byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
      else { continue }
      token += 1
      guard let id = table.id(of: text[start..<index]) else {
        throw unknown(text[start..<index], token: token)
      }
      if column == 0 { problem.source.append(id) } else { problem.target.append(id) }
      if byte == UInt8(ascii: "\t") { column += 1 }
      start = index + 1
    }
    guard column == 1 else {
      throw DatasetError(path: path, line: line, .columns(found: column + 1))
    }
  }

  private func unknown(_ word: ArraySlice<UInt8>, token: Int) -> DatasetError {
    let text = String(decoding: word.prefix(64), as: UTF8.self)
    return DatasetError(
      path: path, line: line,
      .unknownToken(
        text, token: token, suggestion: nearestName(to: text, among: vocabulary.tokens)))
  }
}
