import Tensors

/// σ(logits)·new + (1 − σ(logits))·old.
///
/// The copy gate of Csordás, Irie and Schmidhuber 2022, section 3.1.
package struct GateOperation: DifferentiableOperation {
  package let old: Value
  package let new: Value
  package let logits: Value
  package let output: Value

  var effects: Effects {
    let inputs = ValueList(old, new, logits)
    return Effects(inputs: inputs, outputs: ValueList(output), saved: inputs)
  }

  func forward(in workspace: Workspace) {
    workspace.value(output).setGate(
      workspace.value(old), workspace.value(new), logits: workspace.value(logits))
  }

  func backward(in workspace: Workspace) {
    guard let gradient = workspace.gradient(of: output) else { return }
    gradient.differentiateGate(
      workspace.value(old), workspace.value(new), logits: workspace.value(logits),
      into: (
        old: workspace.gradientTarget(of: old), new: workspace.gradientTarget(of: new),
        logits: workspace.gradientTarget(of: logits)
      ))
  }
}

extension Program {
  /// σ(logits)·new + (1 − σ(logits))·old by elements; all three have the same shape.
  public mutating func gate(_ old: Value, _ new: Value, logits: Value) -> Value {
    for value in [new, logits] {
      precondition(
        value.rows == old.rows && value.columns == old.columns,
        "a gate of \(old.rows) × \(old.columns) and \(value.rows) × \(value.columns)")
    }
    let output = makeValue(rows: old.rows, columns: old.columns)
    append(.gate(GateOperation(old: old, new: new, logits: logits, output: output)))
    return output
  }
}
