import Tokenization

extension Decoder {
  /// The keyed container, after refusing every key that is not one of the type's own.
  ///
  /// A mistyped field would otherwise be ignored silently and the data made with the default.
  func strictContainer<Key: CodingKey & CaseIterable>(
    keyedBy keys: Key.Type
  ) throws -> KeyedDecodingContainer<Key> {
    try refuseKeys { name in
      guard !Key.allCases.contains(where: { $0.stringValue == name }) else { return nil }
      return Key.allCases.map(\.stringValue)
    }
    return try container(keyedBy: keys)
  }

  /// The container of a value that is written as one of several keys, and that key.
  func onlyKey<Key: CodingKey & CaseIterable>(
    of keys: Key.Type, _ expectation: String
  ) throws -> (KeyedDecodingContainer<Key>, Key) {
    let container = try strictContainer(keyedBy: keys)
    guard container.allKeys.count == 1, let key = container.allKeys.first else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: codingPath, debugDescription: expectation))
    }
    return (container, key)
  }

  /// Throws for the first key, in alphabetical order, for which the closure returns the names that are allowed.
  func refuseKeys(_ allowedInstead: (String) -> [String]?) throws {
    let all = try container(keyedBy: AnyCodingKey.self)
    for key in all.allKeys.sorted(by: { $0.stringValue < $1.stringValue }) {
      guard let allowed = allowedInstead(key.stringValue) else { continue }
      let remedy =
        nearestName(to: key.stringValue, among: allowed).map { "; did you mean '\($0)'?" }
        ?? "; allowed are \(allowed.joined(separator: ", "))"
      throw DecodingError.dataCorruptedError(
        forKey: key, in: all, debugDescription: "unknown field" + remedy)
    }
  }
}

extension KeyedDecodingContainer {
  /// An integer, with the field named where the number is not one.
  ///
  /// For a fraction in place of an integer the decoder of Foundation names no field on Linux.
  func decodeInteger(forKey key: Key) throws -> Int {
    let number = try decode(Double.self, forKey: key)
    guard let integer = Int(exactly: number) else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self, debugDescription: "\(number) is not an integer")
    }
    return integer
  }
}

extension KeyedDecodingContainer {
  /// A range written as [lowest, highest].
  func decodeRange(forKey key: Key) throws -> ClosedRange<Int> {
    let numbers = try decode([Double].self, forKey: key)
    let bounds = numbers.compactMap { Int(exactly: $0) }
    guard numbers.count == 2, bounds.count == 2, bounds[0] <= bounds[1] else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self,
        debugDescription: "\(numbers) is not a range [lowest, highest] of integers")
    }
    return bounds[0]...bounds[1]
  }
}

/// A key of any name, for looking at what a file holds before knowing what it should.
struct AnyCodingKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
