import CKernels

extension Matrix {
  /// Makes row *t* `scale`·(row `ids[t]` of a table), plus row *t* of `base` if there is one.
  public func gatherRows(of table: Matrix, at ids: [Int32], scale: Float, adding base: Matrix?) {
    requireContiguous(ids.count, table.columns, "the rows to fill")
    table.requireContiguous(table.rows, columns, "the table")
    base?.requireContiguous(rows, columns, "the base")
    table.requireRows(ids)
    unsafe ids.withUnsafeBufferPointer { ids in
      guard let first = ids.baseAddress else { return }
      unsafe kernel_gather_rows(
        pointer, table.pointer, first, base?.pointer, rows, columns, scale)
    }
  }

  /// Adds `scale`·(row *t* of a gradient) to row `ids[t]`, the gradient of `gatherRows` in the table.
  public func scatterRows(_ gradient: Matrix, at ids: [Int32], scale: Float) {
    requireContiguous(rows, gradient.columns, "the gradient of the table")
    gradient.requireContiguous(ids.count, columns, "the gradient")
    requireRows(ids)
    unsafe ids.withUnsafeBufferPointer { ids in
      guard let first = ids.baseAddress else { return }
      unsafe kernel_scatter_rows(
        pointer, gradient.pointer, first, ids.count, columns, scale)
    }
  }

  /// The kernels read where the ids say: no id may leave the table.
  private func requireRows(_ ids: [Int32]) {
    for id in ids { precondition(id >= 0 && id < rows, "row \(id) of \(rows)") }
  }
}
