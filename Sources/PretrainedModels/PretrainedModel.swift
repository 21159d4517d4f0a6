import Foundation

/// A model that comes with Calque: a folder beside `models.json`, which lists all of them.
public struct PretrainedModel: Decodable, Hashable, Sendable {
  /// The name of the folder, and what a person calls the model.
  public let name: String
  /// The tasks whose problems it is asked about; of several models for a task the first one listed.
  public let tasks: [String]

  /// The folder with `model.safetensors`, `config.json` and `vocab.json`; the model card lies beside it.
  public var path: String { "\(Self.folder)/\(name)" }

  private static var folder: String { Bundle.module.bundlePath + "/Models" }

  private static let catalogue = Result { () throws(PretrainedModelError) in
    let path = "\(folder)/models.json"
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      return try JSONDecoder().decode([PretrainedModel].self, from: data)
    } catch {
      throw PretrainedModelError(path: path)
    }
  }

  /// The models, in the order of the list.
  public static var all: [PretrainedModel] {
    get throws(PretrainedModelError) { try catalogue.get() }
  }

  /// The model of this name, or nil.
  public static func named(_ name: String) throws(PretrainedModelError) -> PretrainedModel? {
    try all.first { $0.name == name }
  }

  /// The model to ask about problems of a task, or nil.
  public static func model(ofTask task: String) throws(PretrainedModelError) -> PretrainedModel? {
    try all.first { $0.tasks.contains(task) }
  }
}

/// The list of the models that come with Calque cannot be read.
public struct PretrainedModelError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path of the list.
  public let path: String

  public var description: String {
    "\(path): the list of shipped models cannot be read; build calque anew"
  }
}
