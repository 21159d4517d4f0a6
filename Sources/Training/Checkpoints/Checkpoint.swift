import Transformer

/// The state of a run at one step, on disk: a model folder with the optimiser's moments and the counters beside it.
///
/// A checkpoint is therefore also a model that ``ModelFolder/load(_:)`` reads.
public struct Checkpoint: Sendable {
  /// The model at that step.
  public let model: ModelFolder
  /// The optimiser with its moments.
  public let adam: Adam
  /// The counters and the recipe.
  public let state: CheckpointState

  static let momentsFile = "optimizer.safetensors"
  static let stateFile = "state.json"
  static let fileNames = ModelFolder.fileNames + [momentsFile, stateFile]
  private static let firstMomentPrefix = "first_moment."
  private static let secondMomentPrefix = "second_moment."

  init(model: ModelFolder, adam: Adam, state: CheckpointState) {
    self.model = model
    self.adam = adam
    self.state = state
  }

  /// Reads a checkpoint; a damaged or incomplete one is refused with the file named.
  public static func load(_ path: String) throws(FileError) -> Checkpoint {
    try AtomicFolder.verify(path, containing: fileNames)
    let statePath = "\(path)/\(stateFile)"
    // The format comes first: a later one may have other fields.
    let format = try JSONFile.read(FormatOnly.self, from: statePath).format
    guard format == CheckpointState.currentFormat else {
      throw FileError(
        path: statePath, place: "format",
        .malformed("is \(format); this version reads \(CheckpointState.currentFormat)"))
    }
    let state = try JSONFile.read(CheckpointState.self, from: statePath)
    let model = try ModelFolder.load(path)
    guard model.configuration == state.recipe.model else {
      throw FileError(
        path: statePath, place: "recipe.model",
        .malformed("is not the configuration in \(ConfigurationFile.name)"))
    }
    let file = try SafetensorsFile(path: "\(path)/\(momentsFile)")
    let layout = model.parameters.layout
    let adam = Adam(
      state.recipe.optimizer,
      firstMoments: try ParameterFile.read(layout, from: file, prefix: firstMomentPrefix),
      secondMoments: try ParameterFile.read(layout, from: file, prefix: secondMomentPrefix))
    return Checkpoint(model: model, adam: adam, state: state)
  }

  /// Writes the checkpoint, whole or not at all.
  public func save(to path: String) throws(FileError) {
    try AtomicFolder.write(to: path) { folder throws(FileError) in
      var files = try model.write(into: folder, storedAs: .float32)
      let moments =
        ParameterFile.tensors(of: adam.firstMoments, prefix: Self.firstMomentPrefix)
        + ParameterFile.tensors(of: adam.secondMoments, prefix: Self.secondMomentPrefix)
      files.append(
        (
          Self.momentsFile,
          try SafetensorsWriter.write(moments, to: "\(folder)/\(Self.momentsFile)")
        ))
      let statePath = "\(folder)/\(Self.stateFile)"
      let bytes = try JSONFile.bytes(of: state, for: statePath)
      files.append((Self.stateFile, try AtomicFile.write(bytes, to: statePath)))
      return files
    }
  }

  private struct FormatOnly: Decodable {
    var format: Int
  }
}
