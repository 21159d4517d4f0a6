import Generators
import JSON5

extension JSONValue {
  /// The first field, in alphabetical order, whose value differs from another document's, with both values.
  func firstDifference(
    from other: JSONValue, field: String
  ) -> (field: String, own: String, other: String)? {
    switch (self, other) {
    case (.object(let own), .object(let others)):
      for key in Set(own.keys).union(others.keys).sorted() {
        let difference = (own[key] ?? .null).firstDifference(
          from: others[key] ?? .null, field: "\(field).\(key)")
        if let difference { return difference }
      }
      return nil
    case (.array(let own), .array(let others)) where own.count == others.count:
      for index in own.indices {
        let difference = own[index].firstDifference(
          from: others[index], field: "\(field)[\(index)]")
        if let difference { return difference }
      }
      return nil
    case (.number, _), (_, .number):
      return self == other || asNumber.map { $0 == other.asNumber } == true
        ? nil : (field, summary, other.summary)
    default:
      return self == other ? nil : (field, summary, other.summary)
    }
  }

  /// The number, whether it was written with a point or without.
  private var asNumber: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .unsigned(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// The value in a few words.
  private var summary: String {
    switch self {
    case .null: "absent"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .unsigned(let value): "\(value)"
    case .number(let value): "\(value)"
    case .string(let value): "'\(value)'"
    case .array(let elements): "a list of \(elements.count)"
    case .object(let members): "an object with \(members.keys.sorted().joined(separator: ", "))"
    }
  }
}
