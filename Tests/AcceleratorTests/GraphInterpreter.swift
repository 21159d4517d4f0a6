@testable import Accelerator

/// Computes graphs on the processor in double precision, node by node as the StableHLO specification defines them: a second
/// opinion on what is emitted, and a way to test it without a plugin.
struct GraphInterpreter {
  let graph: Graph
  let arguments: [[Double]]

  /// The elements of some tensors.
  func values(of results: [Tensor]) -> [[Double]] {
    var values = [[Double]](repeating: [], count: graph.nodes.count)
    for (id, node) in graph.nodes.enumerated() {
      values[id] = evaluate(node, node.operands.map { values[$0] })
    }
    return results.map { values[$0.id] }
  }

  private func evaluate(_ node: Graph.Node, _ operands: [[Double]]) -> [Double] {
    let type = node.type
    let types = node.operands.map { graph.nodes[$0].type }
    switch node.primitive {
    case .argument(let place): return arguments[place]
    case .constant(let bits): return Array(repeating: Double(bitPattern: bits), count: type.count)
    case .iota(let dimension): return type.places.map { Double($0[dimension]) }
    case .unary(let kind): return operands[0].map { unary(kind, $0) }
    case .binary(let kind):
      return zip(operands[0], operands[1]).map { binary(kind, $0, $1, type.scalar) }
    case .compare(let comparison):
      return zip(operands[0], operands[1]).map { compare(comparison, $0, $1) ? 1 : 0 }
    case .select:
      return operands[0].indices.map { operands[operands[0][$0] != 0 ? 1 : 2][$0] }
    case .convert: return operands[0]
    case .bitcast:
      return operands[0].map { Double(UInt32(truncatingIfNeeded: Int64($0))) }
    case .broadcast(let dimensions):
      return type.places.map { place in
        operands[0][types[0].offset(dimensions.map { place[$0] })]
      }
    case .reshape: return operands[0]
    case .transpose(let permutation):
      return type.places.map { place in
        var from = place
        for (index, dimension) in permutation.enumerated() { from[dimension] = place[index] }
        return operands[0][types[0].offset(from)]
      }
    case .slice(let starts, _):
      return type.places.map { operands[0][types[0].offset(zip($0, starts).map(+))] }
    case .pad(let low, _):
      return type.places.map { place in
        let from = zip(place, low).map(-)
        let isInside = zip(from, types[0].shape).allSatisfy { $0 >= 0 && $0 < $1 }
        return isInside ? operands[0][types[0].offset(from)] : operands[1][0]
      }
    case .concatenate(let dimension):
      return type.places.map { place in
        var (from, part) = (place, 0)
        while from[dimension] >= types[part].shape[dimension] {
          from[dimension] -= types[part].shape[dimension]
          part += 1
        }
        return operands[part][types[part].offset(from)]
      }
    case .dot(let dot): return product(dot, operands, types)
    case .reduce(let kind, let dimensions):
      return reduce(kind, dimensions, operands[0], types[0], type, initial: operands[1][0])
    case .gather:
      let columns = type.shape[1]
      return operands[1].flatMap { operands[0][(Int($0) * columns)..<((Int($0) + 1) * columns)] }
    case .replace(let dimension):
      let start = Int(operands[2][0])
      var result = operands[0]
      for (place, element) in zip(types[1].places, operands[1]) {
        var target = place
        target[dimension] += start
        result[type.offset(target)] = element
      }
      return result
    case .allReduce: return operands[0]
    }
  }

  private func product(
    _ dot: Primitive.Dot, _ operands: [[Double]], _ types: [TensorType]
  ) -> [Double] {
    let (left, right) = (types[0], types[1])
    func offsets(_ type: TensorType, _ dimensions: [Int]) -> [Int] {
      let part = TensorType(shape: dimensions.map { type.shape[$0] }, scalar: .float32)
      return part.places.map { zip($0, dimensions).reduce(0) { $0 + $1.0 * type.stride($1.1) } }
    }
    let contracted = Array(
      zip(offsets(left, dot.leftContracted), offsets(right, dot.rightContracted)))
    let leftFree = offsets(left, dot.leftFree(left.rank))
    let rightFree = offsets(right, dot.rightFree(right.rank))
    var result: [Double] = []
    for (a, b) in zip(offsets(left, dot.leftBatch), offsets(right, dot.rightBatch)) {
      for row in leftFree {
        for column in rightFree {
          var sum = 0.0
          for (i, j) in contracted { sum += operands[0][a + row + i] * operands[1][b + column + j] }
          result.append(sum)
        }
      }
    }
    return result
  }

  private func reduce(
    _ kind: Primitive.Reduction, _ dimensions: [Int], _ operand: [Double], _ from: TensorType,
    _ type: TensorType, initial: Double
  ) -> [Double] {
    var result = [Double](repeating: initial, count: type.count)
    let kept = from.shape.indices.filter { !dimensions.contains($0) }
    for (index, place) in from.places.enumerated() {
      let target = type.offset(kept.map { place[$0] })
      switch kind {
      case .sum: result[target] += operand[index]
      case .maximum: result[target] = max(result[target], operand[index])
      case .minimum: result[target] = min(result[target], operand[index])
      }
    }
    return result
  }
}
