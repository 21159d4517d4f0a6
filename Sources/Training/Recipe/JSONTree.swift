/// Any JSON document: what a recipe file says, before it is known to make sense.
public enum JSONTree: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case array([JSONTree])
  case object([String: JSONTree])

  /// The same tree with the value at a path replaced; the path must lead through objects.
  func replacing(_ path: ArraySlice<String>, by value: JSONTree) -> JSONTree {
    guard let key = path.first, case .object(var members) = self else { return value }
    members[key] = members[key]?.replacing(path.dropFirst(), by: value) ?? value
    return .object(members)
  }

  /// The paths and values of everything that is not an object, in alphabetical order of keys.
  var leaves: [(path: [String], value: JSONTree)] {
    guard case .object(let members) = self else { return [([], self)] }
    return members.sorted { $0.key < $1.key }.flatMap { key, member in
      member.leaves.map { ([key] + $0.path, $0.value) }
    }
  }

  /// The value at a path, or nil where there is none.
  subscript(path: some Collection<String>) -> JSONTree? {
    guard let key = path.first else { return self }
    guard case .object(let members) = self else { return nil }
    return members[key]?[path.dropFirst()]
  }
}

extension JSONTree: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([JSONTree].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONTree].self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .boolean(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }
}
