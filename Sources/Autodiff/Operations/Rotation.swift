public import Tensors

/// Heads turned by the angles of their rows' positions.
///
/// Su et al. 2021, "RoFormer", section 3.2, with the pairs (i, i + width/2).
package struct RotationOperation: DifferentiableOperation {
  package let input: Value
  package let columns: Range<Int>
  package let headWidth: Int
  package let angles: RotaryAngles
  package let ids: [Int32]
  package let output: Value

  var effects: Effects {
    Effects(inputs: ValueList(input), outputs: ValueList(output), saved: ValueList(nil))
  }

  func forward(in workspace: Workspace) {
    let result = workspace.value(output)
    result.set(workspace.value(input))
    result.rotate(columns: columns, headWidth: headWidth, angles: angles, ids: ids)
  }

  func backward(in workspace: Workspace) {
    guard let gradient = workspace.gradient(of: output) else { return }
    // In place: nobody reads the gradient at the output after this.
    gradient.rotate(columns: columns, headWidth: headWidth, angles: angles, ids: ids, inverse: true)
    workspace.gradientTarget(of: input).set(gradient)
  }
}

extension Program {
  /// A copy in which every head's pairs (i, i + width/2) within `columns` are turned by the angles of `ids[row]`.
  public mutating func rotary(
    _ input: Value, columns: Range<Int>, headWidth: Int, angles: RotaryAngles, ids: [Int32]
  ) -> Value {
    precondition(ids.count == input.rows, "\(ids.count) positions for \(input.rows) rows")
    requireHeads(columns, headWidth, of: input)
    let output = makeValue(rows: input.rows, columns: input.columns)
    append(
      .rotation(
        RotationOperation(
          input: input, columns: columns, headWidth: headWidth, angles: angles, ids: ids,
          output: output)))
    return output
  }

  /// Demands that columns of a value are whole heads.
  func requireHeads(_ columns: Range<Int>, _ headWidth: Int, of input: Value) {
    precondition(
      columns.lowerBound >= 0 && columns.upperBound <= input.columns && !columns.isEmpty
        && columns.count % headWidth == 0,
      "heads of \(headWidth) in \(columns) of \(input.columns) columns")
  }
}
