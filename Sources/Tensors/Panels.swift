import CKernels

/// The transpose of a matrix, rearranged once for many products with few rows: panels of 32 columns, row by row.
public struct Panels: Sendable {
  /// The rows of the left factor up to which these products are faster than those of whole matrices (measured).
  public static let greatestRowCount = 256

  let elements: FloatBuffer
  /// The columns of the left factor.
  public let inner: Int
  /// The columns of the product.
  public let columns: Int

  /// Rearranges a weight `[outputs, inputs]`.
  public init(transposing matrix: Matrix) {
    inner = matrix.columns
    columns = matrix.rows
    let width = Int(kernel_panel_width)
    elements = FloatBuffer(count: (columns + width - 1) / width * width * inner)
    unsafe kernel_pack_panels(
      elements.base, matrix.pointer, matrix.rows, matrix.columns, matrix.stride)
  }
}

extension Matrix {
  /// Makes this matrix left·panels, plus a row if one is given.
  public func setProduct(_ left: Matrix, _ panels: Panels, adding bias: Matrix?) {
    precondition(
      rows == left.rows && left.columns == panels.inner && columns == panels.columns,
      """
      product of \(left.rows) × \(left.columns) and \(panels.inner) × \(panels.columns) \
      into \(rows) × \(columns)
      """)
    bias?.requireContiguous(1, columns, "the row to add")
    unsafe kernel_panel_product(
      pointer, stride, left.pointer, left.stride, rows, panels.elements.base, panels.inner,
      panels.columns, bias?.pointer)
  }
}
