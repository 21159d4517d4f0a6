import Evaluation
import PretrainedModels

/// The models that come with calque, and those in folders.
package struct ModelsOnDisk: ModelStore {
  /// Creates the store.
  package init() {}

  package func load(_ path: String) throws -> LoadedModel {
    try LoadedModel(ModelChoice(path: path))
  }

  package func loadShipped(named name: String) throws -> LoadedModel {
    guard let model = try PretrainedModel.named(name) else { throw MissingModelError(path: name) }
    return try LoadedModel(ModelChoice(model))
  }

  package func shippedName(ofTask task: String) throws -> String? {
    try PretrainedModel.model(ofTask: task)?.name
  }

  package func shippedDescriptions() throws -> [String] {
    try PretrainedModel.all.map {
      "\($0.name) (shipped; \($0.tasks.joined(separator: ", ")))"
    }
  }
}

extension LoadedModel {
  fileprivate init(_ choice: ModelChoice) throws {
    let tasks: [LearnedTask]
    do {
      tasks = try LearnedTask.all(in: choice.folder)
    } catch {
      throw LearnedTaskError(model: choice.name)
    }
    self.init(name: choice.name, source: choice.folder, tasks: tasks)
  }
}

/// A model whose notes on its task cannot be read.
struct LearnedTaskError: Error, CustomStringConvertible {
  let model: String

  var description: String {
    "\(model): the notes on its tasks in model.safetensors are damaged; export the model anew"
  }
}
