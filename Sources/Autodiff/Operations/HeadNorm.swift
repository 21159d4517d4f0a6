import Tensors

/// Heads divided by their Euclidean norms and multiplied by one trained number.
///
/// Henry et al. 2020, "Query-key normalization for transformers".
package struct HeadNormOperation: DifferentiableOperation {
  package let input: Value
  package let columns: Range<Int>
  package let headWidth: Int
  package let scale: ParameterMatrix?
  package let output: Value

  var effects: Effects {
    Effects(inputs: ValueList(input), outputs: ValueList(output), saved: ValueList(input))
  }

  func forward(in workspace: Workspace) {
    let result = workspace.value(output)
    result.set(workspace.value(input))
    result.normalizeHeads(columns: columns, headWidth: headWidth, scale: factor(workspace))
  }

  func backward(in workspace: Workspace) {
    guard let gradient = workspace.gradient(of: output) else { return }
    // In place: nobody reads the gradient at the output after this.
    let change = gradient.applyHeadNormGradient(
      input: workspace.value(input), columns: columns, headWidth: headWidth,
      scale: factor(workspace))
    if let scale { workspace.parameterGradient(scale)[0, 0] += change }
    workspace.gradientTarget(of: input).set(gradient)
  }

  private func factor(_ workspace: Workspace) -> Float {
    scale.map { workspace.parameter($0)[0, 0] } ?? 1
  }
}

extension Program {
  /// A copy in which each head within `columns` is divided by √(Σx² + 1e-12), and multiplied by the number of `scale`.
  public mutating func normalizeHeads(
    _ input: Value, columns: Range<Int>, headWidth: Int, scale: ParameterMatrix?
  ) -> Value {
    requireHeads(columns, headWidth, of: input)
    if let scale { precondition(scale.rows == 1 && scale.columns == 1, "a scale of one number") }
    let output = makeValue(rows: input.rows, columns: input.columns)
    append(
      .headNorm(
        HeadNormOperation(
          input: input, columns: columns, headWidth: headWidth, scale: scale, output: output)))
    return output
  }
}
