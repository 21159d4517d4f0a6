package import Evaluation
import Generators

/// A model at hand, with the tasks that it has learned.
package struct LoadedModel: Sendable {
  /// The name for a person.
  package let name: String
  package let source: any HypothesisSource
  /// The tasks; none where the model does not say, which is then asked about anything.
  package let tasks: [LearnedTask]

  /// Names a model.
  package init(name: String, source: any HypothesisSource, tasks: [LearnedTask]) {
    self.name = name
    self.source = source
    self.tasks = tasks
  }
}

/// Where models come from: the disk, or a stand-in in a test.
package protocol ModelStore {
  /// Loads the model of a path, or a shipped one by its name.
  func load(_ path: String) throws -> LoadedModel
  /// Loads a model that comes with calque.
  func loadShipped(named name: String) throws -> LoadedModel
  /// The name of the model that comes with calque for a task, or nil.
  func shippedName(ofTask task: String) throws -> String?
  /// The models that come with calque, each with its tasks, for a person.
  func shippedDescriptions() throws -> [String]
}

/// Finds the model to ask about a problem; models are loaded when first needed.
///
/// Models that a person has given are asked about all problems; without any, those that come with calque.
package struct ModelShelf {
  private let store: any ModelStore
  private var pending: [String]
  private var given: [LoadedModel] = []
  private var shipped: [String: LoadedModel] = [:]
  private var tasks: [LearnedTask: any ProblemGenerator] = [:]

  /// Creates a shelf; `paths` are those of the models given.
  package init(paths: [String] = [], store: any ModelStore = ModelsOnDisk()) {
    pending = paths
    self.store = store
  }

  /// Loads the model of a path and asks it from now on.
  package mutating func use(_ path: String) throws {
    given = [try store.load(path)]
    pending = []
  }

  /// Asks the models that come with calque from now on.
  package mutating func useShipped() { (given, pending) = ([], []) }

  /// The models that are asked, each with its tasks.
  package mutating func descriptions() throws -> [String] {
    try loadGiven()
    if given.isEmpty { return try store.shippedDescriptions() }
    return given.map { model in
      let tasks = model.tasks.map(\.name).joined(separator: ", ")
      return "\(model.name) (\(tasks.isEmpty ? "asked about anything" : tasks))"
    }
  }

  /// The name of the model to ask about problems of a kind and the model for the solver, or why there is none.
  package mutating func model(
    for problem: any SolvableProblem
  ) throws -> (name: String?, model: Result<Solver.Model, SolverObstacle>) {
    try loadGiven()
    let names = problem.taskNames
    let wanted = names.first ?? ""
    if given.isEmpty {
      for name in names {
        if let model = try shippedModel(of: name) { return try paired(model, names) }
      }
      return (nil, .failure(.noModel(task: wanted)))
    }
    if let model = given.first(where: { $0.tasks.isEmpty || $0.task(among: names) != nil }) {
      return try paired(model, names)
    }
    let learned = given.flatMap(\.tasks).map(\.name)
    return (nil, .failure(.otherTasks(learned: learned, task: wanted)))
  }

  /// Loads the models given, so that one that is missing is an error at once.
  package mutating func loadGiven() throws {
    given += try pending.map { try store.load($0) }
    pending = []
  }

  private mutating func shippedModel(of task: String) throws -> LoadedModel? {
    guard let name = try store.shippedName(ofTask: task) else { return nil }
    let model = try shipped[name] ?? store.loadShipped(named: name)
    shipped[name] = model
    return model
  }

  private mutating func paired(
    _ model: LoadedModel, _ names: [String]
  ) throws -> (name: String?, model: Result<Solver.Model, SolverObstacle>) {
    let learned = model.task(among: names) ?? LearnedTask(name: names.first ?? "")
    do {
      let task = try tasks[learned] ?? learned.makeTask()
      tasks[learned] = task
      return (model.name, .success(Solver.Model(model.source, task: task)))
    } catch {
      return (nil, .failure(.unusableTask(model: model.name, reason: "\(error)")))
    }
  }
}

extension LoadedModel {
  /// The task that it has learned and that is preferred among those of these names.
  fileprivate func task(among names: [String]) -> LearnedTask? {
    names.lazy.compactMap { name in tasks.first { $0.taskName == name } }.first
  }
}
