/// The folder of a run and what lies where in it.
///
/// ```
/// recipe.json      the recipe with every setting
/// metrics.jsonl    one line every so many steps
/// checkpoints/     step-000001000, …: the latest few, each a model folder with the state of training
/// model/           the trained model, when training has ended
/// ```
public struct RunFolder: Hashable, Sendable {
  /// The folder.
  public let path: String

  /// Names a folder, which need not exist.
  public init(_ path: String) { self.path = path }

  /// The recipe of the run, with every setting.
  public var recipePath: String { "\(path)/recipe.json" }
  /// The measurements of the run, one JSON object a line.
  public var metricsPath: String { "\(path)/metrics.jsonl" }
  /// The folder of the trained model.
  public var modelPath: String { "\(path)/model" }

  private var checkpointsPath: String { "\(path)/checkpoints" }
  private static let checkpointPrefix = "step-"

  /// The folder of the latest whole checkpoint, or nil where there is none.
  public func latestCheckpointPath() throws(FileError) -> String? {
    try checkpointNames().last.map { "\(checkpointsPath)/\($0)" }
  }

  /// The model to use: the trained one, or that of the latest checkpoint while training has not ended.
  public func loadModel() throws(FileError) -> ModelFolder {
    if !Folder.exists(modelPath), let checkpoint = try latestCheckpointPath() {
      return try ModelFolder.load(checkpoint)
    }
    return try ModelFolder.load(modelPath)
  }

  /// Creates the folders.
  func create() throws(FileError) { try Folder.create(checkpointsPath) }

  /// Refuses a folder in which a run has begun.
  func requireUnused() throws(FileError) {
    let used = ["recipe.json", "metrics.jsonl", "checkpoints", "model"]
    if let found = try Folder.names(in: path).first(where: used.contains) {
      throw FileError(path: path, .notEmpty(found: found))
    }
  }

  /// Saves a checkpoint and removes all but the latest few; returns its folder.
  func save(_ checkpoint: Checkpoint, keeping count: Int) throws(FileError) -> String {
    let digits = String(checkpoint.state.step)
    let zeros = String(repeating: "0", count: max(0, 9 - digits.count))
    let result = "\(checkpointsPath)/\(Self.checkpointPrefix)\(zeros)\(digits)"
    try checkpoint.save(to: result)
    for name in try checkpointNames().dropLast(count) {
      // No longer a checkpoint before its first file goes.
      let doomed = "\(checkpointsPath)/\(name)\(AtomicFile.partialSuffix)"
      try Folder.remove(doomed)
      try Folder.rename("\(checkpointsPath)/\(name)", to: doomed)
    }
    try removeLeftovers()
    return result
  }

  /// Removes what a killed process has left half-written.
  func removeLeftovers() throws(FileError) {
    for name in try Folder.names(in: checkpointsPath)
    where name.hasPrefix(Self.checkpointPrefix) && name.contains(".") {
      try Folder.remove("\(checkpointsPath)/\(name)")
    }
  }

  /// The names of whole checkpoints, the earliest first.
  private func checkpointNames() throws(FileError) -> [String] {
    try Folder.names(in: checkpointsPath).filter { name in
      name.hasPrefix(Self.checkpointPrefix)
        && name.dropFirst(Self.checkpointPrefix.count).allSatisfy(\.isNumber)
    }
  }
}
