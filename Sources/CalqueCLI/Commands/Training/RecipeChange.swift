import FoundationEssentials
import Generators
import Training

/// One setting of a recipe that the command line changes: `model.modelDimension=128`, or in a list `tasks.0.weight=2`.
struct RecipeChange: ArgumentValue {
  /// The names on the way to the setting.
  let path: [String]
  /// The value in JSON5; what is not JSON5 is a text.
  let value: JSONValue

  static var expectation: String { "key=value, such as model.modelDimension=128" }

  init(path: [String], value: JSONValue) {
    self.path = path
    self.value = value
  }

  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "=") else { return nil }
    path = argument[..<equals].split(separator: ".", omittingEmptySubsequences: false)
      .map(String.init)
    guard path.allSatisfy({ !$0.isEmpty }) else { return nil }
    let text = String(argument[argument.index(after: equals)...])
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    value = (try? decoder.decode(JSONValue.self, from: Data(text.utf8))) ?? .string(text)
  }

  var argumentText: String? { nil }
}

extension TrainingRecipe {
  /// The recipe with settings changed; an unknown one is refused with the nearest known.
  func changed(by changes: [RecipeChange]) throws(RecipeError) -> TrainingRecipe {
    guard !changes.isEmpty else { return self }
    var tree: JSONValue
    do {
      tree = try JSONDecoder().decode(JSONValue.self, from: Data(json.utf8))
      for change in changes { tree = tree.replacing(change.path[...], by: change.value) }
      return try TrainingRecipe(
        json5: String(decoding: try JSONEncoder().encode(tree), as: UTF8.self))
    } catch let error as RecipeError {
      throw RecipeError(file: "--set", field: error.field, problem: error.problem)
    } catch {
      throw RecipeError(file: "--set", field: "", problem: "\(error)")
    }
  }
}

extension JSONValue {
  /// The value with the member at the end of a path replaced; what is missing on the way is added.
  fileprivate func replacing(_ path: ArraySlice<String>, by value: JSONValue) -> JSONValue {
    guard let name = path.first else { return value }
    if case .array(var elements) = self, let index = Int(name), (0...elements.count).contains(index)
    {
      // The number after the last element adds one.
      let present = index < elements.count ? elements.remove(at: index) : .null
      elements.insert(present.replacing(path.dropFirst(), by: value), at: index)
      return .array(elements)
    }
    var members: [String: JSONValue] = [:]
    if case .object(let present) = self { members = present }
    members[name] = (members[name] ?? .null).replacing(path.dropFirst(), by: value)
    return .object(members)
  }
}
