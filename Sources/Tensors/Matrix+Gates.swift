import CKernels

extension Matrix {
  /// Makes this `[rows, n]` silu(gate)·up, where the columns of `input`, `[rows, 2n]`, are the gate and then up.
  ///
  /// Shazeer 2020, "GLU variants improve transformer", SwiGLU.
  public func setGatedLinearUnit(of input: Matrix) {
    requireContiguous(input.rows, columns, "the output of a gated linear unit")
    input.requireContiguous(rows, 2 * columns, "the input of a gated linear unit")
    unsafe kernel_gated_linear_unit(pointer, input.pointer, rows, columns)
  }

  /// Puts the gradient of `setGatedLinearUnit` in its input to a place; this is the gradient at its output.
  public func differentiateGatedLinearUnit(of input: Matrix, into place: GradientPlace) {
    requireContiguous(input.rows, columns, "the gradient of a gated linear unit")
    input.requireContiguous(rows, 2 * columns, "the input of a gated linear unit")
    place.requireContiguous(rows, 2 * columns, "the gradient of the input")
    unsafe kernel_gated_linear_unit_backward(
      Optional(place).kernel, pointer, input.pointer, rows, columns)
  }

  /// Makes each element σ(logits)·new + (1 − σ(logits))·old; this may be one of the three.
  ///
  /// The copy gate of Csordás, Irie and Schmidhuber 2022, section 3.1.
  public func setGate(_ old: Matrix, _ new: Matrix, logits: Matrix) {
    requireContiguous(old.rows, old.columns, "the output of a gate")
    for matrix in [old, new, logits] { matrix.requireContiguous(rows, columns, "a gate's input") }
    unsafe kernel_gate(pointer, old.pointer, new.pointer, logits.pointer, count)
  }

  /// Puts the gradients of `setGate` to their places; this is the gradient at its output.
  public func differentiateGate(
    _ old: Matrix, _ new: Matrix, logits: Matrix,
    into places: (old: GradientPlace, new: GradientPlace, logits: GradientPlace)
  ) {
    for matrix in [self, old, new, logits] {
      matrix.requireContiguous(rows, columns, "a gate's input")
    }
    for place in [places.old, places.new, places.logits] {
      place.requireContiguous(rows, columns, "the gradient of a gate's input")
    }
    unsafe kernel_gate_backward(
      pointer, old.pointer, new.pointer, logits.pointer, Optional(places.old).kernel,
      Optional(places.new).kernel, Optional(places.logits).kernel, count)
  }
}
