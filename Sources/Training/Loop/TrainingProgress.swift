/// How far training has come, for display; given every fraction of a second and at every measurement.
public struct TrainingProgress: Hashable, Sendable {
  /// The latest figures; loss, accuracy and rates are those since the last line of metrics.
  public var metrics: TrainingMetrics
  /// The share of the budget that has been used up, in 0…1.
  public var fraction: Double
  /// The seconds that the rest will take at the present speed; nil before there is one.
  public var remainingSeconds: Double?
  /// The checkpoint that was just written, if one was.
  public var checkpoint: String?
}

/// What a run should do after a report of its progress.
public enum TrainingDecision: Hashable, Sendable {
  /// Train on.
  case proceed
  /// Save a checkpoint and end; the run can be resumed.
  case stop
}

/// How a run ended.
public struct TrainingSummary: Hashable, Sendable {
  /// The figures at the end, the measurement on held-out examples among them.
  public var metrics: TrainingMetrics
  /// Whether the run came to its end, and was not interrupted before.
  public var isComplete: Bool
  /// The number of measurements without a new best after which the run ended before its budget; nil where it did not.
  public var patience: Int?
  /// The best models that were kept, the best first.
  public var best: [KeptModel]
  /// The last checkpoint.
  public var checkpoint: String
  /// The folder of the trained model; nil where the run was stopped before its end.
  public var model: String?
}
