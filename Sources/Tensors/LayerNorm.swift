import CKernels

/// Layer normalisation by rows (Ba, Kiros and Hinton 2016), with the sum of a residual block fused into it.
public struct LayerNorm: Sendable {
  /// One row that scales the normalised columns.
  public let weight: Matrix
  /// One row that is added to them.
  public let bias: Matrix
  /// The number added to the variance.
  public let epsilon: Float

  /// A norm of the width of `weight` and `bias`.
  public init(weight: Matrix, bias: Matrix, epsilon: Float) {
    weight.requireContiguous(1, bias.columns, "the weight of a norm")
    bias.requireContiguous(1, weight.columns, "the bias of a norm")
    self.weight = weight
    self.bias = bias
    self.epsilon = epsilon
  }

  /// Normalises `input`; each row's mean and inverse deviation go to `statistics`, `[rows, 2]`.
  public func normalize(_ input: Matrix, into output: Matrix, statistics: Matrix) {
    check(input, output, statistics)
    unsafe kernel_layer_norm(
      output.pointer, input.pointer, nil, nil, statistics.pointer, weight.pointer, bias.pointer,
      input.rows, input.columns, epsilon)
  }

  /// Normalises `input` + `change`, and keeps that sum.
  public func normalizeSum(
    _ input: Matrix, _ change: Matrix, sum: Matrix, into output: Matrix, statistics: Matrix
  ) {
    check(input, output, statistics)
    check(change, sum, statistics)
    unsafe kernel_layer_norm(
      output.pointer, input.pointer, change.pointer, sum.pointer, statistics.pointer,
      weight.pointer, bias.pointer, input.rows, input.columns, epsilon)
  }

  /// A place that a gradient goes to: added to what is there, or in its place.
  public struct Target: Sendable {
    let matrix: Matrix
    let accumulate: Bool

    /// A place and whether to add to it.
    public init(_ matrix: Matrix, accumulate: Bool) {
      self.matrix = matrix
      self.accumulate = accumulate
    }
  }

  /// The gradients of `normalize` or `normalizeSum`.
  ///
  /// - Parameters:
  ///   - gradient: The gradient at the output.
  ///   - normalized: What was normalised: the input or the sum.
  ///   - statistics: What the forward pass left.
  ///   - extra: A further gradient at the sum, from those who read it directly.
  ///   - first: Where the gradient of the input goes.
  ///   - second: Where that of the change goes, if there is one.
  ///   - parameters: The gradients of weight and bias, added to; the epsilon is not read.
  public func differentiate(
    gradient: Matrix, normalized: Matrix, statistics: Matrix, extra: Matrix?, first: Target,
    second: Target?, parameters: LayerNorm
  ) {
    check(gradient, normalized, statistics)
    for matrix in [extra, first.matrix, second?.matrix] {
      matrix?.requireContiguous(gradient.rows, gradient.columns, "a gradient of a norm")
    }
    unsafe kernel_layer_norm_backward(
      gradient.pointer, normalized.pointer, statistics.pointer, weight.pointer, extra?.pointer,
      kernel_gradient(values: first.matrix.pointer, accumulate: first.accumulate),
      kernel_gradient(values: second?.matrix.pointer, accumulate: second?.accumulate ?? false),
      parameters.weight.pointer, parameters.bias.pointer, gradient.rows, gradient.columns)
  }

  private func check(_ input: Matrix, _ output: Matrix, _ statistics: Matrix) {
    input.requireContiguous(input.rows, weight.columns, "the input of a norm")
    output.requireContiguous(input.rows, weight.columns, "the output of a norm")
    statistics.requireContiguous(input.rows, 2, "the statistics of a norm")
  }
}
