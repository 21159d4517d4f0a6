import CKernels

/// Layer normalisation by rows (Ba, Kiros and Hinton 2016), with the sum of a residual block fused into it.
///
/// Without a bias it is root-mean-square normalisation (Zhang and Sennrich 2019), which subtracts no mean.
public struct LayerNorm: Sendable {
  /// One row that scales the normalised columns.
  public let weight: Matrix
  /// One row that is added to them; nil for root-mean-square normalisation.
  public let bias: Matrix?
  /// The number added to the variance, or to the mean square.
  public let epsilon: Float

  /// A norm of the width of `weight` and `bias`.
  public init(weight: Matrix, bias: Matrix?, epsilon: Float) {
    weight.requireContiguous(1, weight.columns, "the weight of a norm")
    bias?.requireContiguous(1, weight.columns, "the bias of a norm")
    self.weight = weight
    self.bias = bias
    self.epsilon = epsilon
  }

  /// Normalises `input`; each row's mean (0 without bias) and inverse deviation go to `statistics`, `[rows, 2]`.
  public func normalize(_ input: Matrix, into output: Matrix, statistics: Matrix) {
    check(input, output, statistics)
    evaluate(input, nil, nil, output, statistics)
  }

  /// Normalises `input` + `change`, and keeps that sum.
  public func normalizeSum(
    _ input: Matrix, _ change: Matrix, sum: Matrix, into output: Matrix, statistics: Matrix
  ) {
    check(input, output, statistics)
    check(change, sum, statistics)
    evaluate(input, change, sum, output, statistics)
  }

  private func evaluate(
    _ input: Matrix, _ change: Matrix?, _ sum: Matrix?, _ output: Matrix, _ statistics: Matrix
  ) {
    if let bias {
      unsafe kernel_layer_norm(
        output.pointer, input.pointer, change?.pointer, sum?.pointer, statistics.pointer,
        weight.pointer, bias.pointer, input.rows, input.columns, epsilon)
    } else {
      unsafe kernel_rms_norm(
        output.pointer, input.pointer, change?.pointer, sum?.pointer, statistics.pointer,
        weight.pointer, input.rows, input.columns, epsilon)
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
    gradient: Matrix, normalized: Matrix, statistics: Matrix, extra: Matrix?, first: GradientPlace,
    second: GradientPlace?, parameters: LayerNorm
  ) {
    check(gradient, normalized, statistics)
    for matrix in [extra, first.matrix, second?.matrix] {
      matrix?.requireContiguous(gradient.rows, gradient.columns, "a gradient of a norm")
    }
    if let biasGradient = parameters.bias {
      unsafe kernel_layer_norm_backward(
        gradient.pointer, normalized.pointer, statistics.pointer, weight.pointer, extra?.pointer,
        Optional(first).kernel, second.kernel, parameters.weight.pointer, biasGradient.pointer,
        gradient.rows, gradient.columns)
    } else {
      unsafe kernel_rms_norm_backward(
        gradient.pointer, normalized.pointer, statistics.pointer, weight.pointer, extra?.pointer,
        Optional(first).kernel, second.kernel, parameters.weight.pointer, gradient.rows,
        gradient.columns)
    }
  }

  private func check(_ input: Matrix, _ output: Matrix, _ statistics: Matrix) {
    input.requireContiguous(input.rows, weight.columns, "the input of a norm")
    output.requireContiguous(input.rows, weight.columns, "the output of a norm")
    statistics.requireContiguous(input.rows, 2, "the statistics of a norm")
  }
}
