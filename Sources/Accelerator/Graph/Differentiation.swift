/// The rule of one node.
struct Differentiation {
  let node: Graph.Node
  let result: Tensor
  let operands: [Tensor]
  /// The gradient at the result.
  let gradient: Tensor

  /// The gradient in each operand; nil where none flows.
  var gradients: [Tensor?] {
    // Elements are combined in the precision of the operands; moving and summing keep that of the gradient.
    let rounded = gradient.converted(to: node.type.scalar)
    switch node.primitive {
    case .argument, .constant, .iota, .compare, .bitcast, .gather, .replace:
      return operands.map { _ in nil }
    case .unary(let kind): return [unary(kind, rounded)]
    case .binary(let kind): return binary(kind, rounded)
    case .select:
      let (choice, zero) = (operands[0], gradient.like(0))
      return [nil, choice.select(gradient, zero), choice.select(zero, gradient)]
    case .convert: return operands.map { $0.type.scalar.isFloat ? gradient : nil }
    case .broadcast(let dimensions):
      return [gradient.sum(over: (0..<gradient.rank).filter { !dimensions.contains($0) })]
    case .reshape: return [gradient.reshaped(operands[0].shape)]
    case .transpose(let permutation): return [gradient.transposed(inverse(of: permutation))]
    case .slice(let starts, let limits):
      return [gradient.padded(low: starts, high: zip(operands[0].shape, limits).map(-))]
    case .pad(let low, _):
      return [
        gradient.sliced(starts: low, limits: zip(low, operands[0].shape).map(+)), nil,
      ]
    case .concatenate(let dimension): return parts(along: dimension)
    case .dot(let attributes): return products(attributes, rounded)
    case .reduce(.sum, let dimensions):
      let kept = operands[0].shape.indices.filter { !dimensions.contains($0) }
      return [gradient.broadcast(to: operands[0].shape, dimensions: kept)]
    // Greatest elements only shift exponents, where they cancel.
    case .reduce: return [nil]
    case .allReduce: preconditionFailure("gradients are summed over replicas, not through them")
    }
  }

  private func unary(_ kind: Primitive.Unary, _ gradient: Tensor) -> Tensor? {
    let x = operands[0]
    switch kind {
    case .negate: return -gradient
    case .exponential: return gradient * result
    case .log: return gradient / x
    case .squareRoot: return gradient * 0.5 / result
    case .reciprocalSquareRoot: return gradient * (result * result * result) * -0.5
    case .logistic: return gradient * (result * (1 - result))
    case .erf: return gradient * ((-(x * x)).exponential * (2 / Double.pi.squareRoot()))
    case .isFinite, .not: return nil
    }
  }

  private func binary(_ kind: Primitive.Binary, _ gradient: Tensor) -> [Tensor?] {
    let (x, y) = (operands[0], operands[1])
    switch kind {
    case .add: return [self.gradient, self.gradient]
    case .subtract: return [self.gradient, -self.gradient]
    case .multiply: return [gradient * y, gradient * x]
    case .divide: return [gradient / y, -(gradient * result / y)]
    case .maximum:
      let choice = x.compare(.greater, y)
      return [choice.select(gradient, gradient.like(0)), choice.select(gradient.like(0), gradient)]
    case .xor, .shiftRight: return [nil, nil]
    }
  }

  private func inverse(of permutation: [Int]) -> [Int] {
    permutation.indices.map { place in permutation.firstIndex(of: place) ?? place }
  }

  private func parts(along dimension: Int) -> [Tensor?] {
    var start = 0
    return operands.map { operand in
      defer { start += operand.shape[dimension] }
      return gradient.sliced(dimension, start..<(start + operand.shape[dimension]))
    }
  }

  /// The gradients of a product are products, in the order of dimensions that dot gives.
  private func products(_ dot: Primitive.Dot, _ gradient: Tensor) -> [Tensor?] {
    let (left, right) = (operands[0], operands[1])
    let batch = Array(dot.leftBatch.indices)
    let leftFree = dot.leftFree(left.rank)
    let rightFree = dot.rightFree(right.rank)
    let leftPlaces = leftFree.indices.map { batch.count + $0 }
    let rightPlaces = rightFree.indices.map { batch.count + leftFree.count + $0 }
    let gradient = gradient.converted(to: left.type.scalar)
    // Batch, free dimensions of the left, then its contracted ones in the order of the right.
    let ofLeft = gradient.dot(
      right, contracting: (rightPlaces, rightFree), batch: (batch, dot.rightBatch),
      to: scalar(left))
    let rightOrder = dot.rightContracted.indices.sorted {
      dot.rightContracted[$0] < dot.rightContracted[$1]
    }
    let leftOrder = dot.leftBatch + leftFree + rightOrder.map { dot.leftContracted[$0] }
    let ofRight = gradient.dot(
      left, contracting: (leftPlaces, leftFree), batch: (batch, dot.leftBatch), to: scalar(right))
    let leftSorted = dot.leftContracted.indices.sorted {
      dot.leftContracted[$0] < dot.leftContracted[$1]
    }
    let rightDimensions =
      dot.rightBatch + rightFree + leftSorted.map { dot.rightContracted[$0] }
    return [
      ofLeft.transposed(inverse(of: leftOrder)), ofRight.transposed(inverse(of: rightDimensions)),
    ]
  }

  /// The type of an operand's gradient: that of a rounded weight is summed over all tokens in single precision.
  private func scalar(_ operand: Tensor) -> ElementType {
    let nodes = operand.graph.nodes
    guard nodes[operand.id].primitive == .convert else { return operand.type.scalar }
    let source = nodes[nodes[operand.id].operands[0]]
    switch source.primitive {
    // Weights as they are, or several as one.
    case .argument, .reshape, .concatenate: return source.type.scalar
    default: return operand.type.scalar
    }
  }
}
