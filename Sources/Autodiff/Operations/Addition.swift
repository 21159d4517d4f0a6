import Tensors

/// The sum of two values.
package struct AdditionOperation: DifferentiableOperation {
  package let first: Value
  package let second: Value
  package let output: Value

  var effects: Effects {
    Effects(inputs: ValueList(first, second), outputs: ValueList(output), saved: ValueList(nil))
  }

  func forward(in workspace: Workspace) {
    let sum = workspace.value(output)
    sum.set(workspace.value(first))
    sum.set(workspace.value(second), accumulate: true)
  }

  func backward(in workspace: Workspace) {
    guard let gradient = workspace.gradient(of: output) else { return }
    effects.inputs.forEach { workspace.gradientTarget(of: $0).set(gradient) }
  }
}

extension Program {
  /// The sum of two values of the same shape.
  public mutating func add(_ first: Value, _ second: Value) -> Value {
    precondition(
      first.rows == second.rows && first.columns == second.columns,
      "sum of \(first.rows) × \(first.columns) and \(second.rows) × \(second.columns)")
    let output = makeValue(rows: first.rows, columns: first.columns)
    append(.addition(AdditionOperation(first: first, second: second, output: output)))
    return output
  }
}
