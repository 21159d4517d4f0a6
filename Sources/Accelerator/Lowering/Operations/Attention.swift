import Autodiff
import Tensors

extension Lowering {
  /// The extents of attention: *B* sequences, *H* heads, *Q* queries, *K* keys, heads of width *w*.
  private struct Extents {
    let sequences: Int
    let heads: Int
    let queries: Int
    let keys: Int
    let width: Int

    var scores: [Int] { [sequences, heads, queries, keys] }
  }

  mutating func lower(_ operation: AttentionOperation, _ runtime: Tensor?) {
    let geometry = operation.geometry
    let model = operation.context.columns
    let extents = Extents(
      sequences: sequences, heads: geometry.headCount,
      queries: operation.queries.rows / sequences,
      keys: (operation.memory ?? operation.queries).rows / sequences,
      width: model / geometry.headCount)
    precondition(
      geometry.queryOffsets.count == sequences + 1
        && geometry.probabilityCount == extents.scores.reduce(1, *),
      "attention over sequences of several lengths")
    let queries = self[operation.queries].sliced(1, 0..<model)
    let others = operation.memory.map { self[$0] } ?? self[operation.queries]
    let first = operation.memory == nil ? model : 0
    let keys = others.sliced(1, first..<(first + model))
    let values = others.sliced(1, (first + model)..<(first + 2 * model))
    // [B, H, Q, K]
    var scores = split(queries, extents.queries, extents).dot(
      split(keys, extents.keys, extents), contracting: ([3], [3]), batch: ([0, 2], [0, 2]),
      to: .float32)
    scores = scores * Double(operation.scale ?? 1 / Float(extents.width).squareRoot())
    for bias in operation.biases { scores = scores + lowered(bias, extents.scores) }
    var probabilities = softmax(masked(scores, isCausal: geometry.isCausal))
    if let dropout = operation.dropout, let runtime {
      probabilities = dropped(probabilities, dropout.mask, keys: runtime)
    }
    let contexts = probabilities.converted(to: precision.activations).dot(
      split(values, extents.keys, extents), contracting: ([3], [1]), batch: ([0, 1], [0, 2]))
    put(
      contexts.transposed([0, 2, 1, 3]).reshaped([operation.context.rows, model]),
      into: operation.context)
  }

  /// `[B·length, H·w]` as `[B, length, H, w]`.
  private func split(_ rows: Tensor, _ length: Int, _ extents: Extents) -> Tensor {
    rows.reshaped([extents.sequences, length, extents.heads, extents.width])
  }

  /// Scores `[B, H, Q, K]` with those of keys that a query must not see far below all others.
  private func masked(_ scores: Tensor, isCausal: Bool) -> Tensor {
    let key = graph.iota(scores.shape, dimension: 3)
    let isSeen: Tensor
    if let counts = seenKeys(isCausal: isCausal) {
      isSeen = key.compare(.less, counts.broadcast(to: scores.shape, dimensions: [0]))
    } else {
      isSeen = key.compare(.lessOrEqual, graph.iota(scores.shape, dimension: 2))
    }
    return isSeen.select(scores, scores.like(-1e30))
  }

  /// The softmax over the last dimension.
  func softmax(_ scores: Tensor) -> Tensor {
    let last = scores.rank - 1
    let kept = Array(0..<last)
    let greatest = scores.reduced(.maximum, over: [last])
    let powers = (scores - greatest.broadcast(to: scores.shape, dimensions: kept)).exponential
    return powers / powers.sum(over: [last]).broadcast(to: scores.shape, dimensions: kept)
  }
}
