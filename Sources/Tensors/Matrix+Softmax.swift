import CKernels

extension Matrix {
  /// Makes each row the softmax of `scale` times it; if causal, row *i* sees the columns `0...i` and the rest is 0.
  public func applySoftmax(scale: Float = 1, isCausal: Bool = false) {
    requireContiguous(rows, columns, "the scores")
    unsafe kernel_softmax(pointer, rows, columns, scale, isCausal)
  }

  /// Turns this gradient at a softmax's output into that at its unscaled input.
  ///
  /// With dropout, this is the gradient at the probabilities after it, which are `dropped`.
  public func applySoftmaxGradient(
    probabilities: Matrix, dropped: Matrix? = nil, scale: Float = 1
  ) {
    requireContiguous(probabilities.rows, probabilities.columns, "the gradient")
    probabilities.requireContiguous(rows, columns, "the probabilities")
    if let dropped {
      dropped.requireContiguous(rows, columns, "the dropped probabilities")
      unsafe kernel_dropped_softmax_backward(
        pointer, probabilities.pointer, dropped.pointer, rows, columns, scale)
    } else {
      unsafe kernel_softmax_backward(pointer, probabilities.pointer, rows, columns, scale)
    }
  }
}
