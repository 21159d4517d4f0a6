// Operations that sum.
extension Tensor {
  /// The sum over dimensions, in single precision.
  func sum(over dimensions: [Int]) -> Tensor {
    let scalar = type.scalar == .bfloat16 ? .float32 : type.scalar
    return converted(to: scalar).reduced(.sum, over: dimensions)
  }

  /// The sum of all elements, one number in single precision.
  var sum: Tensor { sum(over: Array(0..<rank)) }

  /// A reduction over dimensions, which vanish; all but the sum have no gradient.
  func reduced(_ reduction: Primitive.Reduction, over dimensions: [Int]) -> Tensor {
    guard !dimensions.isEmpty else { return self }
    precondition(
      dimensions == Set(dimensions).sorted() && dimensions.allSatisfy(shape.indices.contains),
      "reduction over \(dimensions) of \(type.text)")
    let kept = shape.indices.filter { !dimensions.contains($0) }.map { shape[$0] }
    return graph.make(
      .reduce(reduction, dimensions: dimensions),
      [self, graph.constant(reduction.neutral(type.scalar), [], type.scalar)],
      TensorType(shape: kept, scalar: type.scalar))
  }

  /// Sums over pairs of contracted dimensions, for each place in pairs of batch dimensions.
  ///
  /// The result has the batch dimensions, then the others of this, then those of `other`; its elements are of this type if
  /// no other is asked for.
  func dot(
    _ other: Tensor, contracting contracted: ([Int], [Int]), batch: ([Int], [Int]) = ([], []),
    to scalar: ElementType? = nil
  ) -> Tensor {
    let attributes = Primitive.Dot(
      leftBatch: batch.0, rightBatch: batch.1, leftContracted: contracted.0,
      rightContracted: contracted.1)
    precondition(
      type.scalar == other.type.scalar
        && batch.0.map { shape[$0] } == batch.1.map { other.shape[$0] }
        && contracted.0.map { shape[$0] } == contracted.1.map { other.shape[$0] },
      "product of \(type.text) and \(other.type.text): \(attributes)")
    let result =
      batch.0.map { shape[$0] } + attributes.leftFree(rank).map { shape[$0] }
      + attributes.rightFree(other.rank).map { other.shape[$0] }
    return graph.make(
      .dot(attributes), [self, other],
      TensorType(shape: result, scalar: scalar ?? type.scalar))
  }
}

extension Primitive.Dot {
  /// The dimensions of the left operand that are neither of the batch nor contracted.
  func leftFree(_ rank: Int) -> [Int] {
    (0..<rank).filter { !leftBatch.contains($0) && !leftContracted.contains($0) }
  }

  /// As `leftFree`, of the right operand.
  func rightFree(_ rank: Int) -> [Int] {
    (0..<rank).filter { !rightBatch.contains($0) && !rightContracted.contains($0) }
  }
}

extension Primitive.Reduction {
  /// What changes nothing.
  func neutral(_ scalar: ElementType) -> Double {
    switch self {
    case .sum: 0
    case .maximum: scalar.isFloat ? -.infinity : Double(Int32.min)
    case .minimum: scalar.isFloat ? .infinity : Double(Int32.max)
    }
  }
}
