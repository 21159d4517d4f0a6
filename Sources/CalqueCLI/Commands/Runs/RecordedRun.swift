import Training

/// A training run as its folder tells of it, finished or not.
struct RecordedRun {
  /// The folder.
  let folder: String
  /// The recipe with everything decided.
  let recipe: TrainingRecipe
  /// The lines of metrics, in order.
  let metrics: [TrainingMetrics]

  /// Reads recipe and metrics.
  init(folder: String) throws {
    let run = RunFolder(folder)
    self.folder = folder
    recipe = try TrainingRecipe.read(run.recipePath)
    metrics = try TrainingMetrics.read(run.metricsPath)
  }

  /// Whether there is a run in a folder.
  static func exists(in folder: String) -> Bool {
    TrainCommand.isFile(RunFolder(folder).recipePath)
  }
}

/// A number of the lines of metrics, by the name on the command line.
enum RunMetric: String, CaseIterable, Sendable {
  case loss, validationLoss, verified, exactMatch, tokenAccuracy, validationTokenAccuracy
  case learningRate, gradientNorm, examplesPerSecond, tokensPerSecond, waitingShare

  /// What is drawn where nothing else is asked for, as far as it was measured.
  static let usual: [RunMetric] = [.loss, .validationLoss, .verified, .exactMatch]

  /// The value in a line; nil where it was not measured or is no finite number.
  func value(in metrics: TrainingMetrics) -> Double? {
    let value: Double? =
      switch self {
      case .loss: metrics.loss
      case .validationLoss: metrics.validation?.loss
      case .verified: metrics.verified?.share
      case .exactMatch: metrics.validation?.exactMatch
      case .tokenAccuracy: metrics.tokenAccuracy
      case .validationTokenAccuracy: metrics.validation?.tokenAccuracy
      case .learningRate: metrics.learningRate
      case .gradientNorm: metrics.gradientNorm
      case .examplesPerSecond: metrics.examplesPerSecond
      case .tokensPerSecond: metrics.tokensPerSecond
      case .waitingShare: metrics.waitingShare
      }
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  /// What it is, in words.
  var words: String {
    switch self {
    case .loss: "training loss"
    case .validationLoss: "held-out loss"
    case .verified: "verified answers (share)"
    case .exactMatch: "held-out answers predicted exactly (share)"
    case .tokenAccuracy: "training tokens predicted (share)"
    case .validationTokenAccuracy: "held-out tokens predicted (share)"
    case .learningRate: "learning rate"
    case .gradientNorm: "norm of the gradient"
    case .examplesPerSecond: "examples a second"
    case .tokensPerSecond: "tokens a second"
    case .waitingShare: "waiting for examples (share of the time)"
    }
  }
}

/// Metrics by name, separated by commas.
struct RunMetrics: ArgumentValue {
  var metrics: [RunMetric]

  static var expectation: String {
    "names separated by commas, of " + RunMetric.allCases.map(\.rawValue).joined(separator: ", ")
  }

  init?(argument: String) {
    let names = argument.split(separator: ",", omittingEmptySubsequences: false)
    metrics = names.compactMap { RunMetric(rawValue: String($0)) }
    if metrics.count != names.count || Set(metrics).count != names.count { return nil }
  }

  var argumentText: String? { metrics.map(\.rawValue).joined(separator: ",") }
}
