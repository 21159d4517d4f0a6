public import Transformer

/// Who changes the weights of a run: the cores of the processor, or a device.
///
/// A step is any number of parts of a batch, then its end. A learner may still be at work on a step when it takes the next one, so
/// findings come late; what has not been found to be finite is not kept. It belongs to one thread at a time.
public protocol Learner: AnyObject {
  /// Adds the gradients of a part of a step's batch.
  ///
  /// - Parameters:
  ///   - pairs: The examples of the part.
  ///   - firstSequence: The place of the first one in the step.
  ///   - step: The number of the step, from 1 on.
  /// - Throws: What the device cannot do.
  func accumulate(_ pairs: TokenPairs, firstSequence: Int, step: Int) throws(TrainingError)

  /// Ends a step: changes the weights by the gradients added, unless these or the loss are not finite.
  ///
  /// - Returns: The findings of the steps that are done since the last call, in order.
  func update(step: Int, rateFactor: Double) throws(TrainingError) -> [StepResult]

  /// Waits for all steps, and brings weights and state to the ``LearnerState``.
  ///
  /// - Returns: The findings of steps that were not told before.
  func synchronize() throws(TrainingError) -> [StepResult]

  /// The loss of examples under teacher forcing, without dropout, smoothing and change, by the averaged weights if there
  /// are any; between steps.
  func loss(of pairs: TokenPairs, in range: Range<Int>) throws(TrainingError) -> BatchLoss

  /// Runs the same weights as `loss` where they lie, until the next step; nil if that is the ``LearnerState``.
  var decoderMaker: DecoderMaker? { get }

  /// The first parameter whose gradient has an element that is not finite, where that is known after a step found so.
  var firstNotFiniteGradient: String? { get }
}

/// What a step found before it changed the weights.
public struct StepResult: Hashable, Sendable {
  /// The number of the step.
  public let step: Int
  /// The sums over its examples.
  public let loss: BatchLoss
  /// The Euclidean norm of the gradient of the mean loss, before clipping.
  public let gradientNorm: Double

  /// The findings of a step.
  public init(step: Int, loss: BatchLoss, gradientNorm: Double) {
    self.step = step
    self.loss = loss
    self.gradientNorm = gradientNorm
  }
}

/// Makes the learner of a run, whose recipe has everything decided, from the state that it begins with; some examples of the
/// run, the same whenever it is resumed, tell it what lengths there are.
public typealias LearnerMaker = (
  _ recipe: TrainingRecipe, _ state: LearnerState, _ sample: TokenPairs
) throws(TrainingError) -> any Learner
