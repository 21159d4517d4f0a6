import CKernels

/// One step of adaptive computation: each row has a probability to halt, and halts once they add up to nearly one.
///
/// Graves 2016, "Adaptive computation time for recurrent neural networks", section 2; by positions as in Dehghani et al.
/// 2019, "Universal transformers". A row that goes on counts its state with its probability p, one that halts with the
/// remainder 1 − Σp, and one that has halted no longer.
public struct HaltingStep: Sendable {
  /// The sum of probabilities at which a row halts.
  public static let threshold: Float = 0.99

  /// Whether every row halts that has not yet.
  public let isLast: Bool

  /// A step.
  public init(isLast: Bool) { self.isLast = isLast }

  /// What a step leaves, or the gradients there.
  public struct State: Sendable {
    /// `[rows, model]`: the weighted sum of states so far.
    public let output: Matrix
    /// `[rows, 2]`: the probability used so far, and the remainder once halted, else 0.
    public let progress: Matrix

    /// Both matrices.
    public init(output: Matrix, progress: Matrix) {
      self.output = output
      self.progress = progress
    }
  }

  /// Takes the step.
  ///
  /// - Parameters:
  ///   - state: `[rows, model]`.
  ///   - logits: `[rows, 1]`, whose logistic function is the probability to halt.
  ///   - previous: What the step before left; nil before the first.
  ///   - result: What this one leaves; may be `previous`.
  ///   - ponder: `[rows, 1]`: 1 for a step taken, and the remainder on top of it where the row halts.
  public func evaluate(
    _ state: Matrix, logits: Matrix, after previous: State?, into result: State, ponder: Matrix
  ) {
    state.requireContiguous(state.rows, state.columns, "the state")
    logits.requireContiguous(state.rows, 1, "the logits")
    Self.check(previous?.output, previous?.progress, nil, state)
    Self.check(result.output, result.progress, ponder, state)
    unsafe kernel_halt(
      Self.kernel(result.output, result.progress, ponder), state.pointer, logits.pointer,
      Self.kernel(previous?.output, previous?.progress, nil), state.rows, state.columns,
      Self.threshold, isLast)
  }

  /// Where the gradients of a step go; that of the output before is wanted only with one at the output.
  public struct Places: Sendable {
    let state: GradientPlace?
    let logits: GradientPlace
    let previousOutput: GradientPlace?
    let previousProgress: GradientPlace?

    /// The places of the four inputs.
    public init(
      state: GradientPlace?, logits: GradientPlace, previousOutput: GradientPlace?,
      previousProgress: GradientPlace?
    ) {
      self.state = state
      self.logits = logits
      self.previousOutput = previousOutput
      self.previousProgress = previousProgress
    }
  }

  /// Puts the gradients of `evaluate` to their places.
  ///
  /// - Parameters:
  ///   - state: The state of the step.
  ///   - logits: Its logits.
  ///   - progress: What it left, and what the step before had left.
  ///   - gradients: The gradients at output, progress and ponder; nil where nothing depends on them.
  ///   - places: Where those at the inputs go; nil where none is wanted.
  public static func differentiate(
    _ state: Matrix, logits: Matrix, progress: (after: Matrix, before: Matrix?),
    gradients: (output: Matrix?, progress: Matrix?, ponder: Matrix?), into places: Places
  ) {
    state.requireContiguous(state.rows, state.columns, "the state")
    logits.requireContiguous(state.rows, 1, "the logits")
    check(gradients.output, gradients.progress, gradients.ponder, state)
    check(nil, progress.after, nil, state)
    check(places.state?.matrix, progress.before, places.logits.matrix, state)
    check(places.previousOutput?.matrix, places.previousProgress?.matrix, nil, state)
    unsafe kernel_halt_backward(
      kernel(gradients.output, gradients.progress, gradients.ponder), state.pointer,
      logits.pointer, progress.after.pointer, progress.before?.pointer,
      kernel_halt_gradients(
        state: places.state.kernel, logits: Optional(places.logits).kernel,
        previous_output: places.previousOutput.kernel,
        previous_progress: places.previousProgress.kernel), state.rows, state.columns)
  }

  private static func check(
    _ output: Matrix?, _ progress: Matrix?, _ column: Matrix?, _ state: Matrix
  ) {
    output?.requireContiguous(state.rows, state.columns, "an output of halting")
    progress?.requireContiguous(state.rows, 2, "the progress of halting")
    column?.requireContiguous(state.rows, 1, "a column of halting")
  }

  private static func kernel(
    _ output: Matrix?, _ progress: Matrix?, _ ponder: Matrix?
  ) -> kernel_halting {
    unsafe kernel_halting(
      output: output?.pointer, progress: progress?.pointer, ponder: ponder?.pointer)
  }
}
