import CKernels

extension Matrix {
  /// Sets every element to one value.
  public func fill(with value: Float) {
    for row in 0..<rows {
      let start = offset + row * stride
      buffer.fill(with: value, in: start..<(start + columns))
    }
  }

  /// Sets every row to the one row of another matrix.
  public func setRows(to row: Matrix) {
    row.requireContiguous(1, columns, "the row")
    unsafe kernel_broadcast_row(pointer, rows, columns, stride, row.pointer)
  }

  /// Adds the sum of each column to the one row of `sums`.
  public func addColumnSums(to sums: Matrix) {
    sums.requireContiguous(1, columns, "the row of sums")
    unsafe kernel_column_sums(pointer, rows, columns, stride, sums.pointer)
  }

  /// Copies the elements of a matrix of the same shape, or adds them.
  public func set(_ other: Matrix, accumulate: Bool = false) {
    requireContiguous(rows, columns, "the target")
    other.requireContiguous(rows, columns, "the source")
    if accumulate {
      unsafe kernel_add(pointer, other.pointer, count)
    } else {
      unsafe pointer.update(from: other.pointer, count: count)
    }
  }
}
