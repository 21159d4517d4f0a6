public import Tensors

/// y = activation(x·Wᵀ + b), `[rows, inputs]` to `[rows, outputs]`; without a bias b is 0.
package struct LinearOperation: DifferentiableOperation {
  package let input: Value
  package let weight: ParameterMatrix
  package let bias: ParameterMatrix?
  package let activation: Activation?
  package let output: Value
  /// What the activation was applied to, where its gradient needs that: GELU.
  package let preactivation: Value?

  var effects: Effects {
    Effects(
      inputs: ValueList(input), outputs: ValueList(output, preactivation),
      saved: ValueList(input, preactivation ?? (activation == nil ? nil : output)),
      backwardScratchCount: bias == nil && activation != nil ? output.columns : 0)
  }

  func forward(in workspace: Workspace) {
    let linear = workspace.value(preactivation ?? output)
    workspace.multiply(workspace.value(input), weight, adding: bias, into: linear)
    if let activation { workspace.value(output).setActivation(activation, of: linear) }
  }

  func backward(in workspace: Workspace) {
    guard let gradient = workspace.gradient(of: output) else { return }
    let biasGradient = bias.map { workspace.parameterGradient($0) }
    if let activation {
      // In place: nobody reads the gradient at the output after this.
      gradient.applyActivationGradient(
        activation, reference: workspace.value(preactivation ?? output),
        // Without a bias nobody asks for the sums.
        addingColumnSumsTo: biasGradient ?? workspace.scratch(count: output.columns))
    } else if let biasGradient {
      gradient.addColumnSums(to: biasGradient)
    }
    workspace.parameterGradient(weight).setProduct(
      gradient, workspace.value(input), transposing: .left, accumulate: true)
    let target = workspace.gradientTarget(of: input)
    target.matrix.setProduct(
      gradient, workspace.parameter(weight), accumulate: target.accumulate)
  }
}

extension Program {
  /// activation(input·weightᵀ + bias) for a weight `[outputs, inputs]` and a bias `[1, outputs]`, if there is one.
  public mutating func linear(
    _ input: Value, weight: ParameterMatrix, bias: ParameterMatrix?, activation: Activation? = nil
  ) -> Value {
    precondition(
      weight.columns == input.columns && (bias?.columns ?? weight.rows) == weight.rows,
      "linear \(weight.rows) × \(weight.columns), bias \(bias?.columns ?? 0), of \(input.columns)")
    let output = makeValue(rows: input.rows, columns: weight.rows)
    let preactivation =
      activation == .gelu ? makeValue(rows: input.rows, columns: weight.rows) : nil
    append(
      .linear(
        LinearOperation(
          input: input, weight: weight, bias: bias, activation: activation, output: output,
          preactivation: preactivation)))
    return output
  }
}
