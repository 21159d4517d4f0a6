import CKernels

extension Matrix {
  /// Divides each head's slice of a row by its Euclidean norm √(Σx² + 1e-12) and multiplies it by `scale`.
  ///
  /// Henry et al. 2020, "Query-key normalization for transformers". Columns outside of the heads stay.
  ///
  /// - Parameters:
  ///   - range: The columns of the heads, a multiple of their width.
  ///   - headWidth: The columns of one head.
  ///   - scale: What the slices are multiplied by.
  public func normalizeHeads(columns range: Range<Int>, headWidth: Int, scale: Float = 1) {
    let heads = columns(range)
    precondition(range.count % headWidth == 0, "\(range.count) columns of heads of \(headWidth)")
    unsafe kernel_head_norm(
      heads.pointer, rows, stride, range.count / headWidth, headWidth, scale)
  }

  /// Turns this gradient at the output of `normalizeHeads` into that at its input, and returns that of the scale.
  public func applyHeadNormGradient(
    input: Matrix, columns range: Range<Int>, headWidth: Int, scale: Float = 1
  ) -> Float {
    let heads = columns(range)
    precondition(range.count % headWidth == 0, "\(range.count) columns of heads of \(headWidth)")
    precondition(
      input.rows == rows && input.columns == columns && input.stride == stride,
      "the input of a head norm is \(input.rows) × \(input.columns), not \(rows) × \(columns)")
    return unsafe kernel_head_norm_backward(
      heads.pointer, input.columns(range).pointer, rows, stride, range.count / headWidth,
      headWidth, scale)
  }
}
