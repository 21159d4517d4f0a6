import FoundationEssentials
public import JSON5

extension TrainingRecipe {
  /// Reads a recipe file in JSON5; fields that it does not give have their defaults.
  ///
  /// An unknown field, a wrong type or an impossible value is refused with file and field named.
  public static func read(_ path: String) throws(RecipeError) -> TrainingRecipe {
    let bytes: [UInt8]
    do {
      bytes = try InputFile.contents(of: path, limit: 1 << 20)
    } catch {
      throw RecipeError(file: path, field: "", problem: "\(error.reason)")
    }
    do {
      return try TrainingRecipe(json5: bytes)
    } catch {
      var located = error
      located.file = path
      throw located
    }
  }

  /// Reads a recipe from JSON5 text; fields that it does not give have their defaults.
  public init(json5 text: String) throws(RecipeError) {
    try self.init(json5: Array(text.utf8))
  }

  /// Every setting as indented JSON, which ``read(_:)`` takes.
  public var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    } catch {
      preconditionFailure("a recipe that is not JSON: \(error)")
    }
  }

  /// Every setting as a document.
  public var document: JSONValue { JSONValue(settings: self) }

  /// Every setting as one would type it, by its path, such as `batch.size` or `tasks.0.weight`.
  ///
  /// Names in a distribution may have dots, so that two settings have one path: then it has both values.
  public var settings: [String: String] {
    let settings = document.spelledOut.leaves.map {
      ($0.path.joined(separator: "."), $0.value.shown)
    }
    return Dictionary(settings) { "\($0) \($1)" }
  }

  /// The path of the first setting in which two recipes differ, or nil where they are the same.
  func firstDifference(from other: TrainingRecipe) -> String? {
    let (own, others) = (settings, other.settings)
    return Set(own.keys).union(others.keys).sorted().first { own[$0] != others[$0] }
  }

  private init(json5 bytes: [UInt8]) throws(RecipeError) {
    let given: JSONValue
    do {
      given = try JSONValue(json5: bytes)
    } catch {
      throw RecipeError(field: "", problem: "\(error)")
    }
    try self.init(given)
  }

  /// Reads a recipe from a document; fields that it does not give have their defaults.
  public init(_ given: JSONValue) throws(RecipeError) {
    var whole = given
    try whole.fillElements(of: "additionalData", from: AdditionalData(folder: ""))
    try whole.fillElements(of: "tasks", from: MixturePart())
    self = try whole.settings(over: TrainingRecipe())
    try validate()
  }
}

extension JSONValue {
  /// Gives every element of a list what it leaves out.
  fileprivate mutating func fillElements(
    of name: String, from defaults: some Codable
  ) throws(RecipeError) {
    guard case .object(var members) = self, case .array(let elements) = members[name] else {
      return
    }
    var filled: [JSONValue] = []
    for (index, element) in elements.enumerated() {
      let value = try element.settings(over: defaults, at: "\(name)[\(index)]")
      filled.append(JSONValue(settings: value))
    }
    members[name] = .array(filled)
    self = .object(members)
  }

  /// The tree with lists as objects whose members are numbered, so that every value has a path.
  fileprivate var spelledOut: JSONValue {
    switch self {
    case .object(let members): .object(members.mapValues(\.spelledOut))
    case .array(let elements):
      .object(
        Dictionary(
          uniqueKeysWithValues: elements.enumerated().map { ("\($0)", $1.spelledOut) }))
    default: self
    }
  }
}
