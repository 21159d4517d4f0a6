import Tensors

/// Layer or root-mean-square normalisation of a value, or of the sum of two, which is kept as the residual stream.
package struct LayerNormOperation: DifferentiableOperation {
  package let input: Value
  package let change: Value?
  package let parameters: LayerNormParameters
  /// input + change, if there is a change.
  package let sum: Value?
  package let output: Value
  package let statistics: Value

  var effects: Effects {
    Effects(
      inputs: ValueList(input, change), outputs: ValueList(output, statistics, sum),
      saved: ValueList(sum ?? input, statistics))
  }

  func forward(in workspace: Workspace) {
    let norm = norm(workspace.parameter)
    let output = workspace.value(output)
    let statistics = workspace.value(statistics)
    if let change, let sum {
      norm.normalizeSum(
        workspace.value(input), workspace.value(change), sum: workspace.value(sum), into: output,
        statistics: statistics)
    } else {
      norm.normalize(workspace.value(input), into: output, statistics: statistics)
    }
  }

  func backward(in workspace: Workspace) {
    let direct = sum.flatMap { workspace.gradient(of: $0) }
    guard let gradient = workspace.gradient(of: output) else {
      if let direct { passOn(direct, in: workspace) }
      return
    }
    norm(workspace.parameter).differentiate(
      gradient: gradient, normalized: workspace.value(sum ?? input),
      statistics: workspace.value(statistics), extra: direct,
      first: workspace.gradientTarget(of: input),
      second: change.map { workspace.gradientTarget(of: $0) },
      parameters: norm(workspace.parameterGradient))
  }

  /// Only the sum is used further on: its gradient goes to both terms.
  private func passOn(_ gradient: Matrix, in workspace: Workspace) {
    effects.inputs.forEach { workspace.gradientTarget(of: $0).set(gradient) }
  }

  private func norm(_ place: (ParameterMatrix) -> Matrix) -> LayerNorm {
    LayerNorm(
      weight: place(parameters.weight), bias: parameters.bias.map(place),
      epsilon: parameters.epsilon)
  }
}

/// The one or two rows of a norm, and the number added to the variance.
///
/// Without a bias it is root-mean-square normalisation (Zhang and Sennrich 2019).
public struct LayerNormParameters: Hashable, Sendable {
  /// One row that scales the normalised columns.
  public let weight: ParameterMatrix
  /// One row that is added to them; nil for root-mean-square normalisation.
  public let bias: ParameterMatrix?
  /// The number added to the variance, or to the mean square.
  public let epsilon: Float

  /// A norm of the width of both rows.
  public init(weight: ParameterMatrix, bias: ParameterMatrix?, epsilon: Float) {
    self.weight = weight
    self.bias = bias
    self.epsilon = epsilon
  }
}

extension Program {
  /// The rows of a value, normalised.
  public mutating func layerNorm(_ input: Value, _ parameters: LayerNormParameters) -> Value {
    normalize(input, nil, parameters).normalized
  }

  /// input + change, and its rows normalised.
  public mutating func addAndNorm(
    _ input: Value, _ change: Value, _ parameters: LayerNormParameters
  ) -> (sum: Value, normalized: Value) {
    precondition(
      input.rows == change.rows && input.columns == change.columns,
      "sum of \(input.rows) × \(input.columns) and \(change.rows) × \(change.columns)")
    return normalize(input, change, parameters)
  }

  private mutating func normalize(
    _ input: Value, _ change: Value?, _ parameters: LayerNormParameters
  ) -> (sum: Value, normalized: Value) {
    let sum = change.map { _ in makeValue(rows: input.rows, columns: input.columns) }
    let output = makeValue(rows: input.rows, columns: input.columns)
    let statistics = makeValue(rows: input.rows, columns: 2)
    append(
      .layerNorm(
        LayerNormOperation(
          input: input, change: change, parameters: parameters, sum: sum, output: output,
          statistics: statistics)))
    return (sum ?? input, output)
  }
}
