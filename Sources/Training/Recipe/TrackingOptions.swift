/// How often the answers of the model to held-out problems are searched for, parsed and checked.
public struct VerificationOptions: Codable, Hashable, Sendable {
  /// The steps between checks; 0 for none.
  public var everySteps = 0
  /// The most problems of a check, over all tasks together; 1 or more.
  public var problems = 200
  /// The number of hypotheses that the search keeps; 1 for greedy search.
  public var beamWidth = 1

  /// Creates the default: none.
  public init() {}

  /// The name of the first setting that makes no sense, and what it may be.
  var problem: (field: String, problem: String)? {
    if everySteps < 0 { return ("everySteps", "\(everySteps) is negative") }
    if !(1...10_000_000).contains(problems) {
      return ("problems", "\(problems) is not in 1…10000000")
    }
    return (1...1000).contains(beamWidth) ? nil : ("beamWidth", "\(beamWidth) is not in 1…1000")
  }
}

/// A number that is measured in the course of a run and by which models are compared.
public enum TrackedMetric: String, CaseIterable, Codable, Hashable, Sendable {
  /// The share of held-out problems with a verified answer.
  case verified
  /// The mean cross entropy of a target token of held-out examples.
  case validationLoss
  /// The share of held-out examples of which every next token is predicted.
  case exactMatch
  /// The share of next tokens of held-out examples that are predicted.
  case tokenAccuracy

  /// Whether a model with the first value is better.
  func prefers(_ value: Double, to other: Double) -> Bool {
    self == .validationLoss ? value < other : value > other
  }

  /// The value in a line of metrics, where it was measured.
  func value(in metrics: TrainingMetrics) -> Double? {
    switch self {
    case .verified: metrics.verified?.share
    case .validationLoss: metrics.validation?.loss
    case .exactMatch: metrics.validation?.exactMatch
    case .tokenAccuracy: metrics.validation?.tokenAccuracy
    }
  }
}

/// Which models are kept beside the latest checkpoints, in the folder `best` of the run.
public struct KeepBestOptions: Codable, Hashable, Sendable {
  /// What makes a model better.
  public var metric = TrackedMetric.verified
  /// The number of models that are kept; 0 for none.
  ///
  /// Those that others have taken the place of go with the next checkpoint.
  public var count = 0

  /// Creates the default: none.
  public init() {}

  /// The name of the first setting that makes no sense, and what it may be.
  var problem: (field: String, problem: String)? {
    (0...1000).contains(count) ? nil : ("count", "\(count) is not in 0…1000")
  }
}

/// When a run that no longer gets better ends before its budget.
public struct EarlyStoppingOptions: Codable, Hashable, Sendable {
  /// What is to get better.
  public var metric = TrackedMetric.validationLoss
  /// The number of measurements in a row without a new best after which the run ends; 0 for never.
  public var patience = 0
  /// By how much a value must pass the best one to count as better, at least 0.
  public var minimumGain = 0.0

  /// Creates the default: never.
  public init() {}

  /// The name of the first setting that makes no sense, and what it may be.
  var problem: (field: String, problem: String)? {
    if patience < 0 { return ("patience", "\(patience) is negative") }
    return minimumGain >= 0 && minimumGain.isFinite
      ? nil : ("minimumGain", "\(minimumGain) is not a finite number of at least 0")
  }
}

extension TrainingRecipe {
  /// The metrics that something is decided by, with the field that says so.
  var metricsInUse: [(field: String, metric: TrackedMetric)] {
    (keepBest.count > 0 ? [("keepBest", keepBest.metric)] : [])
      + (earlyStopping.patience > 0 ? [("earlyStopping", earlyStopping.metric)] : [])
  }

  /// Refuses a metric that is never measured.
  func validateMetrics() throws(RecipeError) {
    for (field, metric) in metricsInUse {
      let (cadence, name) =
        metric == .verified
        ? (verification.everySteps, "verification") : (validation.everySteps, "validation")
      guard cadence > 0 else {
        throw RecipeError(
          field: "\(field).metric",
          problem: "'\(metric.rawValue)' is not measured; set \(name).everySteps")
      }
    }
  }
}
