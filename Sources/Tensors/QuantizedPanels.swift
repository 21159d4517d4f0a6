import CKernels

/// The transpose of a matrix, rounded to eight bits: in each of its columns steps of 1/127 of the greatest magnitude.
///
/// Symmetric quantisation by output channels (Krishnamoorthi 2018, section 2.2 and 3.1). An element is at most half a step
/// from what it was.
public struct QuantizedPanels: Sendable {
  let weights: [Int8]
  let scales: [Float]
  let offsets: [Int32]
  /// The columns of the left factor.
  public let inner: Int
  /// The columns of the product.
  public let columns: Int

  /// Rounds a weight `[outputs, inputs]`.
  public init(transposing matrix: Matrix) {
    (inner, columns) = (matrix.columns, matrix.rows)
    let width = Int(kernel_panel_width)
    let padded = (columns + width - 1) / width * width
    var weights = [Int8](repeating: 0, count: padded * kernel_quantized_depth(inner))
    var scales = [Float](repeating: 0, count: padded)
    var offsets = [Int32](repeating: 0, count: padded)
    unsafe kernel_pack_quantized_panels(
      &weights, &scales, &offsets, matrix.pointer, matrix.rows, matrix.columns, matrix.stride)
    self.weights = weights
    self.scales = scales
    self.offsets = offsets
  }
}

/// The rows of a matrix, each rounded to steps of 1/127 of its greatest magnitude; keeps its memory for the next ones.
public struct QuantizedRows: Sendable {
  private(set) var elements: [UInt8] = []
  private(set) var scales: [Float] = []
  private(set) var rows = 0
  private(set) var columns = 0

  /// Creates no rows.
  public init() {}

  /// Takes in the rows of a matrix.
  ///
  /// A row that holds what is no finite number makes its products not-a-number.
  public mutating func set(to matrix: Matrix) {
    (rows, columns) = (matrix.rows, matrix.columns)
    let depth = kernel_quantized_depth(columns)
    if elements.count < rows * depth { elements = Array(repeating: 0, count: rows * depth) }
    if scales.count < rows { scales = Array(repeating: 0, count: rows) }
    unsafe kernel_quantize_rows(
      &elements, depth, &scales, matrix.pointer, matrix.stride, rows, columns)
  }
}

extension Matrix {
  /// Makes this matrix left·panels, plus a row if one is given.
  ///
  /// Sums of products of the rounded numbers are exact, so that a row's result depends on no other row.
  public func setProduct(_ left: QuantizedRows, _ panels: QuantizedPanels, adding bias: Matrix?) {
    precondition(
      rows == left.rows && left.columns == panels.inner && columns == panels.columns,
      """
      product of \(left.rows) × \(left.columns) and \(panels.inner) × \(panels.columns) \
      into \(rows) × \(columns)
      """)
    bias?.requireContiguous(1, columns, "the row to add")
    unsafe panels.weights.withUnsafeBufferPointer { weights in
      unsafe panels.scales.withUnsafeBufferPointer { scales in
        unsafe panels.offsets.withUnsafeBufferPointer { offsets in
          guard let weights = weights.baseAddress, let scales = scales.baseAddress,
            let offsets = offsets.baseAddress
          else { return }
          unsafe kernel_quantized_product(
            pointer, stride, left.elements, left.scales, rows,
            kernel_quantized_panels(
              weights: weights, scales: scales, offsets: offsets, inner: panels.inner,
              columns: panels.columns), bias?.pointer)
        }
      }
    }
  }
}
