public import Transformer

/// The state of a run at one step, on disk: a model folder with the optimiser's state and the counters beside it.
///
/// A checkpoint is therefore also a model that ``ModelFolder/load(_:)`` reads: the averaged weights where the recipe asks
/// for an average, else the trained ones. `optimizer.safetensors` then holds the trained ones as `weight.…`.
public struct Checkpoint: Sendable {
  /// The model at that step.
  public let model: ModelFolder
  /// The weights that training goes on with; those of the model unless it has averaged ones.
  public let weights: Parameters
  /// The counters and the recipe.
  public let state: CheckpointState
  /// The optimiser with its state.
  let optimizer: any Optimizer

  static let optimizerFile = "optimizer.safetensors"
  static let stateFile = "state.json"
  static let fileNames = ModelFolder.fileNames + [optimizerFile, stateFile]
  private static let weightPrefix = "weight."

  init(
    model: ModelFolder, weights: Parameters, optimizer: any Optimizer, state: CheckpointState
  ) {
    self.model = model
    self.weights = weights
    self.optimizer = optimizer
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
    let layout = model.parameters.layout
    let checkpoint = Checkpoint(
      model: model,
      weights: state.recipe.averageDecay > 0 ? Parameters(layout: layout) : model.parameters,
      optimizer: state.recipe.optimizer.makeOptimizer(for: layout), state: state)
    try ParameterFile.fill(
      checkpoint.tensors, from: try SafetensorsFile(path: "\(path)/\(optimizerFile)"))
    return checkpoint
  }

  /// Writes the checkpoint, whole or not at all.
  public func save(to path: String) throws(FileError) {
    try AtomicFolder.write(to: path) { folder throws(FileError) in
      var files = try model.write(into: folder, storedAs: .float32)
      files.append(
        (
          Self.optimizerFile,
          try SafetensorsWriter.write(tensors, to: "\(folder)/\(Self.optimizerFile)")
        ))
      let statePath = "\(folder)/\(Self.stateFile)"
      let bytes = try JSONFile.bytes(of: state, for: statePath)
      files.append((Self.stateFile, try AtomicFile.write(bytes, to: statePath)))
      return files
    }
  }

  /// What is in the file beside the model.
  private var tensors: [SafetensorsWriter.Tensor] {
    guard weights !== model.parameters else { return optimizer.state }
    return optimizer.state + ParameterFile.tensors(of: weights, prefix: Self.weightPrefix)
  }

  private struct FormatOnly: Decodable {
    var format: Int
  }
}
