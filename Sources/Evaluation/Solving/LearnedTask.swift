import FoundationEssentials
public import Generators
public import JSON5
public import Training

/// A task that a model has learned, with the distribution that says how problems are written.
public struct LearnedTask: Hashable, Sendable {
  /// The name, with wrappers where the data had them, as in `two-set:gcd`.
  public let name: String
  /// The distribution; nil where the model does not say, and the first preset is taken.
  public let distribution: JSONValue?

  /// Names a task.
  public init(name: String, distribution: JSONValue? = nil) {
    self.name = name
    self.distribution = distribution
  }

  /// The name without wrappers.
  public var taskName: String { name.split(separator: ":").last.map(String.init) ?? name }

  /// The task without wrappers, which writes problems as the model has learned to read them.
  public func makeTask() throws -> any ProblemGenerator {
    try Self.make(try Catalog.task(named: name), distribution)
  }

  private static func make<Generator: ProblemGenerator>(
    _: Generator.Type, _ distribution: JSONValue?
  ) throws -> any ProblemGenerator {
    guard let distribution else {
      return try Generator.make(preset: Generator.presetNames.first ?? "").unwrapped
    }
    return try Generator.make(distribution: distribution).unwrapped
  }
}

extension LearnedTask: Codable {
  private enum CodingKeys: String, CodingKey { case name = "task", distribution }

  /// The notes by which ``all(in:)`` finds the tasks again.
  public static func notes(of tasks: [LearnedTask]) -> [String: String] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return ["tasks": String(decoding: try encoder.encode(tasks), as: UTF8.self)]
    } catch {
      preconditionFailure("tasks that are not JSON: \(error)")
    }
  }

  /// The tasks that the notes of a model name; none for a model from elsewhere.
  ///
  /// The notes have `task` and perhaps `distribution`, a JSON text; or, after a mixture, `tasks`, a JSON text of an
  /// array of objects with these two.
  public static func all(in model: ModelFolder) throws -> [LearnedTask] {
    let decoder = JSONDecoder()
    if let text = model.notes["tasks"] {
      return try decoder.decode([LearnedTask].self, from: Data(text.utf8))
    }
    guard let name = model.notes["task"] else { return [] }
    let distribution = try model.notes["distribution"].map {
      try decoder.decode(JSONValue.self, from: Data($0.utf8))
    }
    return [LearnedTask(name: name, distribution: distribution)]
  }
}
