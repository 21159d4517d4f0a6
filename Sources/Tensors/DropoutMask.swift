import CKernels

/// Which elements a dropout layer keeps: a function of a key and the element's index, so nothing is stored.
public struct DropoutMask: Hashable, Sendable {
  /// What tells this mask from others: seed, step, layer and share of the batch, mixed by the caller.
  public let key: UInt64
  /// The probability that an element is dropped, in `0..<1`.
  public let probability: Float

  /// A mask with a key.
  public init(key: UInt64, probability: Float) {
    precondition(probability >= 0 && probability < 1, "dropout of \(probability)")
    self.key = key
    self.probability = probability
  }

  /// Writes or adds `input` with some elements dropped and the rest divided by the probability to stay.
  ///
  /// The gradient is the same function of the gradient. Element *i* is number `first` + *i* of what the mask covers.
  public func apply(
    to input: Matrix, into output: Matrix, first: Int = 0, accumulate: Bool = false
  ) {
    input.requireContiguous(output.rows, output.columns, "the input of dropout")
    output.requireContiguous(input.rows, input.columns, "the output of dropout")
    unsafe kernel_dropout(
      output.pointer, input.pointer, input.count, first, key,
      UInt32(Double(probability) * 0x1p32), 1 / (1 - probability), accumulate)
  }
}
