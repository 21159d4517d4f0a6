public import Tensors

/// Each row's cross entropy with its target, and whether the target had the greatest logit.
package struct CrossEntropyOperation: DifferentiableOperation {
  package let logits: Value
  package let loss: CrossEntropy
  package let losses: Value
  package let normalizers: Value
  package let correct: Value

  var effects: Effects {
    Effects(
      inputs: ValueList(logits), outputs: ValueList(losses, normalizers, correct),
      saved: ValueList(logits, normalizers))
  }

  func forward(in workspace: Workspace) {
    loss.evaluate(
      workspace.value(logits), losses: workspace.value(losses),
      normalizers: workspace.value(normalizers), correct: workspace.value(correct))
  }

  func backward(in workspace: Workspace) {
    guard let gradient = workspace.gradient(of: losses) else { return }
    let target = workspace.gradientTarget(of: logits)
    loss.differentiate(
      workspace.value(logits), normalizers: workspace.value(normalizers), gradient: gradient,
      into: target.matrix, accumulate: target.accumulate)
  }
}

extension Program {
  /// The losses `[rows, 1]`, and marks `[rows, 1]` that are 1 where the target is the first of the greatest logits.
  public mutating func crossEntropy(
    _ logits: Value, _ loss: CrossEntropy
  ) -> (losses: Value, correct: Value) {
    precondition(loss.targets.count == logits.rows, "\(loss.targets.count) targets")
    let losses = makeValue(rows: logits.rows, columns: 1)
    let normalizers = makeValue(rows: logits.rows, columns: 1)
    let correct = makeValue(rows: logits.rows, columns: 1)
    append(
      .crossEntropy(
        CrossEntropyOperation(
          logits: logits, loss: loss, losses: losses, normalizers: normalizers, correct: correct)))
    return (losses, correct)
  }
}
