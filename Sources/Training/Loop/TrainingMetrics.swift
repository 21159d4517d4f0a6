/// One line of `metrics.jsonl`: what training has come to at a step.
public struct TrainingMetrics: Codable, Hashable, Sendable {
  /// The number of optimisation steps done.
  public var step: Int
  /// The number of training examples used.
  public var examples: Int
  /// The number of source and target tokens used.
  public var tokens: Int
  /// The number of passes over the data, with the part of the present one; 0 for a mixture of tasks.
  public var epoch: Double
  /// The seconds spent in training so far.
  public var seconds: Double
  /// The mean cross entropy of a target token since the last line, in nats, smoothed if the recipe says so.
  public var loss: Double
  /// The share of target tokens predicted since the last line.
  public var tokenAccuracy: Double
  /// The learning rate of the step.
  public var learningRate: Double
  /// The norm of the gradient at the step, before clipping.
  public var gradientNorm: Double
  /// Training examples a second since the last line, measurements and checkpoints left out.
  public var examplesPerSecond: Double
  /// Tokens a second since the last line, measurements and checkpoints left out.
  public var tokensPerSecond: Double
  /// The share of that time, measurements and checkpoints left out, in which the learner waited for examples.
  public var waitingShare: Double?
  /// The date, in seconds since 1970.
  public var time: Double?
  /// What was found on held-out examples at this step, where that was due.
  public var validation: ValidationResult?
  /// What checking the model's answers found at this step, where that was due.
  public var verified: VerifiedResult?
}

/// What a model does on held-out examples when each next token is asked for after the right ones before it.
public struct ValidationResult: Codable, Hashable, Sendable {
  /// The number of examples.
  public var examples: Int
  /// The mean cross entropy of a target token, in nats, without smoothing.
  public var loss: Double
  /// The share of target tokens that had the greatest probability.
  public var tokenAccuracy: Double
  /// The share of examples of which every target token had; greedy decoding gives the same share of exact matches.
  public var exactMatch: Double
}
