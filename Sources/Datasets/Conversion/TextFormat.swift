import FoundationEssentials
import JSON5

/// A text format in which programs of the field exchange examples.
public enum TextFormat: String, CaseIterable, Sendable {
  /// SymbolicMathematics: `count|source<TAB>target`; the count of how often a problem was drawn may be absent.
  case symbolicMathematics = "symbolic-mathematics"
  /// Int2Int: `source<TAB>target`.
  case int2int
  /// The recurrence transformer: JSON lines with `x1`, `x2`, the readable `tree` and numbers as text.
  case recur
  /// JSON lines with `source` and `target`.
  case jsonLines = "jsonl"

  /// What a line looks like.
  var expectation: String {
    switch self {
    case .symbolicMathematics: "'count|source tokens<TAB>target tokens'"
    case .int2int: "'source tokens<TAB>target tokens'"
    case .recur: #"{"x1": "source tokens", "x2": "target tokens", …}"#
    case .jsonLines: #"{"source": "source tokens", "target": "target tokens"}"#
    }
  }

  // MARK: Reading

  /// The two columns of a line, or what is wrong with it.
  func columns(of line: ArraySlice<UInt8>) -> Result<(source: String, target: String), LineProblem>
  {
    switch self {
    case .symbolicMathematics, .int2int: separated(line)
    case .recur, .jsonLines: object(line)
    }
  }

  /// What is wrong with a line.
  struct LineProblem: Error {
    let text: String
  }

  private func separated(
    _ line: ArraySlice<UInt8>
  ) -> Result<(source: String, target: String), LineProblem> {
    guard let text = String(validating: line, as: UTF8.self) else {
      return .failure(LineProblem(text: "not valid UTF-8 text"))
    }
    let columns = text.split(separator: "\t", omittingEmptySubsequences: false)
    guard columns.count == 2 else {
      return .failure(LineProblem(text: "\(columns.count) column(s)"))
    }
    var source = columns[0]
    if self == .symbolicMathematics, let bar = source.firstIndex(of: "|") {
      guard let count = Int(source[..<bar]), count >= 1 else {
        return .failure(LineProblem(text: "'\(source[..<bar].prefix(64))' is not a count"))
      }
      source = source[source.index(after: bar)...]
    }
    return .success((String(source), String(columns[1])))
  }

  private func object(
    _ line: ArraySlice<UInt8>
  ) -> Result<(source: String, target: String), LineProblem> {
    let names = fieldNames
    guard let fields = try? JSONDecoder().decode(Fields.self, from: Data(line)) else {
      return .failure(LineProblem(text: "not a JSON object"))
    }
    guard let source = fields.texts[names.source], let target = fields.texts[names.target] else {
      let missing = fields.texts[names.source] == nil ? names.source : names.target
      return .failure(LineProblem(text: "the text '\(missing)' is missing"))
    }
    return .success((source, target))
  }

  private var fieldNames: (source: String, target: String) {
    self == .recur ? ("x1", "x2") : ("source", "target")
  }

  /// The members of an object that are texts; others may be there.
  private struct Fields: Decodable {
    var texts: [String: String] = [:]

    private struct Key: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      for key in container.allKeys {
        texts[key.stringValue] = try? container.decode(String.self, forKey: key)
      }
    }
  }

  // MARK: Writing

  /// The line of an example, with its newline; `information` are further members of an object.
  func line(
    source: String, target: String, information: [(name: String, value: String)]
  ) -> String {
    switch self {
    case .symbolicMathematics: return "1|\(source)\t\(target)\n"
    case .int2int: return "\(source)\t\(target)\n"
    case .recur, .jsonLines:
      let names = fieldNames
      let members =
        [(names.source, source), (names.target, target)]
        + (self == .recur ? information.map { ($0.name, $0.value) } : [])
      return "{"
        + members.map { "\(JSONText.quoted($0.0)): \(JSONText.quoted($0.1))" }.joined(
          separator: ", ")
        + "}\n"
    }
  }
}
