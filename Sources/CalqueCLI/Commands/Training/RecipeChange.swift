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
      return try TrainingRecipe(
        changes.reduce(document) { $0.replacing($1.path[...], by: $1.value) })
    } catch {
      throw RecipeError(file: "--set", field: error.field, problem: error.problem)
    }
  }
}
