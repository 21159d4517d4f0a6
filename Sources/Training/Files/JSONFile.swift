import FoundationEssentials

/// Values in JSON files.
enum JSONFile {
  /// The most bytes of a configuration, vocabulary or state that is read.
  static let byteLimit = 64 << 20

  /// Reads a value; errors name the field.
  static func read<Value: Decodable>(
    _ type: Value.Type, from path: String, decoder: JSONDecoder = JSONDecoder()
  ) throws(FileError) -> Value {
    let data = Data(try InputFile.contents(of: path, limit: byteLimit))
    do {
      return try decoder.decode(type, from: data)
    } catch {
      throw FileError(path: path, decoding: error)
    }
  }

  /// A value as indented JSON with sorted keys and a newline at the end.
  static func bytes(
    of value: some Encodable, encoder: JSONEncoder = JSONEncoder(), for path: String
  ) throws(FileError) -> [UInt8] {
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return [UInt8](try encoder.encode(value)) + [0x0a]
    } catch {
      throw FileError(path: path, .malformed("cannot be encoded: \(error)"))
    }
  }
}

extension FileError {
  /// Renders what the decoder of Foundation reports as one line with the path of the field.
  init(path: String, decoding error: any Error) {
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      self.init(
        path: path, place: Self.field(context.codingPath + [key]),
        .malformed("the field is missing"))
    case DecodingError.typeMismatch(let type, let context),
      DecodingError.valueNotFound(let type, let context):
      self.init(
        path: path, place: Self.field(context.codingPath),
        .malformed("expected \(Self.words(for: type))"))
    case DecodingError.dataCorrupted(let context):
      let text = context.debugDescription.split(whereSeparator: \.isNewline)
      self.init(
        path: path, place: Self.field(context.codingPath),
        .malformed(text.joined(separator: " ")))
    default: self.init(path: path, .malformed("\(error)"))
    }
  }

  private static func field(_ keys: [any CodingKey]) -> String? {
    keys.isEmpty ? nil : keys.map(\.stringValue).joined(separator: ".")
  }

  private static func words(for type: any Any.Type) -> String {
    switch type {
    case is Int.Type, is UInt64.Type: "an integer"
    case is Double.Type, is Float.Type: "a number"
    case is Bool.Type: "true or false"
    case is String.Type: "a text"
    default: "an object"
    }
  }
}
