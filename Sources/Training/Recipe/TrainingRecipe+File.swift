import FoundationEssentials
import Tokenization

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

  /// The path of the first setting in which two recipes differ, or nil where they are the same.
  func firstDifference(from other: TrainingRecipe) -> String? {
    let (mine, others) = (tree, other.tree)
    return mine.leaves.first { others[$0.path] != $0.value }?.path.joined(separator: ".")
  }

  private init(json5 bytes: [UInt8]) throws(RecipeError) {
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    let given: JSONTree
    do {
      given = try decoder.decode(JSONTree.self, from: Data(bytes))
    } catch {
      throw RecipeError(field: "", problem: "is not JSON5; check quotes, commas and braces")
    }
    try self.init(given)
  }

  /// Fills settings that a document does not give with their defaults.
  init(_ given: JSONTree) throws(RecipeError) {
    let defaults = TrainingRecipe().tree
    try Self.checkNames(given, against: defaults, path: [])
    self = try Self.overlay(given, on: defaults)
    try validate()
  }

  private var tree: JSONTree {
    do {
      return try JSONDecoder().decode(JSONTree.self, from: try JSONEncoder().encode(self))
    } catch {
      preconditionFailure("a recipe that is not JSON: \(error)")
    }
  }

  private static func checkNames(
    _ given: JSONTree, against known: JSONTree, path: [String]
  ) throws(RecipeError) {
    guard case .object(let allowed) = known else {
      guard case .object = given else { return }
      throw RecipeError(
        field: path.joined(separator: "."), problem: "expected \(known.shown) or the like")
    }
    guard case .object(let members) = given else {
      throw RecipeError(field: path.joined(separator: "."), problem: "expected an object { … }")
    }
    for (name, member) in members.sorted(by: { $0.key < $1.key }) {
      guard let inner = allowed[name] else {
        let names = allowed.keys.sorted()
        let remedy =
          nearestName(to: name, among: names).map { "did you mean '\($0)'?" }
          ?? "known are \(names.joined(separator: ", "))"
        throw RecipeError(
          field: (path + [name]).joined(separator: "."), problem: "unknown field; \(remedy)")
      }
      try checkNames(member, against: inner, path: path + [name])
    }
  }

  private static func overlay(
    _ given: JSONTree, on defaults: JSONTree
  ) throws(RecipeError) -> TrainingRecipe {
    let leaves = given.leaves.filter { !$0.path.isEmpty }
    let whole = leaves.reduce(defaults) { $0.replacing($1.path[...], by: $1.value) }
    if let recipe = try? decoded(whole) { return recipe }
    var tree = defaults
    var recipe = TrainingRecipe()
    // Setting by setting, since the decoder of Foundation does not always say which one it refuses.
    for (path, value) in leaves {
      tree = tree.replacing(path[...], by: value)
      do {
        recipe = try decoded(tree)
      } catch {
        throw RecipeError(
          field: path.joined(separator: "."),
          problem: "the value does not fit; the default is \(defaults[path]?.shown ?? "none")")
      }
    }
    return recipe
  }

  private static func decoded(_ tree: JSONTree) throws -> TrainingRecipe {
    try JSONDecoder().decode(TrainingRecipe.self, from: try JSONEncoder().encode(tree))
  }
}

extension JSONTree {
  /// The value as a person would type it.
  var shown: String {
    switch self {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(let value): "\(value)"
    case .text(let value): JSONText.quoted(value)
    case .array: "an array"
    case .object: "an object"
    }
  }
}
