import JSON5
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
    value = (try? JSONValue(json5: Array(text.utf8))) ?? .string(text)
  }

  var argumentText: String? { nil }
}

extension TrainingRecipe {
  /// The recipe with settings changed; an unknown one is refused with the nearest known.
  func changed(by changes: [RecipeChange]) throws(RecipeError) -> TrainingRecipe {
    guard !changes.isEmpty else { return self }
    do {
      var changed = document
      for change in changes {
        try change.requireElements(in: changed)
        changed = changed.replacing(change.path[...], by: change.value)
      }
      return try TrainingRecipe(changed)
    } catch {
      throw RecipeError(file: "--set", field: error.field, problem: error.problem)
    }
  }
}

extension RecipeChange {
  /// Refuses a path through an element that a list does not have; the one after the last is added.
  fileprivate func requireElements(in document: JSONValue) throws(RecipeError) {
    var value: JSONValue? = document
    for (depth, name) in path.enumerated() {
      guard case .array(let elements)? = value else {
        value = value?[[name]]
        continue
      }
      guard let index = Int(name), (0...elements.count).contains(index) else {
        let known = elements.isEmpty ? "none" : "0…\(elements.count - 1)"
        throw RecipeError(
          field: path[..<depth].joined(separator: "."),
          problem: "no element '\(name)'; there are \(elements.count) (\(known)), "
            + "\(elements.count) adds one")
      }
      value = index < elements.count ? elements[index] : nil
    }
  }
}
