public import Tensors

/// Row *t* of the output is scale·table[ids[t]], plus row *t* of a base: tokens first, positions on top of them.
package struct EmbeddingOperation: DifferentiableOperation {
  package let table: EmbeddingTable
  package let ids: [Int32]
  package let scale: Float
  package let base: Value?
  package let output: Value

  var effects: Effects {
    Effects(
      inputs: ValueList(base, table.value), outputs: ValueList(output), saved: ValueList(nil))
  }

  func forward(in workspace: Workspace) {
    let rows =
      switch table {
      case .parameter(let parameter): workspace.parameter(parameter)
      case .constant(let matrix): matrix
      case .value(let value): workspace.value(value)
      }
    workspace.value(output).gatherRows(
      of: rows, at: ids, scale: scale, adding: base.map { workspace.value($0) })
  }

  func backward(in workspace: Workspace) {
    guard let gradient = workspace.gradient(of: output) else { return }
    switch table {
    case .parameter(let parameter):
      workspace.parameterGradient(parameter).scatterRows(gradient, at: ids, scale: scale)
    case .constant: break
    case .value(let value):
      let target = workspace.gradientTarget(of: value)
      // Rows that no id picks have no gradient.
      if !target.accumulate { target.matrix.fill(with: 0) }
      target.matrix.scatterRows(gradient, at: ids, scale: scale)
    }
    if let base { workspace.gradientTarget(of: base).set(gradient) }
  }
}

/// The rows that an embedding picks from.
public enum EmbeddingTable: Sendable {
  /// Trained rows.
  case parameter(ParameterMatrix)
  /// Rows that stay as they are.
  case constant(Matrix)
  /// Rows that the program computes.
  case value(Value)

  var columns: Int {
    switch self {
    case .parameter(let parameter): parameter.columns
    case .constant(let matrix): matrix.columns
    case .value(let value): value.columns
    }
  }

  fileprivate var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }
}

extension Program {
  /// `[ids, columns]`: the rows of a table, times `scale`, plus the rows of `base`.
  public mutating func embedding(
    of ids: [Int32], in table: EmbeddingTable, scale: Float = 1, adding base: Value? = nil
  ) -> Value {
    precondition(!ids.isEmpty, "an embedding of nothing")
    let output = makeValue(rows: ids.count, columns: table.columns)
    append(
      .embedding(
        EmbeddingOperation(table: table, ids: ids, scale: scale, base: base, output: output)))
    return output
  }
}
