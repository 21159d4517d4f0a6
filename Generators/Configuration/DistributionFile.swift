import FoundationEssentials
public import JSON5

extension ProblemGenerator {
  /// The generator of a distribution file in JSON5: every field given, or a preset with changes.
  ///
  /// Unknown and missing fields, wrong types and impossible values are refused with file and field named.
  public static func make(distributionFile path: String) throws(DistributionError) -> Self {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: path))
    } catch {
      throw DistributionError(
        file: path, field: "", problem: "cannot be read; give a JSON5 file with a distribution")
    }
    return try inFile(path) { () throws(DistributionError) in try make(json5: data) }
  }

  /// The generator of a distribution stored in a manifest.
  public static func make(distribution: JSONValue) throws(DistributionError) -> Self {
    let value: Distribution
    do {
      value = try distribution.decoded(as: Distribution.self)
    } catch {
      throw DistributionError(decoding: error)
    }
    return try Self(distribution: value)
  }

  private static func make(json5 data: Data) throws(DistributionError) -> Self {
    guard data.count <= 1 << 20 else {
      throw DistributionError(field: "", problem: "larger than 1 MiB")
    }
    let value: JSONValue
    do {
      value = try JSONValue(json5: [UInt8](data))
    } catch {
      throw DistributionError(field: "", problem: "\(error)")
    }
    return try make(settings: value)
  }

  private static func inFile(
    _ path: String, _ body: () throws(DistributionError) -> Self
  ) throws(DistributionError) -> Self {
    do {
      return try body()
    } catch {
      var located = error
      located.file = path
      throw located
    }
  }

  /// The whole distribution, for a manifest.
  public var distributionValue: JSONValue {
    get throws(DistributionError) {
      do {
        return try JSONValue(encoding: distribution)
      } catch {
        throw DistributionError(decoding: error)
      }
    }
  }

  /// The whole distribution as indented JSON, which ``make(distributionFile:)`` reads back.
  public var distributionText: String {
    get throws(DistributionError) {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      do {
        return String(decoding: try encoder.encode(distribution), as: UTF8.self) + "\n"
      } catch {
        throw DistributionError(decoding: error)
      }
    }
  }
}

extension DistributionError {
  /// Renders what the JSON decoder reports as one line with the path of the field.
  public init(decoding error: any Error) {
    guard let error = error as? DecodingError else {
      self.init(field: "", problem: "\(error)")
      return
    }
    switch error {
    case .keyNotFound(let key, let context):
      self.init(
        field: Self.path(context.codingPath), problem: "the field '\(key.stringValue)' is missing")
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      self.init(field: Self.path(context.codingPath), problem: "expected \(Self.name(of: type))")
    case .dataCorrupted(let context):
      self.init(
        field: Self.path(context.codingPath), problem: Self.oneLine(context.debugDescription))
    @unknown default:
      self.init(field: "", problem: Self.oneLine("\(error)"))
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.reduce(into: "") { path, key in
      if let index = key.intValue {
        path += "[\(index)]"
      } else {
        path += path.isEmpty ? key.stringValue : "." + key.stringValue
      }
    }
  }

  private static func name(of type: any Any.Type) -> String {
    switch type {
    case is Int.Type: "an integer"
    case is Double.Type: "a number"
    case is Bool.Type: "true or false"
    case is String.Type: "a string"
    case is [Int].Type, is [Double].Type, is [Any].Type: "an array"
    default: "an object"
    }
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
