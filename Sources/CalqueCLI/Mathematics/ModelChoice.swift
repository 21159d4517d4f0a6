import Glibc
import PretrainedModels
import Training
import Transformer

/// A model by what a person gives: the folder of a model or of a training run, or the name of one that comes with calque.
struct ModelChoice {
  let folder: ModelFolder
  /// The name for a person: the path, or what the shipped model is called, with its size.
  let name: String

  /// Reads the model of a path or name.
  init(path: String) throws {
    // A folder of that name goes before the shipped model.
    let shipped = Self.exists(path) ? nil : try PretrainedModel.named(path)
    try self.init(folder: shipped?.path ?? path, title: shipped.map(Self.title) ?? path)
  }

  /// Reads a model that comes with calque.
  init(_ shipped: PretrainedModel) throws {
    try self.init(folder: shipped.path, title: Self.title(shipped))
  }

  private init(folder place: String, title: String) throws {
    if Self.exists("\(place)/config.json") {
      folder = try ModelFolder.load(place)
    } else if Self.exists(RunFolder(place).recipePath) {
      folder = try RunFolder(place).loadModel()
    } else {
      throw MissingModelError(path: place)
    }
    let millions = Double(folder.parameters.layout.count) / 1e6
    name = "\(title), \(millions.formatted(decimals: 1)) million weights"
  }

  /// What a command takes for a model, for its help.
  static var help: String { "the folder of a run or of a model, or a shipped one: \(shippedNames)" }

  /// The names of the models that come with calque; none where their list is damaged, which asking for one tells.
  fileprivate static var shippedNames: String {
    ((try? PretrainedModel.all.map(\.name)) ?? []).joined(separator: ", ")
  }

  private static func title(_ shipped: PretrainedModel) -> String { "\(shipped.name) (shipped)" }

  private static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }
}

/// A path at which there is no model.
struct MissingModelError: Error, CustomStringConvertible {
  let path: String

  var description: String {
    "\(path): no model here; give the folder of a run, one with a config.json, or a shipped model's name: "
      + ModelChoice.shippedNames
  }
}
