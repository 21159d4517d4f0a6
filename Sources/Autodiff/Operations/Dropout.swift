public import Tensors

/// Drops elements by a mask that is a function of a key and the element's index.
///
/// Srivastava et al. 2014.
package struct DropoutOperation: DifferentiableOperation {
  package let input: Value
  package let mask: DropoutMask
  package let output: Value

  var effects: Effects {
    Effects(
      inputs: ValueList(input), outputs: ValueList(output),
      saved: ValueList(nil))
  }

  func forward(in workspace: Workspace) {
    mask.apply(to: workspace.value(input), into: workspace.value(output))
  }

  func backward(in workspace: Workspace) {
    guard let gradient = workspace.gradient(of: output) else { return }
    // The mask is its own gradient: linear in the input.
    let target = workspace.gradientTarget(of: input)
    mask.apply(to: gradient, into: target.matrix, accumulate: target.accumulate)
  }
}

extension Program {
  /// The value with elements dropped and the rest scaled up to the same mean.
  public mutating func dropout(_ input: Value, _ mask: DropoutMask) -> Value {
    let output = makeValue(rows: input.rows, columns: input.columns)
    append(.dropout(DropoutOperation(input: input, mask: mask, output: output)))
    return output
  }
}
