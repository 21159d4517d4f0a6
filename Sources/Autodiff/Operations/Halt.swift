package import Tensors

/// One step of adaptive computation.
///
/// Graves 2016, section 2; Dehghani et al. 2019, section 2.2.
package struct HaltOperation: DifferentiableOperation {
  package let state: Value
  package let logits: Value
  package let previous: Halting?
  package let step: HaltingStep
  package let result: Halting

  var effects: Effects {
    Effects(
      inputs: ValueList(state, logits, previous?.output, previous?.progress),
      outputs: ValueList(result.output, result.progress, result.ponder),
      saved: ValueList(state, logits, previous?.progress, result.progress))
  }

  func forward(in workspace: Workspace) {
    step.evaluate(
      workspace.value(state), logits: workspace.value(logits),
      after: previous.map { matrices($0, workspace) }, into: matrices(result, workspace),
      ponder: workspace.value(result.ponder))
  }

  func backward(in workspace: Workspace) {
    let output = workspace.gradient(of: result.output)
    HaltingStep.differentiate(
      workspace.value(state), logits: workspace.value(logits),
      progress: (
        after: workspace.value(result.progress),
        before: previous.map { workspace.value($0.progress) }
      ),
      gradients: (
        output: output, progress: workspace.gradient(of: result.progress),
        ponder: workspace.gradient(of: result.ponder)
      ),
      into: HaltingStep.Places(
        // What only the output depends on gets a gradient only where the output has one.
        state: output.map { _ in workspace.gradientTarget(of: state) },
        logits: workspace.gradientTarget(of: logits),
        previousOutput: output.flatMap { _ in
          previous.map { workspace.gradientTarget(of: $0.output) }
        },
        previousProgress: previous.map { workspace.gradientTarget(of: $0.progress) }))
  }

  private func matrices(_ halting: Halting, _ workspace: Workspace) -> HaltingStep.State {
    HaltingStep.State(
      output: workspace.value(halting.output), progress: workspace.value(halting.progress))
  }
}

/// What a step of adaptive computation leaves.
public struct Halting: Sendable {
  /// `[rows, model]`: the weighted sum of states so far; after the last step, the result.
  public let output: Value
  /// `[rows, 2]`: the probability used so far, and the remainder once halted, else 0.
  public let progress: Value
  /// `[rows, 1]`: 1 if the step was taken, and the remainder on top where the row halts in it; 0 once it has.
  ///
  /// Over all steps the elements of a row add up to N + R, Graves' ponder cost, whose gradient is that of R.
  public let ponder: Value
}

extension Program {
  /// Adds a state `[rows, model]` to the weighted sum, with weights from logits `[rows, 1]`.
  ///
  /// A row counts its state with p = σ(logit) while the probabilities add up to at most 0.99, and halts with the
  /// remainder at the step that exceeds it, or at the last.
  public mutating func halt(
    state: Value, logits: Value, previous: Halting?, isLast: Bool
  ) -> Halting {
    precondition(
      logits.rows == state.rows && logits.columns == 1,
      "logits \(logits.rows) × \(logits.columns) for \(state.rows) rows")
    if let sum = previous?.output {
      precondition(
        sum.rows == state.rows && sum.columns == state.columns,
        "a state of \(state.rows) × \(state.columns) after \(sum.rows) × \(sum.columns)")
    }
    let result = Halting(
      output: makeValue(rows: state.rows, columns: state.columns),
      progress: makeValue(rows: state.rows, columns: 2),
      ponder: makeValue(rows: state.rows, columns: 1))
    append(
      .halt(
        HaltOperation(
          state: state, logits: logits, previous: previous, step: HaltingStep(isLast: isLast),
          result: result)))
    return result
  }
}
