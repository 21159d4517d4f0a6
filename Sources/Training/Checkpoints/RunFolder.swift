/// The folder of a run and what lies where in it.
///
/// ```
/// recipe.json      the recipe with every setting
/// metrics.jsonl    one line every so many steps
/// events.out…      the same for TensorBoard
/// checkpoints/     step-000001000, …: the latest few, each a model folder with the state of training
/// best/            step-000001000, …: the best few by a metric, where the recipe asks for them
/// model/           the trained model, from the end of training on until the run goes on with a larger budget
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
  /// The measurements of the run as TensorBoard reads them.
  public var eventsPath: String { "\(path)/events.out.tfevents.calque" }
  /// The folder of the trained model.
  public var modelPath: String { "\(path)/model" }

  private var checkpointsPath: String { "\(path)/checkpoints" }
  private static let checkpointPrefix = "step-"

  /// The folder of the latest whole checkpoint, or nil where there is none.
  public func latestCheckpointPath() throws(FileError) -> String? {
    try checkpointNames().last.map { "\(checkpointsPath)/\($0)" }
  }

  /// The model to use: the trained one, or that of the latest checkpoint while training has not ended.
  ///
  /// The trained one is never older than a checkpoint, for a run that goes on removes it first.
  public func loadModel() throws(FileError) -> ModelFolder {
    if !Folder.exists(modelPath), let checkpoint = try latestCheckpointPath() {
      return try ModelFolder.load(checkpoint)
    }
    return try ModelFolder.load(modelPath)
  }

  /// The folder of one of the best models, by the number of its steps.
  public func bestPath(step: Int) -> String { "\(path)/best/\(Self.name(ofStep: step))" }

  /// Creates the folders.
  func create() throws(FileError) { try Folder.create(checkpointsPath) }

  /// Refuses a folder in which a run has begun.
  func requireUnused() throws(FileError) {
    let used = ["recipe.json", "metrics.jsonl", "checkpoints", "model"]
    if let found = try Folder.names(in: path).first(where: used.contains) {
      throw FileError(path: path, .notEmpty(found: found))
    }
  }

  /// Saves a checkpoint, then removes all but the latest few and the best models that it does not name; returns its folder.
  func save(_ checkpoint: Checkpoint, keeping count: Int) throws(FileError) -> String {
    let result = "\(checkpointsPath)/\(Self.name(ofStep: checkpoint.state.step))"
    try checkpoint.save(to: result)
    for name in try checkpointNames().dropLast(count) {
      try Self.remove("\(checkpointsPath)/\(name)")
    }
    try removeLeftovers()
    try removeBest(except: checkpoint.state.best)
    return result
  }

  /// Saves one of the best models.
  ///
  /// Those that it takes the place of stay until a checkpoint says so: a killed run goes on from one that names them.
  func saveBest(_ checkpoint: Checkpoint) throws(FileError) {
    try checkpoint.save(to: bestPath(step: checkpoint.state.step))
  }

  /// Removes the trained model of a run that goes on; the last checkpoint has the same weights.
  func removeModel() throws(FileError) {
    guard Folder.exists(modelPath) else { return }
    try AtomicFolder.requireOwn(modelPath)
    try Self.remove(modelPath)
  }

  private func removeBest(except best: [KeptModel]) throws(FileError) {
    let kept = best.map { Self.name(ofStep: $0.step) }
    for name in try Folder.names(in: "\(path)/best")
    where name.hasPrefix(Self.checkpointPrefix) && !kept.contains(name) {
      try Self.remove("\(path)/best/\(name)")
    }
  }

  private static func name(ofStep step: Int) -> String {
    let digits = String(step)
    return checkpointPrefix + String(repeating: "0", count: max(0, 9 - digits.count)) + digits
  }

  /// Removes a model folder, which is none any longer before its first file goes.
  private static func remove(_ path: String) throws(FileError) {
    let doomed = path + AtomicFile.partialSuffix
    try Folder.remove(doomed)
    try Folder.rename(path, to: doomed)
    try Folder.remove(doomed)
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
