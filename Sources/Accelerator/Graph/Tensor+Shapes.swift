// Operations that move elements.
extension Tensor {
  /// The elements in another shape, in the same order.
  func reshaped(_ shape: [Int]) -> Tensor {
    guard shape != self.shape else { return self }
    precondition(shape.reduce(1, *) == count, "\(type.text) as \(shape)")
    // The last of several shapes counts.
    let node = graph.nodes[id]
    if node.primitive == .reshape { return graph.tensor(node.operands[0]).reshaped(shape) }
    return graph.make(.reshape, [self], TensorType(shape: shape, scalar: type.scalar))
  }

  /// Dimension *i* of the result is dimension `permutation[i]` of this.
  func transposed(_ permutation: [Int]) -> Tensor {
    precondition(permutation.sorted() == Array(0..<rank), "\(type.text) by \(permutation)")
    guard permutation != Array(0..<rank) else { return self }
    return graph.make(
      .transpose(permutation: permutation), [self],
      TensorType(shape: permutation.map { shape[$0] }, scalar: type.scalar))
  }

  /// Repeats this along new dimensions: its dimension *i* becomes `dimensions[i]` of the shape.
  func broadcast(to shape: [Int], dimensions: [Int]) -> Tensor {
    precondition(
      dimensions.count == rank && dimensions == dimensions.sorted()
        && zip(dimensions, self.shape).allSatisfy { shape[$0] == $1 },
      "\(type.text) along \(dimensions) of \(shape)")
    guard shape != self.shape else { return self }
    return graph.make(
      .broadcast(dimensions: dimensions), [self], TensorType(shape: shape, scalar: type.scalar))
  }

  /// One number as a tensor of another's shape.
  func broadcast(like other: Tensor) -> Tensor {
    broadcast(to: other.shape, dimensions: [])
  }

  /// The part of one dimension.
  func sliced(_ dimension: Int, _ range: Range<Int>) -> Tensor {
    var (starts, limits) = (shape.map { _ in 0 }, shape)
    starts[dimension] = range.lowerBound
    limits[dimension] = range.upperBound
    return sliced(starts: starts, limits: limits)
  }

  func sliced(starts: [Int], limits: [Int]) -> Tensor {
    precondition(
      starts.count == rank && limits.count == rank
        && shape.indices.allSatisfy {
          starts[$0] >= 0 && starts[$0] < limits[$0] && limits[$0] <= shape[$0]
        }, "\(starts) to \(limits) of \(type.text)")
    let result = zip(starts, limits).map { $1 - $0 }
    guard result != shape else { return self }
    return graph.make(
      .slice(starts: starts, limits: limits), [self],
      TensorType(shape: result, scalar: type.scalar))
  }

  /// Zeros before and after each dimension.
  func padded(low: [Int], high: [Int]) -> Tensor {
    precondition(low.count == rank && high.count == rank, "\(low), \(high) around \(type.text)")
    let result = shape.indices.map { low[$0] + shape[$0] + high[$0] }
    guard result != shape else { return self }
    return graph.make(
      .pad(low: low, high: high), [self, graph.constant(0, [], type.scalar)],
      TensorType(shape: result, scalar: type.scalar))
  }

  /// Tensors one after the other along a dimension.
  static func concatenated(_ parts: [Tensor], dimension: Int = 0) -> Tensor {
    guard let first = parts.first, parts.count > 1 else { return parts[0] }
    var result = first.type
    result.shape[dimension] = parts.reduce(0) { $0 + $1.shape[dimension] }
    for part in parts {
      var other = part.type
      other.shape[dimension] = result.shape[dimension]
      precondition(other == result, "\(first.type.text) beside \(part.type.text)")
    }
    return first.graph.make(.concatenate(dimension: dimension), parts, result)
  }

  /// Row *i* of the result is row `ids[i]` of this; it has no gradient.
  func rows(at ids: Tensor) -> Tensor {
    precondition(
      rank == 2 && ids.rank == 1 && ids.type.scalar == .int32,
      "rows of \(type.text) by \(ids.type.text)")
    return graph.make(
      .gather, [self, ids], TensorType(shape: [ids.shape[0], shape[1]], scalar: type.scalar))
  }

  /// This with another tensor put over it, from an index along a dimension on; it has no gradient.
  ///
  /// An argument that is donated is changed in place.
  func replaced(by other: Tensor, at index: Tensor, dimension: Int) -> Tensor {
    precondition(
      other.type.scalar == type.scalar && other.rank == rank
        && index.type == TensorType(shape: [], scalar: .int32)
        && shape.indices.allSatisfy { $0 == dimension || other.shape[$0] == shape[$0] },
      "\(other.type.text) over \(type.text)")
    return graph.make(
      .replace(dimension: dimension), [self, other, index, index.like(0)], type)
  }

  /// `[…, count]`: 1 where the index along the new last dimension is this element, else 0.
  func oneHot(_ count: Int, _ scalar: ElementType) -> Tensor {
    let wide = shape + [count]
    return broadcast(to: wide, dimensions: Array(0..<rank))
      .compare(.equal, graph.iota(wide, dimension: rank)).converted(to: scalar)
  }
}
