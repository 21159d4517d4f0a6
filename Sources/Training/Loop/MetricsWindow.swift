import FoundationEssentials
import Transformer

/// What has happened since the last line of metrics, and the clocks of a run.
struct MetricsWindow {
  /// The share of the budget that was used up when this process began.
  let fractionAtStart: Double
  private let secondsBefore: Double
  private let sessionStart = ContinuousClock.now
  private var lastCheckpoint = ContinuousClock.now
  private var lastProgress = ContinuousClock.now

  private var loss = BatchLoss()
  private var stepSeconds = 0.0
  private var waitingSeconds = 0.0
  private var lastStepEnd = ContinuousClock.now
  private var examplesAtStart: Int
  private var tokensAtStart: Int
  private var gradientNorm = 0.0
  private var learningRate = 0.0

  init(state: CheckpointState) {
    secondsBefore = state.seconds
    examplesAtStart = state.examples
    tokensAtStart = state.tokens
    fractionAtStart = state.recipe.budget.fraction(
      steps: state.step, examples: state.examples, seconds: state.seconds)
  }

  /// Whether no step has been added since the last line.
  var isEmpty: Bool { loss.sequenceCount == 0 }
  /// The seconds of this process.
  var sessionSeconds: Double { Self.seconds(since: sessionStart) }
  /// The seconds of the run.
  var seconds: Double { secondsBefore + sessionSeconds }
  var secondsSinceCheckpoint: Double { Self.seconds(since: lastCheckpoint) }
  var isProgressDue: Bool { Self.seconds(since: lastProgress) >= 0.25 }

  mutating func noteCheckpoint() {
    lastCheckpoint = .now
    lastStepEnd = .now
  }

  mutating func noteProgress() {
    lastProgress = .now
    lastStepEnd = .now
  }

  /// Takes in the time since an instant, in which a step waited for its examples.
  mutating func noteWaiting(since instant: ContinuousClock.Instant) {
    waitingSeconds += Self.seconds(since: instant)
  }

  /// Takes in a step that has just ended.
  mutating func add(_ result: StepResult, learningRate: Double) {
    loss += result.loss
    gradientNorm = result.gradientNorm
    self.learningRate = learningRate
    stepSeconds += Self.seconds(since: lastStepEnd)
    lastStepEnd = .now
  }

  /// Begins anew after a line of metrics.
  mutating func restart(_ state: CheckpointState) {
    loss = BatchLoss()
    stepSeconds = 0
    waitingSeconds = 0
    examplesAtStart = state.examples
    tokensAtStart = state.tokens
    lastStepEnd = .now
  }

  /// The figures since the last line.
  func metrics(_ state: CheckpointState, epoch: Double) -> TrainingMetrics {
    let seconds = max(stepSeconds, 1e-9)
    return TrainingMetrics(
      step: state.step, examples: state.examples, tokens: state.tokens, epoch: epoch,
      seconds: self.seconds, loss: loss.meanLoss,
      tokenAccuracy: Double(loss.correctTokenCount) / Double(max(loss.tokenCount, 1)),
      learningRate: learningRate, gradientNorm: gradientNorm,
      examplesPerSecond: Double(state.examples - examplesAtStart) / seconds,
      tokensPerSecond: Double(state.tokens - tokensAtStart) / seconds,
      waitingShare: waitingSeconds / seconds, time: Date().timeIntervalSince1970)
  }

  private static func seconds(since instant: ContinuousClock.Instant) -> Double {
    let components = (ContinuousClock.now - instant).components
    return Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
