import CKernels

/// The cross entropy of rows of logits with one target each.
///
/// Label smoothing: Szegedy et al. 2016, section 7.
public struct CrossEntropy: Sendable {
  /// The target column of each row.
  public let targets: [Int32]
  /// The share of each target's probability that is spread evenly over all columns.
  public let smoothing: Float

  /// A loss for as many rows as there are targets.
  public init(targets: [Int32], smoothing: Float) {
    self.targets = targets
    self.smoothing = smoothing
  }

  /// Writes each row's loss, the logarithm of its normaliser, and 1 where the target is the first of the greatest.
  public func evaluate(_ logits: Matrix, losses: Matrix, normalizers: Matrix, correct: Matrix) {
    check(logits, losses, normalizers)
    correct.requireContiguous(targets.count, 1, "the marks")
    for (row, target) in targets.enumerated() {
      var isCorrect = false
      losses[row, 0] = unsafe kernel_cross_entropy(
        logits.pointer + row * logits.stride, logits.columns, Int(target), smoothing,
        normalizers.pointer + row, &isCorrect)
      correct[row, 0] = isCorrect ? 1 : 0
    }
  }

  /// Writes or adds the gradient in the logits, each row times its element of `gradient`.
  public func differentiate(
    _ logits: Matrix, normalizers: Matrix, gradient: Matrix, into result: Matrix, accumulate: Bool
  ) {
    check(logits, gradient, normalizers)
    result.requireContiguous(logits.rows, logits.columns, "the gradient of the logits")
    for (row, target) in targets.enumerated() {
      unsafe kernel_cross_entropy_backward(
        result.pointer + row * result.stride, logits.pointer + row * logits.stride,
        logits.columns, Int(target), smoothing, normalizers[row, 0], gradient[row, 0], accumulate)
    }
  }

  private func check(_ logits: Matrix, _ column: Matrix, _ normalizers: Matrix) {
    logits.requireContiguous(targets.count, logits.columns, "the logits")
    column.requireContiguous(targets.count, 1, "the losses")
    normalizers.requireContiguous(targets.count, 1, "the normalisers")
    for target in targets {
      precondition(target >= 0 && target < logits.columns, "target \(target) of \(logits.columns)")
    }
  }
}
