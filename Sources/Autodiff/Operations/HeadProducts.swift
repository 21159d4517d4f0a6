import Tensors

/// The products of every head with the rows of a table that the heads share.
///
/// With the trained vectors of relative positions these are the terms of Shaw, Uszkoreit and Vaswani 2018, section 3.2.
package struct HeadProductsOperation: DifferentiableOperation {
  package let input: Value
  package let columns: Range<Int>
  package let table: ParameterMatrix
  package let headCount: Int
  package let scale: Float
  package let output: Value

  var effects: Effects {
    Effects(inputs: ValueList(input), outputs: ValueList(output), saved: ValueList(input))
  }

  func forward(in workspace: Workspace) {
    let (heads, products) = (workspace.value(input), workspace.value(output))
    let table = workspace.parameter(table)
    for head in 0..<headCount {
      products.columns(outputColumns(head)).setProduct(
        heads.columns(inputColumns(head)), table, transposing: .right, scale: scale)
    }
  }

  func backward(in workspace: Workspace) {
    guard let gradient = workspace.gradient(of: output) else { return }
    let target = workspace.gradientTarget(of: input)
    // The columns outside of the heads get none.
    if !target.accumulate { target.matrix.fill(with: 0) }
    let tableGradient = workspace.parameterGradient(table)
    for head in 0..<headCount {
      let products = gradient.columns(outputColumns(head))
      target.matrix.columns(inputColumns(head)).setProduct(
        products, workspace.parameter(table), scale: scale, accumulate: true)
      tableGradient.setProduct(
        products, workspace.value(input).columns(inputColumns(head)), transposing: .left,
        scale: scale, accumulate: true)
    }
  }

  private func inputColumns(_ head: Int) -> Range<Int> {
    let first = columns.lowerBound + head * table.columns
    return first..<(first + table.columns)
  }

  private func outputColumns(_ head: Int) -> Range<Int> {
    (head * table.rows)..<((head + 1) * table.rows)
  }
}

extension Program {
  /// `[rows, heads × buckets]`: `scale`·head·tableᵀ for the heads within `columns` and a table `[buckets, head width]`.
  public mutating func headProducts(
    _ input: Value, columns: Range<Int>, table: ParameterMatrix, headCount: Int, scale: Float
  ) -> Value {
    requireHeads(columns, table.columns, of: input)
    precondition(
      columns.count == headCount * table.columns,
      "\(headCount) heads of \(table.columns) in \(columns)")
    let output = makeValue(rows: input.rows, columns: headCount * table.rows)
    append(
      .headProducts(
        HeadProductsOperation(
          input: input, columns: columns, table: table, headCount: headCount, scale: scale,
          output: output)))
    return output
  }
}
