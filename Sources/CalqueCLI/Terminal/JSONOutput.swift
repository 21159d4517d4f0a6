import JSON5

/// A JSON value (RFC 8259) to be printed on one line, with the members of objects in the order given.
///
/// The commands print reports of a few fields; a dedicated encoder keeps their order and spares the
/// program the start-up time of the Foundation library.
public enum JSONOutput: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONOutput])
  case object([Member])

  /// A name and its value in an object.
  public struct Member: Hashable, Sendable {
    public let name: String
    public let value: JSONOutput

    /// Creates a member.
    public init(_ name: String, _ value: JSONOutput) {
      self.name = name
      self.value = value
    }
  }

  /// A number rounded to this many decimals, as measurements are reported.
  public static func rounded(_ value: Double, decimals: Int) -> JSONOutput {
    .number(Double(value.formatted(decimals: decimals)) ?? value)
  }
}

extension JSONOutput: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral,
  ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByNilLiteral
{
  public init(dictionaryLiteral elements: (String, JSONOutput)...) {
    self = .object(elements.map(Member.init))
  }
  public init(arrayLiteral elements: JSONOutput...) { self = .array(elements) }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  public init(nilLiteral: ()) { self = .null }
}

extension JSONOutput: CustomStringConvertible {
  /// The value as JSON text without white space around its parts; numbers that JSON lacks become null.
  public var description: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += value.isFinite ? value.description : "null"
    case .string(let value): text += JSONText.quoted(value)
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += "," }
        element.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        text += JSONText.quoted(member.name) + ":"
        member.value.write(to: &text)
      }
      text += "}"
    }
  }
}
