import Tensors

/// silu(gate)·up of a value whose columns are the gate and then up.
///
/// Shazeer 2020, "GLU variants improve transformer", SwiGLU.
package struct GatedLinearUnitOperation: DifferentiableOperation {
  package let input: Value
  package let output: Value

  var effects: Effects {
    Effects(inputs: ValueList(input), outputs: ValueList(output), saved: ValueList(input))
  }

  func forward(in workspace: Workspace) {
    workspace.value(output).setGatedLinearUnit(of: workspace.value(input))
  }

  func backward(in workspace: Workspace) {
    guard let gradient = workspace.gradient(of: output) else { return }
    gradient.differentiateGatedLinearUnit(
      of: workspace.value(input), into: workspace.gradientTarget(of: input))
  }
}

extension Program {
  /// `[rows, 2n]`, the gate and then up, to silu(gate)·up, `[rows, n]`.
  public mutating func gatedLinearUnit(_ input: Value) -> Value {
    precondition(input.columns % 2 == 0, "a gated linear unit of \(input.columns) columns")
    let output = makeValue(rows: input.rows, columns: input.columns / 2)
    append(.gatedLinearUnit(GatedLinearUnitOperation(input: input, output: output)))
    return output
  }
}
