import CKernels

extension Matrix {
  /// Makes this matrix an activation of `input`, which may be this matrix itself for ReLU but not for GELU.
  public func setActivation(_ activation: Activation, of input: Matrix) {
    requireContiguous(input.rows, input.columns, "the output")
    input.requireContiguous(rows, columns, "the input")
    switch activation {
    case .relu:
      if input.offset != offset || input.buffer !== buffer { set(input) }
      unsafe kernel_relu(pointer, count)
    case .gelu:
      unsafe kernel_gelu(pointer, input.pointer, count)
    }
  }

  /// Turns this gradient at the output of an activation into that at its input, and adds its column sums.
  ///
  /// - Parameters:
  ///   - activation: The activation.
  ///   - reference: For ReLU its output, for GELU its input.
  ///   - sums: One row, the gradient of a bias just before the activation.
  public func applyActivationGradient(
    _ activation: Activation, reference: Matrix, addingColumnSumsTo sums: Matrix
  ) {
    requireContiguous(reference.rows, reference.columns, "the gradient")
    reference.requireContiguous(rows, columns, "the reference")
    sums.requireContiguous(1, columns, "the row of sums")
    switch activation {
    case .relu:
      unsafe kernel_relu_backward(pointer, reference.pointer, rows, columns, sums.pointer)
    case .gelu:
      unsafe kernel_gelu_backward(pointer, reference.pointer, rows, columns, sums.pointer)
    }
  }
}
